/** Filter logic such as `1 AND (2 OR NOT 3)` over numbered conditions. */
import type { Condition } from '../../soql/tree.ts';
import { refuse } from '../http/errors.ts';

export function combine(conditions: readonly Condition[], logic: string | null): Condition | null {
  if (conditions.length === 0) return null;
  return logic === null ? all(conditions) : new LogicReader(logic, conditions).read();
}

/** All conditions. A single condition isn't wrapped. */
export function all(conditions: readonly Condition[]): Condition | null {
  const [first, ...rest] = conditions;
  if (!first) return null;
  return rest.length === 0 ? first : { kind: 'and', parts: conditions };
}

export function any(conditions: readonly Condition[]): Condition | null {
  const [first, ...rest] = conditions;
  if (!first) return null;
  return rest.length === 0 ? first : { kind: 'or', parts: conditions };
}

/** AND goes before OR. */
class LogicReader {
  readonly #tokens: readonly string[];
  readonly #conditions: readonly Condition[];
  readonly #logic: string;
  #at = 0;

  constructor(logic: string, conditions: readonly Condition[]) {
    this.#logic = logic;
    this.#tokens = logic.match(/\d+|\(|\)|[A-Za-z]+|\S/g) ?? [];
    this.#conditions = conditions;
  }

  read(): Condition {
    const condition = this.#alternatives();
    return this.#at === this.#tokens.length ? condition : this.#refuse();
  }

  #alternatives(): Condition {
    const parts = [this.#conjunction()];
    while (this.#take('OR')) parts.push(this.#conjunction());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  #conjunction(): Condition {
    const parts = [this.#term()];
    while (this.#take('AND')) parts.push(this.#term());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  #term(): Condition {
    if (this.#take('NOT')) return { kind: 'not', part: this.#term() };
    if (this.#take('(')) {
      const inner = this.#alternatives();
      return this.#take(')') ? inner : this.#refuse();
    }
    const condition = this.#conditions[Number(this.#tokens[this.#at]) - 1];
    if (!condition) return this.#refuse();
    this.#at += 1;
    return condition;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at]?.toUpperCase() !== token) return false;
    this.#at += 1;
    return true;
  }

  #refuse(): never {
    return refuse('INVALID_FILTER', `The filter logic "${this.#logic}" isn't valid.`);
  }
}
