/** The values that new integration cases share, from the settings. Mirrors the Apex class of the same name. */
import type { Org } from './Org.ts';
import { ServiceError } from './errors.ts';

/** What an admin set. */
export interface IntegrationCaseSettings {
  readonly queue: string;
  readonly priority: string | null;
  readonly subject: string;
  readonly description: string;
  /** The types of the rostering form's fields that subject and description name, by API name. */
  readonly formFields: ReadonlyMap<string, string>;
}

export interface IntegrationCaseDefaults extends Omit<IntegrationCaseSettings, 'queue'> {
  readonly ownerId: string;
  readonly recordTypeId: string;
}

export async function readSettings(org: Org): Promise<IntegrationCaseSettings> {
  const [rows, types] = await Promise.all([
    org.query('SELECT DeveloperName, Value__c FROM Onboarding_Setting__mdt'),
    org.fieldTypes('Rostering_Form__c'),
  ]);
  const value = (name: string): string | null => {
    const found = rows.find(({ DeveloperName: developerName }) => developerName === name)?.['Value__c'];
    return typeof found === 'string' ? found : null;
  };
  const subject = value('Integration_Case_Subject') ?? '';
  const description = value('Integration_Case_Description') ?? '';
  return {
    queue: value('Integration_Queue') ?? '',
    priority: value('Integration_Case_Priority'),
    subject,
    description,
    formFields: new Map([...types].filter(([field]) => fieldsIn(subject + description).has(field))),
  };
}

/** Throws if the record type, the queue, or a field is missing: without them, no one would see the new cases, or they'd lack an answer. */
export async function loadDefaults(
  org: Org,
  { queue, ...settings }: IntegrationCaseSettings,
  integrationSupport: string | undefined,
): Promise<IntegrationCaseDefaults> {
  refuseUnknownFields(settings);
  return { ...settings, ownerId: await queueId(org, queue), recordTypeId: recordTypeId(integrationSupport) };
}

/** Custom fields named in braces. */
function fieldsIn(template: string): Set<string> {
  return new Set([...template.matchAll(/\{(\w+__c)\}/g)].map(([, field = '']) => field));
}

/** A script can't tell a misspelled field from one that the user can't see. Apex sees every field, and leaves out a misspelled one. */
function refuseUnknownFields({ subject, description, formFields }: Omit<IntegrationCaseSettings, 'queue'>): void {
  const unknown = [...fieldsIn(subject + description)].filter((field) => !formFields.has(field));
  if (unknown.length === 0) return;
  const message =
    `Can't fill in ${unknown.map((field) => `{${field}}`).join(', ')} in the subject or description of integration cases. ` +
    `Check the spelling in the settings Integration_Case_Subject and Integration_Case_Description, and that you can see the field on the rostering form.`;
  throw new ServiceError('FORM_FIELD_MISSING', message);
}

async function queueId(org: Org, queue: string): Promise<string> {
  const soql = "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = :queue LIMIT 1";
  const [found] = await org.query(soql, { queue });
  if (found !== undefined) return found.Id;
  const message = `The queue "${queue}" for new integration cases doesn't exist. Create it, or enter another queue in the setting Integration_Queue.`;
  throw new ServiceError('QUEUE_MISSING', message);
}

function recordTypeId(integrationSupport: string | undefined): string {
  if (integrationSupport !== undefined) return integrationSupport;
  const message = 'The Case record type Integration_Support is missing. Deploy Rosterpath to this org first.';
  throw new ServiceError('RECORD_TYPE_MISSING', message);
}
