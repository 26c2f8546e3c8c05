import { reduceError } from 'c/rpErrorUtils';
import { mergeKey, wantsMerge } from 'c/emailModel';
import type { Address, EmailEvent, EmailModel, EmailPreview } from 'c/emailModel';

/** Milliseconds to wait, because users often add several recipients in a row. */
const PAUSE = 300;

/** The email to fill in. */
export interface FilledEmail {
  readonly model: EmailModel;
  dispatch(event: EmailEvent): void;
  preview(templateName: string, to: readonly Address[]): Promise<EmailPreview>;
}

/** Fills in the template when the template or the recipients change, until the user edits the text. Only the newest answer counts. */
export class TemplateFiller {
  readonly #email: FilledEmail;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: string | null = null;
  #running: Promise<void> | null = null;

  constructor(email: FilledEmail) {
    this.#email = email;
  }

  /** Call after every change. */
  changed(): void {
    const { model } = this.#email;
    const key = mergeKey(model.content);
    if (!wantsMerge(model) || key === this.#asked) {
      return;
    }
    this.#asked = key;
    clearTimeout(this.#timer);
    if (model.merged === null) {
      void this.fill();
    } else {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for the last of several recipients
      this.#timer = setTimeout(() => void this.fill(), PAUSE);
    }
  }

  /** Fills in pending changes now. Resolves when all requests are done. */
  async settle(): Promise<void> {
    if (wantsMerge(this.#email.model)) {
      clearTimeout(this.#timer);
      await (this.#running ?? this.fill());
    }
  }

  /** Fills in without a pause, also after a failure. */
  fill(): Promise<void> {
    this.#running = this.ask().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  private async ask(): Promise<void> {
    const { content } = this.#email.model;
    const key = mergeKey(content);
    this.#asked = key;
    if (content.templateName === null) {
      return;
    }
    this.#email.dispatch({ type: 'mergeStarted' });
    try {
      const preview = await this.#email.preview(content.templateName, content.to);
      this.finish(key, { type: 'merged', preview, key });
    } catch (error) {
      this.finish(key, { type: 'mergeFailed', failure: reduceError(error) });
    }
  }

  /** Ignores an answer if a newer request has been made. */
  private finish(key: string, event: EmailEvent): void {
    if (this.#asked !== key) {
      return;
    }
    this.#asked = event.type === 'merged' ? null : key;
    this.#email.dispatch(event);
  }
}
