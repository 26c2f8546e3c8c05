/** The org and the Apex of a project as its files now stand, behind a listener that outlives them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApexRuntime } from '../../apex/index.ts';
import type { Org } from '../../org.ts';
import { refusal } from '../http/reply.ts';
import { sendPlain } from '../server.ts';

export interface Opened {
  readonly org: Org;
  readonly apex: ApexRuntime;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
}

export class OpenProject {
  readonly #open: () => Opened;
  #opened: Opened;
  /** Why there is no org at the moment: the project's files have a mistake. */
  #mistake: Error | null = null;

  /** @throws what opening throws: a project that cannot be opened at the start is not served. */
  constructor(open: () => Opened) {
    this.#open = open;
    this.#opened = open();
  }

  get org(): Org {
    return this.#opened.org;
  }

  get apex(): ApexRuntime {
    return this.#opened.apex;
  }

  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (this.#mistake) sendPlain(response, refusal(503, 'SERVER_UNAVAILABLE', this.#mistake.message));
    else this.#opened.listener(request, response);
  };

  /** Reads the files again. With a mistake in them every request is answered with it, until they are read again without one. */
  reopen(): void {
    this.close();
    try {
      this.#opened = this.#open();
      this.#mistake = null;
    } catch (error) {
      this.#mistake = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  close(): void {
    if (!this.#mistake) this.#opened.org.close();
  }
}
