/**
 * The annotations of Apex. Apex Developer Guide, "Annotations". The code that reads an annotation says what
 * it does.
 */
import type { Modifier, Position } from '../syntax/tree.ts';
import { refuse } from './problems.ts';

const KNOWN: ReadonlySet<string> = new Set(
  `auraenabled deprecated future httpdelete httpget httppatch httppost httpput invocablemethod invocablevariable istest jsonaccess
  namespaceaccessible readonly remoteaction restresource suppresswarnings testsetup testvisible`.split(/\s+/),
);

export function refuseUnknownAnnotations(modifiers: readonly Modifier[], at: Position): void {
  for (const { name } of modifiers)
    if (name.startsWith('@') && !KNOWN.has(name.slice(1))) refuse(`Annotation does not exist: ${name.slice(1)}`, at);
}
