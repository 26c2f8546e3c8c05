/** Literals: the contents of quotes, and the types of numbers. */
import type { LiteralContext } from '@apexdevtools/apex-parser';
import { position } from './build-types.ts';
import type { Literal, Position } from './tree.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Literals that the grammar accepts and Salesforce doesn't. */
export class RefusedSyntax extends Error {
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

/** The Apex Developer Guide lists the escapes in "String Primitive Type". */
export function unescape(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(u([0-9a-fA-F]{4})|[^])/g, (_all, character: string, code: string | undefined) =>
      code === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(parseInt(code, 16)),
    );
}

/** `'''` and a line break start a multi-line string. Its lines lose the indentation of the closing quotes. */
export function unescapeMultiline(quoted: string): string {
  const lines = quoted.slice(3, -3).replace(/\r\n/g, '\n').split('\n');
  if (lines[0]?.trim() === '') lines.shift();
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return unescape(`'${lines.map((line) => line.slice(indent)).join('\n')}'`);
}

export function literal(node: LiteralContext): Literal {
  const text = node.getText();
  const at = position(node);
  if (node.NULL()) return make(at, 'null', 'null');
  if (node.BooleanLiteral()) return make(at, 'boolean', text.toLowerCase());
  if (node.IntegerLiteral()) return make(at, 'integer', text);
  if (node.LongLiteral()) return make(at, 'long', text.slice(0, -1));
  if (node.NumberLiteral()) {
    return /d$/i.test(text) ? make(at, 'double', text.slice(0, -1)) : make(at, 'decimal', text);
  }
  if (node.MultilineStringLiteral()) return make(at, 'string', unescapeMultiline(text));
  if (/[\r\n]/.test(text)) throw new RefusedSyntax('Line breaks not allowed in string literals', at);
  return make(at, 'string', unescape(text));
}

export function make(at: Position, type: Literal['type'], text: string): Literal {
  return { kind: 'literal', line: at.line, column: at.column, type, text };
}
