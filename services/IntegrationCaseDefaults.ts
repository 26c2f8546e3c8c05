/** What new integration cases have in common, from the settings an admin may change. */
import type { Org } from './Org.ts';
import { ServiceError } from './errors.ts';

export interface IntegrationCaseDefaults {
  readonly ownerId: string;
  readonly recordTypeId: string;
  readonly priority: string | null;
  readonly subject: string;
  readonly description: string;
}

/** Refuses to go on without the queue: a case nobody looks at is worse than an error. */
export async function loadDefaults(org: Org, integrationSupport: string | undefined): Promise<IntegrationCaseDefaults> {
  const settings = await settingValues(org);
  const queue = settings.get('Integration_Queue') ?? '';
  return {
    ownerId: await queueId(org, queue),
    recordTypeId: recordTypeId(integrationSupport),
    priority: settings.get('Integration_Case_Priority') ?? null,
    subject: settings.get('Integration_Case_Subject') ?? '',
    description: settings.get('Integration_Case_Description') ?? '',
  };
}

async function settingValues(org: Org): Promise<Map<string, string>> {
  const settings = await org.query('SELECT DeveloperName, Value__c FROM Onboarding_Setting__mdt');
  return new Map(
    settings
      .filter(({ Value__c: value }) => typeof value === 'string')
      .map((setting): [string, string] => [String(setting['DeveloperName']), String(setting['Value__c'])]),
  );
}

async function queueId(org: Org, queue: string): Promise<string> {
  const soql = "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = :queue LIMIT 1";
  const [found] = await org.query(soql, { queue });
  if (found !== undefined) return found.Id;
  const message = `There is no queue "${queue}" for new integration cases. Create it, or name another in the setting Integration_Queue.`;
  throw new ServiceError('QUEUE_MISSING', message);
}

function recordTypeId(integrationSupport: string | undefined): string {
  if (integrationSupport !== undefined) return integrationSupport;
  const message = 'The record type Integration_Support of Case is missing. Deploy Rosterpath to this org first.';
  throw new ServiceError('RECORD_TYPE_MISSING', message);
}
