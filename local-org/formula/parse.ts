/** Parses formula text into a tree (Salesforce Help, "Formula Operators and Functions A–Z"). */

export type Tree =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] }
  | { readonly kind: 'operator'; readonly name: string; readonly args: readonly Tree[] };

/** A formula that the local org can't run, because it's invalid or uses something unknown. */
export class FormulaProblem extends Error {}

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
}

const TOKEN =
  /\s+|\/\*[\s\S]*?\*\/|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<text>"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*')|(?<name>\$?[A-Za-z_]\w*(?::\w+)?(?:\.\w+(?::\w+)?)*)|(?<sign>&&|\|\||<>|!=|<=|>=|==|[-+*/^&=<>!(),])/y;

export function parseFormula(text: string): Tree {
  return new Parser(tokens(text)).whole();
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new FormulaProblem(`Syntax error. Found '${text.charAt(at)}'`);
    for (const kind of ['number', 'text', 'name', 'sign'] as const) {
      const part = groups[kind];
      if (part !== undefined) found.push({ kind, text: part });
    }
  }
  return [...found, { kind: 'end', text: 'the end' }];
}

/** Lowest precedence first. All operators are left-associative. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-', '&'],
  ['*', '/'],
  ['^'],
];

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(read: readonly Token[]) {
    this.#tokens = read;
  }

  whole(): Tree {
    const tree = this.#level(0);
    if (this.#next.kind !== 'end') this.#fail();
    return tree;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'the end' };
  }

  #take(): Token {
    const token = this.#next;
    this.#at++;
    return token;
  }

  #takeSign(...signs: readonly string[]): string | null {
    const { kind, text } = this.#next;
    if (kind !== 'sign' || !signs.includes(text)) return null;
    this.#at++;
    return text;
  }

  #fail(): never {
    throw new FormulaProblem(`Syntax error. Found '${this.#next.text}'`);
  }

  #level(level: number): Tree {
    const signs = LEVELS[level];
    if (!signs) return this.#signed();
    let left = this.#level(level + 1);
    for (let sign = this.#takeSign(...signs); sign !== null; sign = this.#takeSign(...signs)) {
      left = { kind: 'operator', name: sign, args: [left, this.#level(level + 1)] };
    }
    return left;
  }

  #signed(): Tree {
    const sign = this.#takeSign('-', '+', '!');
    if (sign === null) return this.#single();
    const args = [this.#signed()];
    return sign === '!' ? { kind: 'call', name: 'NOT', args } : { kind: 'operator', name: `unary ${sign}`, args };
  }

  #single(): Tree {
    if (this.#takeSign('(') !== null) {
      const inner = this.#level(0);
      if (this.#takeSign(')') === null) this.#fail();
      return inner;
    }
    const { kind, text } = this.#next;
    if (kind === 'sign' || kind === 'end') return this.#fail();
    this.#take();
    if (kind === 'number') return { kind: 'literal', value: Number(text) };
    if (kind === 'text') return { kind: 'literal', value: unescaped(text.slice(1, -1)) };
    if (this.#takeSign('(') !== null) return { kind: 'call', name: text.toUpperCase(), args: this.#arguments() };
    return constantOf(text) ?? { kind: 'name', path: text.split('.') };
  }

  #arguments(): Tree[] {
    if (this.#takeSign(')') !== null) return [];
    const args = [this.#level(0)];
    while (this.#takeSign(',') !== null) args.push(this.#level(0));
    if (this.#takeSign(')') === null) this.#fail();
    return args;
  }
}

function constantOf(name: string): Tree | null {
  const values: Record<string, boolean | null> = { TRUE: true, FALSE: false, NULL: null };
  const value = values[name.toUpperCase()];
  return value === undefined ? null : { kind: 'literal', value };
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_all, letter: string) => ESCAPES[letter] ?? letter);
}
