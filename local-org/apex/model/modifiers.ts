/** Questions about the modifiers of a declaration. */
import type { Visibility } from '../runtime/classes.ts';
import type { Modifier } from '../syntax/tree.ts';

export const has = (modifiers: readonly Modifier[], name: string): boolean =>
  modifiers.some((modifier) => modifier.name === name);

export const VISIBILITIES: readonly Visibility[] = ['public', 'protected', 'private', 'global'];

export function visibility(modifiers: readonly Modifier[], otherwise: Visibility): Visibility {
  if (has(modifiers, 'webservice')) return 'global';
  return VISIBILITIES.find((name) => has(modifiers, name)) ?? otherwise;
}
