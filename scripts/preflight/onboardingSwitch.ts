/** Checks whether an admin switched off the automation. Reads the setting in the same way as OnboardingSwitch.cls. */
import type { Org, QueriedRecord } from '../../services/Org.ts';
import { eventOf } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import type { Finding } from './checks.ts';

const CODE = 'ONBOARDING_SWITCH';
const CHECK = 'Onboarding Switch';
const WHERE = 'In Setup, open Custom Settings, then Onboarding Switch';

/** Levels by their lowercase letters. */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['everything', 'Everything'],
  ['nogates', 'No gates'],
  ['nothing', 'Nothing'],
]);

export async function onboardingSwitch(org: Org): Promise<Finding> {
  let records: QueriedRecord[];
  try {
    records = await org.query('SELECT Id, SetupOwnerId, Level__c FROM Onboarding_Switch__c');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const remedy = 'Deploy Rosterpath first, and sign in as a user with the permission Customize Application.';
    return { code: CODE, check: CHECK, state: 'note', detail: `can't be read (${eventOf(error)})`, remedy };
  }
  const changed = records.filter((record) => levelOf(record) !== 'Everything');
  if (changed.length === 0)
    return { code: CODE, check: CHECK, state: 'ready', detail: 'all automation is on', remedy: '' };
  const owners = await ownerNames(org, changed);
  const detail = changed.map((record) => sentence(record, owners.get(String(record['SetupOwnerId'])) ?? 'the org'));
  return { code: CODE, check: CHECK, state: 'note', detail: detail.join('; '), remedy: remedyFor(changed) };
}

/** Null if the text isn't a level. */
function levelOf({ Level__c: level }: QueriedRecord): string | null {
  const text = typeof level === 'string' ? level.trim() : '';
  return text === '' ? 'Everything' : (LEVELS.get(text.toLowerCase().replace(/[^a-z]/g, '')) ?? null);
}

function sentence(record: QueriedRecord, owner: string): string {
  const level = levelOf(record);
  if (level === null) return `"${String(record['Level__c'])}" for ${owner} isn't a level, so all automation stays on`;
  return level === 'Nothing'
    ? `the triggers do nothing for ${owner}`
    : `stage requirements aren't checked for ${owner}`;
}

function remedyFor(records: readonly QueriedRecord[]): string {
  return records.some((record) => levelOf(record) === null)
    ? `${WHERE}. Enter Everything, No gates, or Nothing.`
    : `${WHERE}. To switch the automation back on, clear the level.`;
}

/** Names of profiles and users by ID. The organization isn't in the map. */
async function ownerNames(org: Org, records: readonly QueriedRecord[]): Promise<Map<string, string>> {
  const owners = records.map((record) => String(record['SetupOwnerId']));
  const starting = (prefix: string): { ids: string[] } => ({ ids: owners.filter((id) => id.startsWith(prefix)) });
  const profiles = await org.query('SELECT Id, Name FROM Profile WHERE Id IN :ids', starting('00e'));
  const users = await org.query('SELECT Id, Name FROM User WHERE Id IN :ids', starting('005'));
  const named = (noun: string) => (record: QueriedRecord) =>
    [record.Id, `the ${noun} ${String(record['Name'])}`] as const;
  return new Map([...profiles.map(named('profile')), ...users.map(named('user'))]);
}
