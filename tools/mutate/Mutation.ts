/** A small mistake that can be added to a syntax tree and removed again. */

export type MutationKind =
  'operator' | 'condition' | 'constant' | 'statement' | 'save' | 'result' | 'field' | 'query' | 'access';

/** A property of a node, and its replacement. */
export interface Edit {
  readonly kind: MutationKind;
  /** `== becomes !=`. */
  readonly change: string;
  readonly holder: object;
  readonly key: string;
  readonly replacement: unknown;
}

/** The lines of a method, constructor, property, or field. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

export interface Mutation extends Edit {
  readonly line: number;
  readonly column: number;
  /** The first line of its statement, which coverage counts. */
  readonly statementLine: number;
  readonly member: Lines;
}

/** Adds the mistake. The returned function removes it. Trees are read-only only for TypeScript. */
export function apply({ holder, key, replacement }: Edit): () => void {
  const original: unknown = Reflect.get(holder, key);
  Reflect.set(holder, key, replacement);
  return () => {
    Reflect.set(holder, key, original);
  };
}
