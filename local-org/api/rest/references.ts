/** `@{order.id}` in a composite request is replaced with a value of an earlier response. */

export interface Filled<T> {
  readonly value: T;
  /** The reference without a value, or null. */
  readonly missing: string | null;
}

const reference = /@\{([^}]+)\}/g;

/** Replaces the references in all texts of a value. A text that is only a reference gets the value's type. */
export function fillReferences<T>(value: T, answers: ReadonlyMap<string, unknown>): Filled<T> {
  const state: { missing: string | null } = { missing: null };
  const filled = fill(value, answers, state) as T;
  return { value: filled, missing: state.missing };
}

function fill(value: unknown, answers: ReadonlyMap<string, unknown>, state: { missing: string | null }): unknown {
  if (typeof value === 'string') return fillText(value, answers, state);
  if (Array.isArray(value)) return value.map((item) => fill(item, answers, state));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, answers, state)]));
}

function fillText(text: string, answers: ReadonlyMap<string, unknown>, state: { missing: string | null }): unknown {
  const whole = /^@\{([^}]+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return resolve(whole, answers, state);
  return text.replace(reference, (_all, path: string) => {
    const found = resolve(path, answers, state);
    return found === null ? '' : String(found);
  });
}

/** `name.records[0].Id` */
function resolve(path: string, answers: ReadonlyMap<string, unknown>, state: { missing: string | null }): unknown {
  const [name = '', ...steps] = path.split(/[.[\]]+/).filter((step) => step !== '');
  let value: unknown = answers.get(name);
  for (const step of steps) value = memberOf(value, step);
  if (value === undefined || (typeof value === 'object' && value !== null)) {
    state.missing ??= path;
    return null;
  }
  return value;
}

function memberOf(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === step.toLowerCase());
  return key === undefined ? undefined : (value as Record<string, unknown>)[key];
}
