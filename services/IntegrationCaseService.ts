/**
 * Creates the integration cases of onboarding cases: exactly one for each chosen provider, however often it runs. Mirrors the Apex class of
 * the same name. Handles thousands of cases by reading them in parts that fit a request.
 * @apexOnly createFor a submission in the org has already read the cases and forms
 * @apexOnly missingProviders Apex reads a case and its integration cases in one query
 */
import { InterruptedWrite } from './errors.ts';
import { creationOf, InterruptedCreation, settledBy, type IntegrationCaseCreation } from './IntegrationCaseCreation.ts';
import {
  loadDefaults,
  readSettings,
  type IntegrationCaseDefaults,
  type IntegrationCaseSettings,
} from './IntegrationCaseDefaults.ts';
import {
  caseRecordTypes,
  casesForIntegration,
  casesInRostering,
  CASES_PER_READ,
  idsByKey,
  keysInRostering,
  newestForms,
  providers,
  takenKeys,
} from './IntegrationCaseSelector.ts';
import { IntegrationCaseText } from './IntegrationCaseText.ts';
import { OnboardingRules } from './OnboardingRules.ts';
import type { Fields, FieldValue, Org, QueriedRecord, SaveResult } from './Org.ts';

const SUBJECT_LENGTH = 255;
const DESCRIPTION_LENGTH = 32_000;

export class IntegrationCaseService {
  private readonly org: Org;
  private setup: Promise<Setup> | null = null;
  private defaults: Promise<IntegrationCaseDefaults> | null = null;

  constructor(org: Org) {
    this.org = org;
  }

  /** Unique across all cases: `<18-character ID of the onboarding case>:<provider>`. */
  static keyFor(caseId: string, provider: string): string {
    return `${caseId}:${provider}`;
  }

  /** Onboarding cases in Rostering with an integration case missing. Oldest first, at most `maximum`. */
  async findMissing(maximum: number): Promise<string[]> {
    const { integrated, recordTypes } = await this.readSetup();
    const [cases, taken] = await Promise.all([
      casesInRostering(this.org, recordTypes.get('Onboarding')),
      keysInRostering(this.org, recordTypes.get('Integration_Support')),
    ]);
    return cases
      .filter((onboardingCase) => missingProviders(onboardingCase, integrated, taken).length > 0)
      .slice(0, Math.max(0, maximum))
      .map(({ Id }) => Id);
  }

  /**
   * Creates the missing integration cases of these onboarding cases. A duplicate key counts as existing.
   * @throws InterruptedCreation if Salesforce stops answering
   */
  async createMissing(caseIds: readonly string[]): Promise<IntegrationCaseCreation[]> {
    const distinct = [...new Set(caseIds)].sort();
    const creations: IntegrationCaseCreation[] = [];
    for (let start = 0; start < distinct.length; start += CASES_PER_READ) {
      const drafts = await this.draftsFor(distinct.slice(start, start + CASES_PER_READ));
      const { results, cause } = await this.insert(drafts);
      creations.push(...(await this.settled(drafts.map((draft, index) => creationOf(draft, results[index])))));
      if (cause !== null) throw new InterruptedCreation(creations, cause);
    }
    return creations;
  }

  /** An integration case that isn't saved yet. `form` can be null. */
  static draftFor(
    onboardingCase: QueriedRecord,
    form: QueriedRecord | null,
    provider: string,
    defaults: IntegrationCaseDefaults,
  ): Fields {
    const tokens = IntegrationCaseText.tokensFor(onboardingCase, form, provider, defaults.formFields);
    return {
      RecordTypeId: defaults.recordTypeId,
      ParentId: onboardingCase.Id,
      AccountId: value(onboardingCase, 'AccountId'),
      ContactId: value(onboardingCase, 'ContactId'),
      OwnerId: defaults.ownerId,
      Integration_Provider__c: provider,
      Integration_Key__c: IntegrationCaseService.keyFor(onboardingCase.Id, provider),
      Status: 'New',
      Priority: defaults.priority,
      Subject: IntegrationCaseText.render(defaults.subject, tokens).slice(0, SUBJECT_LENGTH),
      Description: IntegrationCaseText.render(defaults.description, tokens).slice(0, DESCRIPTION_LENGTH),
    };
  }

  private async insert(drafts: readonly Fields[]): Promise<{ results: readonly SaveResult[]; cause: unknown }> {
    try {
      return { results: await this.org.insert('Case', drafts, false), cause: null };
    } catch (error) {
      if (!(error instanceof InterruptedWrite)) throw error;
      return { results: error.results, cause: error.cause };
    }
  }

  /** If an answer was lost, the unique key shows whether the case exists. */
  private async settled(creations: IntegrationCaseCreation[]): Promise<IntegrationCaseCreation[]> {
    const caseIds = creations.filter(({ outcome }) => outcome === 'unknown').map(({ caseId }) => caseId);
    if (caseIds.length === 0) return creations;
    try {
      const ids = await idsByKey(this.org, [...new Set(caseIds)]);
      return creations.map((creation) => settledBy(ids, creation));
    } catch {
      return creations;
    }
  }

  private async draftsFor(caseIds: readonly string[]): Promise<Fields[]> {
    const { integrated, recordTypes, settings } = await this.readSetup();
    const [defaults, cases, taken, forms] = await Promise.all([
      (this.defaults ??= loadDefaults(this.org, settings, recordTypes.get('Integration_Support'))),
      casesForIntegration(this.org, caseIds, recordTypes.get('Onboarding')),
      takenKeys(this.org, caseIds),
      newestForms(this.org, caseIds, [...settings.formFields.keys()]),
    ]);
    return cases.flatMap((onboardingCase) =>
      missingProviders(onboardingCase, integrated, taken).map((provider) =>
        IntegrationCaseService.draftFor(onboardingCase, forms.get(onboardingCase.Id) ?? null, provider, defaults),
      ),
    );
  }

  /** Read once, so that all cases of a run get the same settings. */
  private readSetup(): Promise<Setup> {
    this.setup ??= Promise.all([providers(this.org), caseRecordTypes(this.org), readSettings(this.org)]).then(
      ([integrated, recordTypes, settings]) => ({ integrated, recordTypes, settings }),
    );
    return this.setup;
  }
}

interface Setup {
  /** The methods that need an integration case. */
  readonly integrated: ReadonlySet<string>;
  readonly recordTypes: ReadonlyMap<string, string>;
  readonly settings: IntegrationCaseSettings;
}

function missingProviders(
  onboardingCase: QueriedRecord,
  integrated: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): string[] {
  return OnboardingRules.providersFor(
    text(onboardingCase, 'Student_Upload_Method__c'),
    text(onboardingCase, 'Teacher_Upload_Method__c'),
    integrated,
  ).filter((provider) => !taken.has(IntegrationCaseService.keyFor(onboardingCase.Id, provider)));
}

function value(record: QueriedRecord, field: string): FieldValue {
  const found = record[field];
  return found === undefined || (typeof found === 'object' && found !== null) ? null : found;
}

function text(record: QueriedRecord, field: string): string | null {
  const found = value(record, field);
  return found === null ? null : String(found);
}
