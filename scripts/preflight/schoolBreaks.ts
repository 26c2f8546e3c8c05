/** Checks whether someone has entered the next school breaks. A break that doesn't repeat needs new dates every year. */
import type { Org, QueriedRecord } from '../../services/Org.ts';
import { eventOf } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import type { Finding } from './checks.ts';

const CODE = 'SCHOOL_BREAKS';
const CHECK = 'School Breaks';
const REMEDY =
  'In Setup, open Custom Metadata Types, then School Break, and add the next breaks of your customers. Otherwise waiting times count days on which schools are closed.';

export async function schoolBreaks(org: Org): Promise<Finding & { isUnreadable?: boolean }> {
  let breaks: QueriedRecord[];
  try {
    breaks = await org.query(
      'SELECT Id, MasterLabel, Last_Day__c, Repeats_Every_Year__c FROM School_Break__mdt WHERE Is_Active__c = TRUE',
    );
  } catch (error) {
    if (error instanceof CommandError) throw error;
    return { ...note(`can't be read (${eventOf(error)})`), remedy: 'Deploy Rosterpath first.', isUnreadable: true };
  }
  if (breaks.length === 0) return note('no school break is entered');
  const once = breaks
    .filter((one) => one['Repeats_Every_Year__c'] !== true)
    .sort((one, other) => lastDay(one).localeCompare(lastDay(other)));
  const last = once.at(-1);
  if (last !== undefined && lastDay(last) < org.today())
    return note(`the last break that doesn't repeat every year is over: ${String(last['MasterLabel'])}`);
  return { code: CODE, check: CHECK, state: 'ready', detail: 'a break lies ahead', remedy: '' };
}

const lastDay = (one: QueriedRecord): string => String(one['Last_Day__c'] ?? '');

const note = (detail: string): Finding => ({ code: CODE, check: CHECK, state: 'note', detail, remedy: REMEDY });
