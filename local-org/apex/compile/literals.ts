/** Literals and `Foo.class`. */
import { Decimal, Double } from '../runtime/decimal.ts';
import { BOOLEAN, DECIMAL, DOUBLE, INTEGER, LONG, NULL, STRING, type Type } from '../runtime/types.ts';
import type { ApexValue } from '../runtime/values.ts';
import type { Literal } from '../syntax/tree.ts';
import { refuse } from '../model/problems.ts';
import type { Compiled } from './compiled.ts';

const MAX_INTEGER = 2_147_483_647;
const MAX_LONG = 9_223_372_036_854_775_807n;

export function literalValue(node: Literal): { type: Type; value: ApexValue } {
  const { text } = node;
  switch (node.type) {
    case 'null':
      return { type: NULL, value: null };
    case 'boolean':
      return { type: BOOLEAN, value: text === 'true' };
    case 'string':
      return { type: STRING, value: text };
    case 'integer':
      if (Math.abs(Number(text)) > MAX_INTEGER + (text.startsWith('-') ? 1 : 0))
        refuse(`Illegal integer: ${text}`, node);
      return { type: INTEGER, value: Number(text) };
    case 'long':
      if (BigInt(text) > MAX_LONG || BigInt(text) < -MAX_LONG - 1n) refuse(`Illegal long: ${text}`, node);
      return { type: LONG, value: BigInt(text) };
    case 'double':
      return { type: DOUBLE, value: new Double(Number(text)) };
    case 'decimal':
      return { type: DECIMAL, value: Decimal.parse(text) ?? refuse(`Illegal decimal: ${text}`, node) };
  }
}

export function literal(node: Literal): Compiled {
  return constant(literalValue(node));
}

export function constant({ type, value }: { type: Type; value: ApexValue }): Compiled {
  return { type, evaluate: () => value };
}
