/** Parses JSON text and keeps the text of numbers, so that a Decimal keeps its scale. */

/** A number as its text. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isInteger(): boolean {
    return /^-?\d+$/.test(this.text);
  }
}

export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | Map<string, JsonValue>;

export class JsonSyntaxError extends Error {}

export function parseJson(text: string): JsonValue {
  const reader = new JsonReader(text);
  const value = reader.value();
  reader.end();
  return value;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const WORDS: readonly [string, boolean | null][] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class JsonReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  value(): JsonValue {
    this.space();
    const char = this.text.charAt(this.at);
    if (char === '{') return this.object();
    if (char === '[') return this.array();
    if (char === '"') return this.string();
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return new JsonNumber(this.match(NUMBER));
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) this.fail();
  }

  private object(): Map<string, JsonValue> {
    const found = new Map<string, JsonValue>();
    this.members('{', '}', () => {
      this.space();
      const name = this.string();
      this.expect(':');
      found.set(name, this.value());
    });
    return found;
  }

  private array(): JsonValue[] {
    const found: JsonValue[] = [];
    this.members('[', ']', () => found.push(this.value()));
    return found;
  }

  private members(open: string, close: string, member: () => void): void {
    this.expect(open);
    this.space();
    if (this.text.charAt(this.at) === close) {
      this.at++;
      return;
    }
    for (;;) {
      member();
      this.space();
      if (this.text.charAt(this.at) !== ',') break;
      this.at++;
    }
    this.expect(close);
  }

  private string(): string {
    const quoted = this.match(STRING);
    try {
      return String(JSON.parse(quoted));
    } catch (error) {
      if (error instanceof SyntaxError) return this.fail();
      throw error;
    }
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return this.fail();
    this.at += found.length;
    return found;
  }

  private expect(char: string): void {
    this.space();
    if (this.text.charAt(this.at) !== char) this.fail();
    this.at++;
  }

  private space(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }

  private fail(): never {
    if (this.at >= this.text.length) throw new JsonSyntaxError('Unexpected end-of-input');
    const char = this.text.charAt(this.at);
    throw new JsonSyntaxError(
      `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): at input location [1,${this.at + 1}]`,
    );
  }
}
