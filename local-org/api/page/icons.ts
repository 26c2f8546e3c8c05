/** The Lightning Design System icon of an object or tab. */
import type { ObjectDef } from '../../schema/model.ts';

/** Standard objects whose icon name isn't their name in snake case. */
const special: Readonly<Record<string, string>> = {
  EmailMessage: 'standard:email',
  FeedItem: 'standard:feed',
  CaseComment: 'standard:case_comment',
  OpportunityContactRole: 'standard:opportunity_contact_role',
  AccountContactRelation: 'standard:account_contact_relation',
  Group: 'standard:groups',
  Organization: 'standard:account',
};

export function iconOf(object: ObjectDef, tabMotifs: ReadonlyMap<string, string> = new Map()): string {
  const motif = tabMotifs.get(object.name);
  if (motif !== undefined) return tabMotifIcon(motif);
  if (object.custom) return 'standard:custom';
  return special[object.name] ?? `standard:${object.name.replace(/(?<=[a-z])([A-Z])/g, '_$1').toLowerCase()}`;
}

/** `Custom18: Form` becomes `custom:custom18`. */
export function tabMotifIcon(motif: string | undefined): string {
  const number = /^Custom(\d+)/.exec(motif ?? '')?.[1];
  return number === undefined ? 'standard:default' : `custom:custom${number}`;
}
