/** One small mistake that can be put into a syntax tree and taken out again. */

export type MutationKind =
  'operator' | 'condition' | 'constant' | 'statement' | 'save' | 'result' | 'field' | 'query' | 'access';

/** A property of a node, and what stands in it instead. */
export interface Edit {
  readonly kind: MutationKind;
  /** `== becomes !=`. */
  readonly change: string;
  readonly holder: object;
  readonly key: string;
  readonly replacement: unknown;
}

/** A method, constructor, property or field, by its lines. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

export interface Mutation extends Edit {
  readonly line: number;
  readonly column: number;
  /** Where the statement around it begins: what coverage counts. */
  readonly statementLine: number;
  readonly member: Lines;
}

/** Puts the mistake in; the answer takes it out. Trees are plain data that only their types make read-only. */
export function apply({ holder, key, replacement }: Edit): () => void {
  const original: unknown = Reflect.get(holder, key);
  Reflect.set(holder, key, replacement);
  return () => {
    Reflect.set(holder, key, original);
  };
}
