import { isBlank, sameHtml } from 'c/emailModel';

/** Nothing but a person's hand leads to these. */
const WRITING = ['beforeinput', 'input', 'paste', 'cut', 'drop'];

let made = 0;

/**
 * One editor, from the text it is given to the text somebody writes in it. The platform's editor writes a text in its own way when it first
 * gets the focus, and tells that as a change too: nobody wrote it, so the email stays as it is. Another text is given to another editor,
 * because an editor at work takes the focus with every new value.
 */
export class BodyEditor {
  readonly key: number;
  readonly given: string;
  /** What the email contains. */
  current: string;

  /** The same text in the editor's own way. */
  #own: string | null = null;
  #hasWriting = false;

  constructor(given: string) {
    made += 1;
    this.key = made;
    this.given = given;
    this.current = given;
  }

  /** To be told of what a person does in the editor. A key may only have led there: it counts once the editor has its text. */
  noticed(type: string): void {
    const isReady = this.#own !== null || isBlank(this.given);
    this.#hasWriting = this.#hasWriting || WRITING.includes(type) || (type === 'keydown' && isReady);
  }

  /** Whether somebody wrote what the editor tells; `current` is that text then. Written and taken back, it is the one given. */
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
