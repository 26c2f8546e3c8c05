/** Checks what an org needs for Rosterpath, and says how to add what's missing. */
import type { Connection } from 'jsforce';
import type { Org } from '../../services/Org.ts';
import { codeOf, eventOf } from '../org/refusals.ts';
import { CommandError } from '../output/CommandError.ts';
import { customerForm } from './customerForm.ts';
import { JOBS } from '../schedule/jobs.ts';
import { onboardingSwitch } from './onboardingSwitch.ts';
import { schoolBreaks } from './schoolBreaks.ts';
import { takenNames } from './takenNames.ts';

export interface Finding {
  /** For programs. Codes don't change when messages do. */
  readonly code: FindingCode;
  readonly check: string;
  /** `missing`: Rosterpath needs this. `taken`: a deploy would overwrite this. `note`: Rosterpath works, but someone still has a task. */
  readonly state: 'ready' | 'missing' | 'taken' | 'note';
  readonly detail: string;
  /** What to do now. Empty if there's nothing to do. */
  readonly remedy: string;
  /** For `taken`: the names. */
  readonly names?: readonly string[];
}

export type FindingCode =
  | 'CONTACTS_TO_MULTIPLE_ACCOUNTS'
  | 'EMAIL_TEMPLATE_FOLDERS'
  | 'LIGHTNING_WEB_SECURITY'
  | 'PICKLIST_VALUES'
  | 'RECORD_TYPES'
  | 'SUPPORT_QUEUE'
  | 'ASSIGNMENT_QUEUE'
  | 'PERMISSION_SET'
  | 'SCHEDULED_JOB'
  | 'CUSTOMER_FORM_ADDRESS'
  | 'ONBOARDING_SWITCH'
  | 'SCHOOL_BREAKS'
  | 'NAME_TAKEN'
  | 'NAMES_NOT_READABLE';

const PREPARE = 'Run "npm run rosterpath -- org prepare" for this org.';
const DEPLOY = 'Run "npm run deploy" for this org.';

/** Picklist values that Rosterpath uses. See setup/standardValueSets. */
const NEEDED_VALUES: readonly { object: string; field: string; values: readonly string[] }[] = [
  {
    object: 'Case',
    field: 'Status',
    values: ['New', 'Rostering', 'Monitoring', 'Working', 'Waiting on District', 'Closed'],
  },
  { object: 'Case', field: 'Reason', values: ['Onboarding'] },
  { object: 'AccountContactRelation', field: 'Roles', values: ['Implementation'] },
  { object: 'Opportunity', field: 'StageName', values: ['PO in Hand'] },
];

interface NeededQueue {
  readonly code: FindingCode;
  readonly name: string;
  readonly remedy: string;
}

const QUEUES: readonly NeededQueue[] = [
  {
    code: 'SUPPORT_QUEUE',
    name: 'Integration_Support',
    remedy: 'In Setup, open Queues, then Integration Support, and add the support team.',
  },
  {
    code: 'ASSIGNMENT_QUEUE',
    name: 'Onboarding_Assignment',
    remedy: 'In Setup, open Queues, then Onboarding Assignment, and add the onboarding managers.',
  },
];

const PERMISSION_SETS = [
  'Onboarding_Specialist',
  'Onboarding_Manager',
  'Integration_Support_Agent',
  'Onboarding_Account_Executive',
  'Onboarding_Admin',
];

/** `isLocal`: the local org has no Metadata API and no settings. `look` is called when each check starts. */
export async function* inspect(
  connection: Connection,
  org: Org,
  isLocal: boolean,
  look: (what: string) => void = () => {},
): AsyncGenerator<Finding> {
  for (const [code, what, check] of checksOf(connection, org, isLocal)) {
    look(what);
    yield* await answered(code, what, check);
  }
}

type Check = readonly [code: FindingCode, what: string, check: () => Promise<Finding | readonly Finding[]>];

function checksOf(connection: Connection, org: Org, isLocal: boolean): Check[] {
  return [
    ['CONTACTS_TO_MULTIPLE_ACCOUNTS', 'Contacts to Multiple Accounts', () => contactsToMultipleAccounts(connection)],
    ...(isLocal ? [] : checksInSalesforce(connection)),
    ...NEEDED_VALUES.map((needed): Check => {
      const what = `Values of ${needed.object}.${needed.field}`;
      return ['PICKLIST_VALUES', what, () => picklistValues(connection, needed)];
    }),
    ['RECORD_TYPES', 'Record types of Case', () => recordTypes(org)],
    ...QUEUES.map((queue): Check => [queue.code, `Queue ${queue.name}`, () => queueWithMembers(org, queue)]),
    ['PERMISSION_SET', 'Permission sets', () => permissionSets(org)],
    ['SCHEDULED_JOB', 'Scheduled jobs', () => scheduledJobs(org)],
    ['CUSTOMER_FORM_ADDRESS', "The customer's form", () => customerForm(org, isLocal)],
    ['ONBOARDING_SWITCH', 'Onboarding Switch', () => onboardingSwitch(org)],
    ['SCHOOL_BREAKS', 'School Breaks', () => schoolBreaks(org)],
  ];
}

function checksInSalesforce(connection: Connection): Check[] {
  return [
    ['EMAIL_TEMPLATE_FOLDERS', EMAIL_FOLDERS, () => emailTemplateFolders(connection)],
    ['LIGHTNING_WEB_SECURITY', LIGHTNING_WEB_SECURITY, () => lightningWebSecurity(connection)],
    ['NAMES_NOT_READABLE', 'Names that Rosterpath uses', () => takenNames(connection)],
  ];
}

/** If the org doesn't let the user read something, that's a finding. If the org can't be reached, the command ends. */
async function answered(code: FindingCode, what: string, check: Check[2]): Promise<readonly Finding[]> {
  try {
    return [await check()].flat();
  } catch (error) {
    if (!(error instanceof Error) || codeOf(error) === null) throw error;
    const remedy = 'Sign in as a user who can read it, such as a system administrator.';
    return [finding(code, what, false, `can't be read (${eventOf(error)})`, remedy)];
  }
}

function finding(
  code: FindingCode,
  check: string,
  ready: boolean,
  detail: string,
  remedy: string,
  otherwise: 'missing' | 'note' = 'missing',
): Finding {
  return { code, check, state: ready ? 'ready' : otherwise, detail, remedy: ready ? '' : remedy };
}

async function contactsToMultipleAccounts(connection: Connection): Promise<Finding> {
  const objects = await connection.describeGlobal();
  const ready = objects.sobjects.some(({ name }) => name === 'AccountContactRelation');
  const remedy = 'In Setup, open Account Settings and turn on "Allow users to relate a contact to multiple accounts".';
  return finding(
    'CONTACTS_TO_MULTIPLE_ACCOUNTS',
    'Contacts to Multiple Accounts',
    ready,
    ready ? 'is on' : 'is off',
    remedy,
  );
}

const EMAIL_FOLDERS = 'Folders and Enhanced Sharing for email templates';
const LIGHTNING_WEB_SECURITY = 'Lightning Web Security';

/**
 * The email templates are in a folder of type EmailTemplateFolder. Without this setting, Salesforce rejects the folder. The setting is in
 * EmailTemplateSettings, whose only component is EmailTemplate (Metadata API Developer Guide, "EmailTemplateSettings").
 */
export function emailTemplateFolders(connection: Connection): Promise<Finding> {
  const remedy = 'In Setup, open Lightning Email Templates and turn on Folders and Enhanced Sharing.';
  return setting('EMAIL_TEMPLATE_FOLDERS', EMAIL_FOLDERS, remedy, async () => {
    const settings = await connection.metadata.read('EmailTemplateSettings', 'EmailTemplate');
    return settings.enableTemplateEnhancedFolderPref;
  });
}

/**
 * The components don't work under Lightning Locker, which applies if Lightning Web Security is off. `lockerServiceNext` turns it on (Security
 * for Lightning Components, "Enable and Disable Lightning Web Security in Scratch Orgs").
 */
export function lightningWebSecurity(connection: Connection): Promise<Finding> {
  const remedy =
    'In Setup, open Session Settings and turn on "Use Lightning Web Security for Lightning web components and Aura components".';
  return setting('LIGHTNING_WEB_SECURITY', LIGHTNING_WEB_SECURITY, remedy, async () => {
    const settings: unknown = await connection.metadata.read('SecuritySettings', 'Security');
    return (settings as { sessionSettings?: { lockerServiceNext?: unknown } | null }).sessionSettings
      ?.lockerServiceNext;
  });
}

/** Checks a setting that is on or off. */
async function setting(
  code: FindingCode,
  check: string,
  remedy: string,
  read: () => Promise<unknown>,
): Promise<Finding> {
  try {
    const ready = String(await read()) === 'true';
    return finding(code, check, ready, ready ? 'is on' : 'is off', remedy);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const ask = 'Sign in as a user with the permission Modify Metadata Through Metadata API Functions.';
    return finding(code, check, false, `can't be read (${eventOf(error)})`, ask);
  }
}

async function picklistValues(
  connection: Connection,
  { object, field, values }: { object: string; field: string; values: readonly string[] },
): Promise<Finding> {
  const check = `Values of ${object}.${field}`;
  const offered = await activeValues(connection, object, field);
  if (offered === null)
    return finding(
      'PICKLIST_VALUES',
      check,
      false,
      "can't be read",
      `Sign in as a user who can read ${object}.${field}.`,
    );
  const absent = values.filter((value) => !offered.has(value));
  return finding(
    'PICKLIST_VALUES',
    check,
    absent.length === 0,
    absent.length === 0 ? values.join(', ') : `missing: ${absent.join(', ')}`,
    PREPARE,
  );
}

async function activeValues(connection: Connection, object: string, field: string): Promise<Set<string> | null> {
  try {
    const { fields } = await connection.describe(object);
    const found = fields.find(({ name }) => name === field);
    return found
      ? new Set((found.picklistValues ?? []).filter((value) => value.active).map(({ value }) => value))
      : null;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    return null;
  }
}

async function recordTypes(org: Org): Promise<Finding> {
  const wanted = ['Onboarding', 'Integration_Support'];
  const found = await org.query(
    "SELECT Id, DeveloperName FROM RecordType WHERE SobjectType = 'Case' AND IsActive = TRUE AND DeveloperName IN :wanted",
    { wanted },
  );
  const absent = wanted.filter((name) => !found.some((record) => record['DeveloperName'] === name));
  return finding(
    'RECORD_TYPES',
    'Record types of Case',
    absent.length === 0,
    absent.length === 0 ? wanted.join(', ') : `missing: ${absent.join(', ')}`,
    DEPLOY,
  );
}

async function queueWithMembers(org: Org, { code, name, remedy }: NeededQueue): Promise<Finding> {
  const check = `Queue ${name}`;
  const [queue] = await org.query("SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = :name", { name });
  if (!queue) return finding(code, check, false, "doesn't exist", DEPLOY);
  const members = await org.query('SELECT Id FROM GroupMember WHERE GroupId = :queue', { queue: queue.Id });
  return finding(code, check, members.length > 0, counted(members.length, 'member'), remedy, 'note');
}

async function permissionSets(org: Org): Promise<Finding[]> {
  const found = await org.query('SELECT Id, Name FROM PermissionSet WHERE Name IN :names', { names: PERMISSION_SETS });
  const assigned = await org.query(
    'SELECT Id, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSetId IN :ids',
    {
      ids: found.map((record) => record.Id),
    },
  );
  return PERMISSION_SETS.map((name) => {
    const check = `Permission set ${name}`;
    const record = found.find((candidate) => candidate['Name'] === name);
    if (!record) return finding('PERMISSION_SET', check, false, "doesn't exist", DEPLOY);
    const people = assigned.filter((assignment) => assignment['PermissionSetId'] === record.Id).length;
    const remedy = `Assign it: sf org assign permset --name ${name} --on-behalf-of USERNAME`;
    return finding('PERMISSION_SET', check, people > 0, counted(people, 'user'), remedy, 'note');
  });
}

async function scheduledJobs(org: Org): Promise<Finding[]> {
  const names = JOBS.map(({ name }) => name);
  const found = await org.query('SELECT Id, CronJobDetail.Name FROM CronTrigger WHERE CronJobDetail.Name IN :names', {
    names,
  });
  const scheduled = found.map((record) => (record['CronJobDetail'] as { Name?: unknown } | null)?.Name);
  return names.map((name) => {
    const ready = scheduled.includes(name);
    return finding('SCHEDULED_JOB', name, ready, ready ? 'is scheduled' : "isn't scheduled", PREPARE, 'note');
  });
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
