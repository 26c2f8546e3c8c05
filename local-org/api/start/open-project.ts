/** The org and Apex of the project's current files, behind a listener that stays when they change. */
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
  /** The mistake in the project's files, if there is no org. */
  #mistake: Error | null = null;

  /** @throws if the project can't be opened at the start. */
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

  /** After a mistake in the project's files, jobs wait. */
  runDueJobs(): void {
    if (!this.#mistake) this.#opened.apex.runDueJobs();
  }

  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (this.#mistake) sendPlain(response, refusal(503, 'SERVER_UNAVAILABLE', this.#mistake.message));
    else this.#opened.listener(request, response);
  };

  /** Reads the files again. After a mistake, every request gets its message until the files are correct. */
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
