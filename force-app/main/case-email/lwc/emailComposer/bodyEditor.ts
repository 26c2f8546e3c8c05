import { isBlank, sameHtml } from 'c/emailModel';

/** Events that only the user causes. */
const WRITING = ['beforeinput', 'input', 'paste', 'cut', 'drop'];

let made = 0;

/**
 * The state of one rich text editor. Salesforce's editor (Quill) rewrites its text on first focus and fires a change, which isn't a change by the
 * user. Each new text gets a new editor, because an editor in use takes the focus with every new value.
 */
export class BodyEditor {
  readonly key: number;
  readonly given: string;
  /** What the email contains. */
  current: string;

  /** The given text as the editor rewrote it. */
  #own: string | null = null;
  #hasWriting = false;

  constructor(given: string) {
    made += 1;
    this.key = made;
    this.given = given;
    this.current = given;
  }

  /** Records that the user writes. A key counts only after the first rewrite, because it can be the key that moved the focus here. */
  noticed(type: string): void {
    const isReady = this.#own !== null || isBlank(this.given);
    this.#hasWriting = this.#hasWriting || WRITING.includes(type) || (type === 'keydown' && isReady);
  }

  /** Whether the user wrote this value. Then `current` is the value, or the given text if the user undid the change. */
  takes(value: string): boolean {
    if (!this.#hasWriting && this.isItsOwn(value)) {
      this.#own = value;
      return false;
    }
    this.current = value === this.#own ? this.given : value;
    return true;
  }

  private isItsOwn(value: string): boolean {
    return (this.#own === null && !isBlank(this.given)) || sameHtml(value, this.#own ?? this.given);
  }
}
