import { mergeKey, wantsMerge } from 'c/emailModel';
import type { Address, EmailEvent, EmailModel, EmailPreview } from 'c/emailModel';
import { reduceError } from 'c/rpErrorUtils';

/** Several recipients are often added in a row. */
const PAUSE = 300;

/** What the filler needs of the email it fills in. */
export interface FilledEmail {
  readonly model: EmailModel;
  dispatch(event: EmailEvent): void;
  preview(templateName: string, to: readonly Address[]): Promise<EmailPreview>;
}

/** Has the template filled in whenever it or its recipients change, as long as nobody has touched the text. The last answer counts. */
export class TemplateFiller {
  readonly #email: FilledEmail;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: string | null = null;
  #running: Promise<void> | null = null;

  constructor(email: FilledEmail) {
    this.#email = email;
  }

  /** To be told of every change. */
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

  /** Fills in now what waits; resolves when nothing is under way. */
  async settle(): Promise<void> {
    if (wantsMerge(this.#email.model)) {
      clearTimeout(this.#timer);
      await (this.#running ?? this.fill());
    }
  }

  /** At once; also after a failure. */
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

  /** An answer that was overtaken by a newer question is nobody’s any more. */
  private finish(key: string, event: EmailEvent): void {
    if (this.#asked !== key) {
      return;
    }
    this.#asked = event.type === 'merged' ? null : key;
    this.#email.dispatch(event);
  }
}
