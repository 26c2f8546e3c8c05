/** The requests of the apps' pages, without a browser. */
import type { Filled } from '../../tools/bench/org/largeOrg.ts';
import type { Fields, Rest } from './rest.ts';

export interface PageRequest {
  readonly name: string;
  /** An access error counts as a response, because the org checked access. */
  send(person: Rest): Promise<unknown>;
}

const LISTS = ['Onboarding_Cases', 'My_Onboarding_Cases', 'Integration_Cases', 'Open_Integration_Cases'];
const RELATED = ['Cases', 'EmailMessages', 'Rostering_Forms__r', 'Stage_Logs__r'];
const CASE_FIELDS = ['CaseNumber', 'Status', 'Account.Name', 'Contact.Name', 'Owner.Name'].map(
  (name) => `Case.${name}`,
);

export function pageRequests({ onboardingCases, integrationCases, accounts }: Filled): PageRequest[] {
  const middle = (ids: readonly string[]): string => ids[ids.length >> 1] ?? '';
  const caseId = middle(onboardingCases);
  const integrationId = middle(integrationCases);
  const accountId = middle(accounts);
  return [
    ...LISTS.map((name) => ui(`list ${name}`, `/list-records/Case/${name}?pageSize=200`)),
    ...LISTS.map((name) =>
      ui(`list ${name}, sorted`, `/list-records/Case/${name}?pageSize=50&sortBy=-Case.CreatedDate`),
    ),
    ...RELATED.map((name) => ui(`related ${name}`, `/related-list-records/${caseId}/${name}?pageSize=6`)),
    ui('cases of the account', `/related-list-records/${accountId}/Cases?pageSize=6`),
    ui('record', `/records/${caseId}?fields=${CASE_FIELDS.join(',')}`),
    apex('OnboardingCaseController.getPage', { caseId }),
    apex('AccountPanelController.getPanel', { recordId: caseId }),
    apex('AccountPanelController.getPanel', { recordId: accountId }),
    apex('TimelineController.getItems', { caseId, kinds: [], before: null, pageSize: 20 }),
    apex('MySchoolsController.getMySchools', {}),
    apex('SchoolStatusController.getOnboardings', { accountId }),
    apex('WorkListController.getList', { whose: 'ME' }),
    apex('WorkListController.getList', { whose: 'ALL' }),
    apex('WorkListController.getColleagues', {}),
    apex('AssignmentController.getBoard', { ownerId: null }),
    apex('OnboardingEmailController.getPicker', { caseId }),
    apex('OnboardingEmailController.getOutbox', { pageSize: 25, before: null }),
    apex('IntegrationCaseController.getPanel', { caseId: integrationId }),
    apex('IntegrationCaseController.getSupportList', {}),
  ];
}

const ui = (name: string, path: string): PageRequest => ({
  name,
  send: (person) => answered(person.call('GET', `/ui-api${path}`)),
});

const apex = (name: `${string}.${string}`, parameters: Fields): PageRequest => ({
  name,
  send: (person) => answered(person.apex(name, parameters)),
});

async function answered(request: Promise<unknown>): Promise<unknown> {
  return request.catch((error: unknown) => error);
}
