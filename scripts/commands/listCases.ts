/**
 * `cases list`: the open onboarding cases with their next step and since when. The org decides the step (`Case.Next_Step__c`), and the words
 * are the labels of its picklist.
 */
import { caseRecordTypes } from '../../services/IntegrationCaseSelector.ts';
import type { FieldValue, Org, QueriedParent, QueriedRecord } from '../../services/Org.ts';
import type { CommandContext, ExitCode } from '../CommandContext.ts';
import { withPatience } from '../org/patience.ts';
import { CommandError } from '../output/CommandError.ts';

interface Row {
  readonly id: string;
  readonly caseNumber: string;
  readonly account: string | null;
  readonly owner: string | null;
  readonly status: string;
  readonly daysInStage: number | null;
  readonly nextStep: string | null;
  readonly nextStepLabel: string | null;
  readonly since: string | null;
}

export async function listCases({
  connection,
  org,
  reporter,
  targetOrg,
  owner,
  actor,
}: CommandContext): Promise<ExitCode> {
  reporter.progress('Reading the open onboarding cases…');
  const ownerId = owner === undefined ? null : await userId(org, owner);
  const [cases, { fields }] = await Promise.all([
    openCases(org, ownerId),
    withPatience(async () => connection.describe('Case')),
  ]);
  const labels = new Map(
    fields
      .find(({ name }) => name === 'Next_Step__c')
      ?.picklistValues?.map(({ value, label }) => [value, label ?? value]),
  );
  const rows = cases.map((found) => rowOf(found, labels));
  if (rows.length > 0) {
    reporter.table(
      ['Case', 'Account', 'Owner', 'Status', 'Next step', 'Since'],
      rows.map((row) => cells(row, actor.timeZone)),
    );
  }
  reporter.say(summary(rows.length, owner));
  reporter.result({ targetOrg, owner: owner ?? null, found: rows.length, cases: rows });
  return 0;
}

async function userId(org: Org, username: string): Promise<string> {
  const [user] = await org.query('SELECT Id FROM User WHERE Username = :username', { username });
  if (user) return user.Id;
  throw new CommandError(
    'UNKNOWN_USER',
    `This org has no user with the username ${username}. Enter the username as in Setup, under Users.`,
    2,
  );
}

/** Those that have waited longest come first. */
async function openCases(org: Org, ownerId: string | null): Promise<QueriedRecord[]> {
  const onboarding = (await caseRecordTypes(org)).get('Onboarding') ?? null;
  if (ownerId === null) {
    return org.query(
      `SELECT Id, CaseNumber, Account.Name, Owner.Name, Status, Days_in_Stage__c, Next_Step__c, Next_Step_Since__c
       FROM Case WHERE RecordTypeId = :onboarding AND IsClosed = FALSE
       ORDER BY Next_Step_Since__c NULLS LAST, CaseNumber`,
      { onboarding },
    );
  }
  return org.query(
    `SELECT Id, CaseNumber, Account.Name, Owner.Name, Status, Days_in_Stage__c, Next_Step__c, Next_Step_Since__c
     FROM Case WHERE RecordTypeId = :onboarding AND IsClosed = FALSE AND OwnerId = :ownerId
     ORDER BY Next_Step_Since__c NULLS LAST, CaseNumber`,
    { onboarding, ownerId },
  );
}

function rowOf(found: QueriedRecord, labels: ReadonlyMap<string, string>): Row {
  const text = (value: FieldValue | QueriedParent | undefined): string | null =>
    typeof value === 'string' ? value : null;
  const nextStep = text(found['Next_Step__c']);
  const days = found['Days_in_Stage__c'];
  return {
    id: found.Id,
    caseNumber: String(found['CaseNumber']),
    account: text((found['Account'] as QueriedParent | null | undefined)?.['Name']),
    owner: text((found['Owner'] as QueriedParent | null | undefined)?.['Name']),
    status: String(found['Status']),
    daysInStage: typeof days === 'number' ? days : null,
    nextStep,
    nextStepLabel: nextStep === null ? null : (labels.get(nextStep) ?? nextStep),
    since: text(found['Next_Step_Since__c']),
  };
}

function cells({ caseNumber, account, owner, status, nextStepLabel, since }: Row, timeZone: string): string[] {
  const day =
    since === null ? '' : new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone }).format(new Date(since));
  return [caseNumber, account ?? '', owner ?? '', status, nextStepLabel ?? '', day];
}

function summary(count: number, owner: string | undefined): string {
  const whose = owner === undefined ? '' : ` of ${owner}`;
  if (count === 0) return `No onboarding case${whose} is open.`;
  return count === 1 ? `1 open onboarding case${whose}.` : `${count} open onboarding cases${whose}.`;
}
