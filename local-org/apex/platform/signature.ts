/**
 * Apex signatures as text, in which the library declares its members: `Boolean contains(String)`, `List<V>
 * values()`, `List<Database.SaveResult> insert(List<SObject>, Boolean)`.
 */

/** A type as text. It's resolved when the member is first used. */
export interface TypeText {
  readonly name: string;
  readonly args: readonly TypeText[];
}

export interface Signature {
  readonly returns: TypeText;
  readonly name: string;
  readonly parameters: readonly TypeText[];
}

const TOKEN = /[\w.]+|[<>(),]/g;

export function parseSignature(text: string): Signature {
  const reader = new Tokens(text);
  const returns = reader.type();
  const name = reader.word();
  reader.expect('(');
  const parameters: TypeText[] = [];
  while (reader.peek() !== ')') {
    parameters.push(reader.type());
    if (reader.peek() === ',') reader.expect(',');
  }
  return { returns, name, parameters };
}

/** `Map<Id,List<Case>>`. Null if the text isn't a type. */
export function parseTypeText(text: string): TypeText | null {
  try {
    const reader = new Tokens(text);
    const type = reader.type();
    return reader.peek() === undefined ? type : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

class Tokens {
  private readonly text: string;
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(text: string) {
    this.text = text;
    this.tokens = text.match(TOKEN) ?? [];
  }

  peek(): string | undefined {
    return this.tokens[this.at];
  }

  word(): string {
    const token = this.tokens[this.at++];
    if (token === undefined || !/^[\w.]+$/.test(token)) throw new SyntaxError(`No name in the signature ${this.text}`);
    return token;
  }

  expect(token: string): void {
    if (this.tokens[this.at++] !== token) throw new SyntaxError(`${token} missing in the signature ${this.text}`);
  }

  type(): TypeText {
    const name = this.word();
    const args: TypeText[] = [];
    if (this.peek() === '<') {
      this.expect('<');
      do args.push(this.type());
      while (this.peek() === ',' && (this.expect(','), true));
      this.expect('>');
    }
    return { name, args };
  }
}
