/** What each component of a record page must handle: another record in the same instance, a refresh that fails, and a return to the page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refreshApex } from '@salesforce/apex';
import getAccountPanel from '@salesforce/apex/AccountPanelController.getPanel';
import getSummary from '@salesforce/apex/HandoffController.getSummary';
import getIntegration from '@salesforce/apex/IntegrationCaseController.getPanel';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import getOnboardings from '@salesforce/apex/SchoolStatusController.getOnboardings';
import getThreads from '@salesforce/apex/OnboardingEmailController.getThreads';
import getMeetings from '@salesforce/apex/StatusMeetingController.getMeetings';
import getPosition from '@salesforce/apex/ImplementationQueueController.getPosition';
import getItems from '@salesforce/apex/TimelineController.getItems';
import getOnboarding from '@salesforce/apex/WonOpportunityController.getOnboarding';
import AccountOnboarding from 'c/accountOnboarding';
import AccountSubscriptions from 'c/accountSubscriptions';
import CaseTimeline from 'c/caseTimeline';
import ClosedSummary from 'c/closedSummary';
import EmailThreads from 'c/emailThreads';
import ImplementationContacts from 'c/implementationContacts';
import IntegrationCases from 'c/integrationCases';
import IntegrationPath from 'c/integrationPath';
import IntegrationSetup from 'c/integrationSetup';
import SetupChecklist from 'c/setupChecklist';
import MonitoringPanel from 'c/monitoringPanel';
import OpenItems from 'c/openItems';
import ParentOnboarding from 'c/parentOnboarding';
import RosteringProgress from 'c/rosteringProgress';
import StageWork from 'c/stageWork';
import QueuePosition from 'c/queuePosition';
import StatusMeetings from 'c/statusMeetings';
import StatusPath from 'c/statusPath';
import WonOnboarding from 'c/wonOnboarding';
import { accountPanel, MARIA, subscription } from 'test/accountSamples';
import { accountOnboardings, schoolStatus } from 'test/schoolSamples';
import { threadEmail, threadOf } from 'test/emailSamples';
import { meetingsOf } from 'test/meetingSamples';
import { item, page } from 'test/timelineSamples';
import {
  called,
  clearPage,
  find,
  has,
  pageRefreshes,
  refreshFails,
  render,
  settle,
  textOf,
  wireOf,
} from 'test/rendering';
import { CASE_ID, OTHER_ID, pageOf, panelOf, summaryOf } from 'test/onboardingSamples';

const FEATURES = join(__dirname, '../../../..');

interface Subject {
  name: string;
  component: unknown;
  wire: unknown;
  data: (caseId: string) => unknown;
  /** True if it can be placed on a page. The others are inside one that can. */
  isExposed: boolean;
  /** True if its answers name their case. */
  namesCase: boolean;
  hasNotice: boolean;
  /** The component inside it that loads the data and shows errors. */
  frame?: string;
}

const onboarding = { wire: getPage, namesCase: true, isExposed: true, hasNotice: true };
const integration = {
  wire: getIntegration,
  data: (caseId: string) => panelOf('New', { caseId }),
  namesCase: true,
  isExposed: true,
  hasNotice: true,
};
const account = {
  wire: getAccountPanel,
  data: () =>
    accountPanel({
      contacts: [MARIA],
      subscriptions: [subscription()],
    }),
  namesCase: false,
  isExposed: true,
  hasNotice: true,
  frame: 'c-account-card',
};
const rostering = (caseId: string): unknown => pageOf('Rostering', { caseId });

const SUBJECTS: Subject[] = [
  { name: 'c-status-path', component: StatusPath, data: rostering, ...onboarding },
  { name: 'c-stage-work', component: StageWork, data: rostering, ...onboarding, hasNotice: false },
  { name: 'c-integration-cases', component: IntegrationCases, data: rostering, ...onboarding },
  { name: 'c-rostering-progress', component: RosteringProgress, data: rostering, ...onboarding, isExposed: false },
  {
    name: 'c-monitoring-panel',
    component: MonitoringPanel,
    data: (caseId) => pageOf('Monitoring', { caseId }),
    ...onboarding,
    isExposed: false,
  },
  {
    name: 'c-closed-summary',
    component: ClosedSummary,
    ...onboarding,
    wire: getSummary,
    data: (caseId) => summaryOf({ caseId }),
    isExposed: false,
    hasNotice: false,
  },
  { name: 'c-open-items', component: OpenItems, data: (caseId) => pageOf('Rostering', { caseId }), ...onboarding },
  { name: 'c-integration-path', component: IntegrationPath, ...integration },
  { name: 'c-integration-setup', component: IntegrationSetup, ...integration },
  { name: 'c-parent-onboarding', component: ParentOnboarding, ...integration },
  { name: 'c-setup-checklist', component: SetupChecklist, ...integration },
  {
    name: 'c-account-onboarding',
    component: AccountOnboarding,
    wire: getOnboardings,
    data: (accountId) => accountOnboardings([schoolStatus()], { accountId }),
    isExposed: true,
    namesCase: false,
    hasNotice: true,
  },
  { name: 'c-account-subscriptions', component: AccountSubscriptions, ...account },
  { name: 'c-implementation-contacts', component: ImplementationContacts, ...account },
  {
    name: 'c-won-onboarding',
    component: WonOnboarding,
    wire: getOnboarding,
    data: (opportunityId) => ({ opportunityId, stageName: 'Prospecting', state: 'OPEN', canRetry: false }),
    isExposed: true,
    namesCase: false,
    hasNotice: true,
  },
  {
    name: 'c-email-threads',
    component: EmailThreads,
    wire: getThreads,
    data: () => [threadOf([threadEmail('a')])],
    isExposed: true,
    namesCase: false,
    hasNotice: true,
  },
  {
    name: 'c-status-meetings',
    component: StatusMeetings,
    wire: getMeetings,
    data: (caseId) => meetingsOf([], { caseId }),
    isExposed: true,
    namesCase: true,
    hasNotice: true,
  },
  {
    name: 'c-case-timeline',
    component: CaseTimeline,
    wire: getItems,
    data: () => page([item('a')], { counts: { post: 1 } }),
    isExposed: true,
    namesCase: false,
    hasNotice: true,
  },
  {
    name: 'c-queue-position',
    component: QueuePosition,
    wire: getPosition,
    data: (recordId) => ({
      recordId,
      position: 3,
      total: 17,
      isPrivileged: false,
      joinedAt: '2026-11-12T15:00:00.000Z',
      today: '2026-11-22',
    }),
    isExposed: true,
    namesCase: true,
    hasNotice: true,
  },
];

const EXPOSED = SUBJECTS.filter(({ isExposed }) => isExposed);

type Live = HTMLElement & { recordId: string };

const frameOf = (element: HTMLElement, { frame }: Subject): HTMLElement => (frame ? find(element, frame) : element);

const show = async (subject: Subject): Promise<Live> => {
  const { name, component, wire, data } = subject;
  const element = render(name, component, { recordId: CASE_ID });
  wireOf(wire).emit(data(CASE_ID));
  await settle();
  expect(has(frameOf(element, subject), 'c-rp-stencil')).toBe(false);
  called(refreshApex).mockClear();
  return element;
};

/** The browser tab remembers when it read each case, so time moves on from test to test. */
let now = Date.parse('2026-11-22T18:00:00Z');

/** These have their own tests. */
const ELSEWHERE = ['templatePicker', 'activityComposer', 'caseSpecialist', 'integrationSpecialist', 'kickoffChecklist'];

it('covers each component that can be placed on a record page', () => {
  const bundles = readdirSync(FEATURES).flatMap((feature) => {
    const folder = join(FEATURES, feature, 'lwc');
    return (existsSync(folder) ? readdirSync(folder) : []).filter((name) =>
      /<target>lightning__RecordPage</.test(readFileSync(join(folder, name, `${name}.js-meta.xml`), 'utf8')),
    );
  });
  const nameOf = (bundle: string): string => `c-${bundle.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const wanted = bundles.filter((bundle) => !ELSEWHERE.includes(bundle)).map(nameOf);
  expect(EXPOSED.map(({ name }) => name).sort()).toEqual(wanted.sort());
});

/** The texts of its own error panels, without those of components inside it. */
const errorsOf = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('c-rp-error-panel') ?? [])].map(textOf).filter(Boolean);

const later = (milliseconds: number): unknown => jest.setSystemTime(Date.now() + milliseconds);

beforeEach(() => {
  now += 3_600_000;
  jest.useFakeTimers({ now, doNotFake: ['queueMicrotask', 'nextTick'] });
  Object.assign(globalThis, {
    // The meetings are near the window at once. The end of the timeline never is.
    IntersectionObserver: class {
      readonly callback: (entries: { isIntersecting: boolean }[]) => void;

      constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
        this.callback = callback;
      }

      observe(element: HTMLElement): void {
        if (element.dataset['id'] === 'near') {
          this.callback([{ isIntersecting: true }]);
        }
      }

      disconnect(): void {}
    },
  });
});
afterEach(() => {
  jest.useRealTimers();
  clearPage();
});

describe.each(SUBJECTS)('$name with another record', (subject) => {
  it('reads the other record and shows nothing of the earlier one while it waits', async () => {
    const element = await show(subject);
    element.recordId = OTHER_ID;
    await settle();
    expect(Object.values(wireOf(subject.wire).getLastConfig())).toContain(OTHER_ID);
    expect(has(frameOf(element, subject), 'c-rp-stencil')).toBe(true);
    wireOf(subject.wire).emit(subject.data(OTHER_ID));
    await settle();
    expect(has(frameOf(element, subject), 'c-rp-stencil')).toBe(false);
  });

  it('keeps everything if it gets the same record again', async () => {
    const element = await show(subject);
    element.recordId = CASE_ID;
    await settle();
    expect(has(frameOf(element, subject), 'c-rp-stencil')).toBe(false);
  });

  if (subject.namesCase) {
    it('ignores a late answer for the earlier record', async () => {
      const element = await show(subject);
      element.recordId = OTHER_ID;
      await settle();
      wireOf(subject.wire).emit(subject.data(CASE_ID));
      await settle();
      expect(has(frameOf(element, subject), 'c-rp-stencil')).toBe(true);
    });
  }
});

describe.each(EXPOSED)('$name on a page that refreshes', (subject) => {
  it('reads again and continues the refresh', async () => {
    await show(subject);
    later(10_000);
    expect(await pageRefreshes()).toBe(true);
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('keeps what it shows if the org does not answer, and continues the refresh', async () => {
    const element = await show(subject);
    later(10_000);
    refreshFails();
    expect(await pageRefreshes()).toBe(true);
    wireOf(subject.wire).error({ message: 'No answer' }, 0);
    await settle();
    expect(has(frameOf(element, subject), 'c-rp-stencil')).toBe(false);
    expect(errorsOf(frameOf(element, subject))).toEqual([]);
  });

  it('reads again when the user returns to it', async () => {
    const element = await show(subject);
    element.remove();
    later(10_000);
    document.body.append(element);
    await settle();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('reads a record again that it showed a while ago', async () => {
    const element = await show(subject);
    element.recordId = OTHER_ID;
    await settle();
    wireOf(subject.wire).emit(subject.data(OTHER_ID));
    await settle();
    later(10_000);
    called(refreshApex).mockClear();
    element.recordId = CASE_ID;
    await settle();
    wireOf(subject.wire).emit(subject.data(CASE_ID));
    await settle();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });
});

describe.each(SUBJECTS.filter(({ hasNotice, isExposed }) => hasNotice && isExposed))(
  '$name that may be out of date',
  (subject) => {
    it('says so and offers to refresh', async () => {
      const element = await show(subject);
      later(10_000);
      refreshFails();
      await pageRefreshes();
      await settle();
      const notice = find(frameOf(element, subject), 'c-rp-outdated-notice');
      expect(textOf(notice)).toContain('This information may be out of date.');
      find(notice, '[data-id="refresh"]').click();
      await settle();
      expect(refreshApex).toHaveBeenCalledTimes(2);
      expect(has(notice, 'c-rp-notice')).toBe(false);
      refreshFails();
      await pageRefreshes();
      await settle();
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });
  },
);
