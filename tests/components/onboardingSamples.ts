import type { Handoff, HandoffSummary } from 'c/handoffModel';
import type { IntegrationCase, IntegrationPanel, SetupChecklist, SetupStep } from 'c/integrationCaseModel';
import type { OnboardingPage, Stage } from 'c/onboardingPageModel';
import type { OpenItem, OpenItems } from 'c/openItemModel';
import type { MethodRule, RosteringFormState } from 'c/rosteringAnswerModel';

/** Sample data for component tests: a Texas elementary school between kickoff and handoff. */
export const CASE_ID = '500000000000001AAA';
export const OTHER_ID = '500000000000009AAA';
export const TODAY = '2026-11-22';

const FIELDS = [
  { name: 'SSO__c', required: true },
  { name: 'School_Count__c', required: true },
  { name: 'Grades_In_Scope__c', required: true },
  { name: 'Technical_Contact_Email__c', required: false },
];

export const RULES: MethodRule[] = [
  {
    name: 'Clever',
    label: 'Clever',
    createsIntegrationCase: true,
    helpText: 'The district shares its rosters through Clever.',
    fields: [...FIELDS, { name: 'Clever_District_Id__c', required: true }],
  },
  {
    name: 'ClassLink',
    label: 'ClassLink',
    createsIntegrationCase: true,
    helpText: null,
    fields: [...FIELDS, { name: 'ClassLink_Tenant_Id__c', required: true }],
  },
  {
    name: 'Manual',
    label: 'Manual',
    createsIntegrationCase: false,
    helpText: null,
    fields: [{ name: 'Notes__c', required: false }],
  },
];

const stage = (name: string, state: Stage['state'], rest: Partial<Stage> = {}): Stage => ({
  name,
  label: name,
  state,
  enteredAt: state === 'incomplete' ? null : '2026-11-03T15:30:00.000Z',
  days: state === 'incomplete' ? null : 4,
  overrideReason: null,
  needs: [],
  ...rest,
});

export const NEED = { code: 'FORM', message: 'Submit the rostering form.', field: null, met: false };

export function formOf(rest: Partial<RosteringFormState> = {}): RosteringFormState {
  return {
    id: 'a00000000000001AAA',
    status: 'Draft',
    version: 3,
    source: 'Call',
    submittedAt: null,
    lastSavedAt: '2026-11-22T15:30:00.000Z',
    lastSavedBy: 'Sam Specialist',
    values: { Student_Upload_Method__c: 'Clever', Teachers_Differ__c: false },
    ...rest,
  };
}

export const integration = (rest: Partial<IntegrationCase> = {}): IntegrationCase => ({
  id: '500000000000002AAA',
  caseNumber: '00001043',
  provider: 'Clever',
  status: 'Waiting on District',
  statusLabel: 'Waiting on District',
  outcome: null,
  outcomeReason: null,
  isClosed: false,
  isCurrent: true,
  openedAt: '2026-11-08T15:30:00.000Z',
  closedAt: null,
  waitingSince: '2026-11-12T15:30:00.000Z',
  ownerName: 'Integration Support',
  setup: null,
  ...rest,
});

export const openItem = (rest: Partial<OpenItem> = {}): OpenItem => ({
  id: 'a01000000000001AAA',
  kind: 'Question',
  kindLabel: 'Question',
  responsible: 'Customer',
  responsibleLabel: 'Customer',
  text: 'Who signs in the teachers?',
  assigneeId: null,
  assigneeName: null,
  dueDate: '2026-11-24',
  isDone: false,
  doneAt: null,
  ...rest,
});

const choice = (value: string, label = value): { value: string; label: string } => ({ value, label });

export const openItems = (items: OpenItem[] = [], rest: Partial<OpenItems> = {}): OpenItems => ({
  items,
  canEdit: true,
  kinds: [choice('Question'), choice('Roadblock'), choice('Task')],
  responsibles: [choice('Us', 'Our team'), choice('Customer'), choice('VAR', 'Reseller (VAR)')],
  assignees: [choice('005000000000001AAA', 'Sam Specialist')],
  resellers: [],
  ...rest,
});

const NAMES = ['New', 'Rostering', 'Monitoring', 'Closed'];

/** The page in a stage, with the changes of the test. */
export function pageOf(current: string, rest: Partial<OnboardingPage> = {}): OnboardingPage {
  const at = NAMES.indexOf(current);
  const stateOf = (index: number): Stage['state'] =>
    index < at ? 'complete' : index === at ? 'current' : 'incomplete';
  return {
    caseId: CASE_ID,
    caseNumber: '00001042',
    accountName: 'Bluebonnet Elementary',
    contactName: 'Rosa Delgado',
    contactPhone: '(512) 555-0107',
    timeZone: 'America/Chicago',
    today: TODAY,
    stage: current,
    isClosed: current === 'Closed',
    canChange: current !== 'Closed',
    canEmail: true,
    canAddNotes: true,
    canOverride: false,
    switchNotice: null,
    stages: NAMES.map((name, index) =>
      stage(name, stateOf(index), index === at && current !== 'Closed' ? { needs: [NEED] } : {}),
    ),
    next: {
      code: 'FORM',
      message: 'Fill in the rostering form with the customer.',
      targetStage: NAMES[at + 1] ?? null,
      canComplete: false,
      action: null,
      actionLabel: null,
      templateName: null,
      replyToId: null,
      since: null,
      waitsFor: null,
      specialistName: null,
    },
    dates: {
      kickoffComplete: at > 0 ? '2026-11-07' : null,
      rosteringComplete: null,
      usageRequirementsMet: null,
      handoff: null,
    },
    methods: { studentMethod: at > 0 ? 'Clever' : null, teacherMethod: null, isManual: false },
    isMethodLate: at >= NAMES.indexOf('Monitoring'),
    canEnterRosteringDate: false,
    rosteringDateReason: null,
    integrations: [],
    noIntegrationsText: 'No integration cases yet.',
    items: openItems(),
    form: null,
    submittedForm: null,
    suggestions: null,
    methodRules: RULES,
    formReason: at < NAMES.indexOf('Monitoring') ? null : 'Only a manager can still change this.',
    ...rest,
  };
}

const STATUSES = ['New', 'Working', 'Waiting on District', 'Closed'];

/** An integration case as the support team sees it. */
export function panelOf(status: string, rest: Partial<IntegrationPanel> = {}): IntegrationPanel {
  const at = STATUSES.indexOf(status);
  return {
    caseId: '500000000000002AAA',
    caseNumber: '00001043',
    provider: 'Clever',
    status,
    nextStatus: STATUSES[at + 1] ?? null,
    stages: STATUSES.map((name, index) => ({
      name,
      label: name,
      state: index < at ? 'complete' : index === at ? 'current' : 'incomplete',
      needsOutcome: name === 'Closed',
    })),
    isClosed: status === 'Closed',
    outcome: null,
    outcomeReason: null,
    onboardingCaseId: CASE_ID,
    onboardingCaseNumber: '00001042',
    onboardingStage: 'Rostering',
    accountName: 'Bluebonnet Elementary',
    specialistName: 'Avery Collins',
    setup: [
      { label: 'Clever district ID', value: '5f1c0a7be21d4a0001c3d9e2', field: 'Clever_District_Id__c' },
      { label: 'Target launch date', value: null, field: 'Target_Launch_Date__c' },
      { label: 'Technical contact', value: 'Terry Okafor', field: 'Technical_Contact_Name__c' },
    ],
    outcomes: [
      { value: 'Complete', label: 'Complete', needsReason: false },
      { value: 'Cancelled', label: 'Cancelled', needsReason: true },
    ],
    canEdit: true,
    ownerName: 'Sasha Lindgren',
    canAccept: false,
    counts: { schools: null, sections: null, users: null, proof: null, areRequired: false },
    checklist: checklistOf(),
    canAddNotes: true,
    ...rest,
  };
}

export const setupStepOf = (rest: Partial<SetupStep> = {}): SetupStep => ({
  name: 'Clever_6',
  position: 6,
  label: 'Clear the holds',
  whatToDo: 'Look for syncs on hold.',
  actors: 'Who acts: the district, then the support team',
  proof: 'No hold is open.',
  usualFailure: 'Nobody knows who has to approve the hold.',
  fix: 'On Hold: the district approves the change.',
  states: [
    { label: 'On Hold', waitsFor: 'District' },
    { label: 'Requires Review', waitsFor: 'Us' },
  ],
  isDone: false,
  isCurrent: true,
  doneAt: null,
  doneByName: null,
  evidence: null,
  took: null,
  ...rest,
});

/** The fifth step is done, the sixth is the current one. */
export function checklistOf(rest: Partial<SetupChecklist> = {}): SetupChecklist {
  return {
    steps: [
      setupStepOf({
        name: 'Clever_5',
        position: 5,
        label: 'Wait for the first sync',
        states: [],
        isDone: true,
        isCurrent: false,
        doneAt: '2026-11-20T15:30:00.000Z',
        doneByName: 'Sasha Lindgren',
        evidence: 'Synced on Nov 20, 6:12 AM',
        took: 'Waited for Clever: 2 school days',
      }),
      setupStepOf(),
      setupStepOf({ name: 'Clever_7', position: 7, label: 'Check the match preview', states: [], isCurrent: false }),
    ],
    doneCount: 1,
    line: 'Step 6 of 9: Clear the holds. The district must act, since Nov 20.',
    actors: [
      { value: 'Us', label: 'Support team' },
      { value: 'District', label: 'District' },
      { value: 'Provider', label: 'Clever' },
    ],
    waitsFor: 'District',
    waitingSince: '2026-11-20',
    waitingReason: null,
    pausedFrom: null,
    pausedUntil: null,
    pauseReason: null,
    hasPause: false,
    canEdit: true,
    today: TODAY,
    timeZone: 'America/Chicago',
    ...rest,
  };
}

export const handoffOf = (rest: Partial<Handoff> = {}): Handoff => ({
  caseId: CASE_ID,
  managerName: 'Taylor Brooks',
  problem: null,
  templateName: 'Onboarding_School_Handoff',
  templateLabel: 'Onboarding School Handoff',
  templateReason: 'Recommended because the account is marked as School.',
  openCount: 0,
  loggedOn: null,
  loggedBy: null,
  loggedText: null,
  ...rest,
});

const section = (key: string, label: string | null, text: string): HandoffSummary['sections'][number] => ({
  key,
  heading: key,
  lines: [{ label, text }],
});

export const summaryOf = (rest: Partial<HandoffSummary> = {}): HandoffSummary => ({
  caseId: CASE_ID,
  caseNumber: '00001042',
  accountName: 'Bluebonnet <Elementary>',
  districtName: null,
  ownerName: 'Avery Collins',
  isClosed: true,
  sections: [
    section('Stages', 'New', '11/3/2026 to 11/7/2026, 4 days'),
    section('Rostering', 'Student Upload Method', 'Clever'),
    section('Usage', null, 'The usage requirements aren’t met yet.'),
    section('Handoff', 'Handoff Date', '11/21/2026'),
    section('Contacts', 'Maria Ortega', 'Implementation'),
    section('OpenItems', 'Question', 'Who signs in the teachers? (Customer)'),
  ],
  ...rest,
});
