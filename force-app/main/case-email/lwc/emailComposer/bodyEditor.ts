import { isBlank, sameHtml } from 'c/emailModel';

/** Events that only a person causes. */
const WRITING = ['beforeinput', 'input', 'paste', 'cut', 'drop'];

let made = 0;

/**
 * One editor, from the text it gets to the text a person writes in it. The platform's editor (Quill) rewrites its text on first focus and
 * fires a change. Nobody wrote that change, so the email stays as it is. Each new text gets a new editor, because an editor in use takes
 * the focus with every new value.
 */
export class BodyEditor {
  readonly key: number;
  readonly given: string;
  /** What the email contains. */
  current: string;

  /** The same text as the editor rewrote it. */
  #own: string | null = null;
  #hasWriting = false;

  constructor(given: string) {
    made += 1;
    this.key = made;
    this.given = given;
    this.current = given;
  }

  /** Notes what a person does in the editor. A key counts only after the first rewrite, because it may only have moved the focus there. */
  noticed(type: string): void {
    const isReady = this.#own !== null || isBlank(this.given);
    this.#hasWriting = this.#hasWriting || WRITING.includes(type) || (type === 'keydown' && isReady);
  }

  /** True if a person wrote this value; `current` then has it. If they undid their change, `current` is the given text again. */
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
