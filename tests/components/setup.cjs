/**
 * Runs before each component test file. Adds the accessibility matcher, the text of the Custom Labels (a
 * missing label appears as `c.Its_Name`), and mocks of the Apex methods.
 */
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { setup } = require('@sa11y/jest');
const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');

setup();

const FEATURES = join(__dirname, '../../force-app/main');
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** The value of `@salesforce/user/Id` in Jest. */
const USER_ID = '005000000000000000';

const plainText = (text) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity]);

// Each feature has one folder of labels. Looking for them in all folders takes longer than reading them.
const labelFolders = readdirSync(FEATURES)
  .map((feature) => join(FEATURES, feature, 'labels'))
  .filter((folder) => existsSync(folder));
const labels = labelFolders
  .flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')))
  .join('');

for (const [, name, value] of labels.matchAll(/<fullName>(.*?)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g)) {
  jest.mock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: plainText(value) }), { virtual: true });
}

/** Cacheable methods for @wire. A test emits their data or error. */
const WIRED = [
  'AccountPanelController.getPanel',
  'AssignmentController.getBoard',
  'DashboardController.getCases',
  'DashboardController.getDashboard',
  'FormLinkController.getLinks',
  'HandoffController.getHandoff',
  'HandoffController.getSummary',
  'KickoffController.getChecklist',
  'OnboardingCaseController.getPage',
  'ImplementationQueueController.getHistory',
  'ImplementationQueueController.getPosition',
  'ImplementationQueueController.getQueue',
  'IntegrationCaseController.getPanel',
  'IntegrationCaseController.getSupportList',
  'TimelineController.getItems',
  'OnboardingEmailController.getOutbox',
  'OnboardingEmailController.getPicker',
  'OnboardingEmailController.getSentBody',
  'OnboardingEmailController.getThreads',
  'MyAbsenceController.getAbsences',
  'MySchoolsController.getMySchools',
  'SchoolStatusController.getOnboardings',
  'StatusMeetingController.getMeetings',
  'UsageController.getUsage',
  'WonOpportunityController.getOnboarding',
  'WorkListController.getList',
];
/** Methods for calls. A test sets their result. */
const CALLED = [
  'AccountPanelController.addContact',
  'AccountPanelController.useContact',
  'ActivityController.addNote',
  'ActivityController.addPost',
  'ActivityController.addTask',
  'ActivityController.completeTask',
  'ActivityController.findColleagues',
  'ActivityController.getOptions',
  'ActivityController.logAttempt',
  'ActivityController.logCall',
  'AssignmentController.assign',
  'AssignmentController.deleteAbsence',
  'AssignmentController.saveAbsence',
  'AssignmentController.suggest',
  'MyAbsenceController.deleteAbsence',
  'MyAbsenceController.saveAbsence',
  'CaseContactController.choose',
  'CaseContactController.getChoices',
  'CustomerFormController.open',
  'FormLinkController.revoke',
  'CustomerFormController.saveDraft',
  'CustomerFormController.submit',
  'HandoffController.logCall',
  'ImplementationQueueController.add',
  'ImplementationQueueController.getMissing',
  'ImplementationQueueController.move',
  'ImplementationQueueController.withdraw',
  'KickoffController.getFile',
  'KickoffEditController.cancel',
  'KickoffEditController.invite',
  'KickoffEditController.schedule',
  'KickoffEditController.setReceived',
  'HandoffController.readSummary',
  'OnboardingCaseController.completeStage',
  'ReplyNeedController.setNoReplyNeeded',
  'OnboardingCaseController.createIntegrationCases',
  'OnboardingCaseController.setHandoffDate',
  'OnboardingCaseController.setRosteringCompleteDate',
  'OnboardingCaseController.setUsageRequirementsMetDate',
  'OpenItemController.saveItem',
  'OpenItemController.setDone',
  'StatusMeetingController.cancel',
  'StatusMeetingController.getFile',
  'StatusMeetingController.invite',
  'StatusMeetingController.move',
  'StatusMeetingController.plan',
  'RosteringFormController.discardDraft',
  'RosteringFormController.getSchools',
  'RosteringFormController.getSubmissionEffects',
  'RosteringFormController.saveDraft',
  'RosteringFormController.submit',
  'SchoolStatusController.emailSpecialist',
  'IntegrationCaseController.accept',
  'IntegrationCaseController.acceptAll',
  'IntegrationCaseController.compareCounts',
  'IntegrationCaseController.complete',
  'IntegrationCaseController.endPause',
  'IntegrationCaseController.setPause',
  'IntegrationCaseController.setStatus',
  'IntegrationCaseController.setStepDone',
  'IntegrationCaseController.setWaiting',
  'TimelineController.getEmailBody',
  'TimelineController.getOlderItems',
  'OnboardingEmailController.discardDraft',
  'OnboardingEmailController.fillIn',
  'OnboardingEmailController.getReply',
  'OnboardingEmailController.getSent',
  'OnboardingEmailController.preview',
  'OnboardingEmailController.saveDraft',
  'OnboardingEmailController.send',
  'WorkListController.getColleagues',
  'WonOpportunityController.retry',
];

const apexMock = (method, implementation) =>
  jest.mock(`@salesforce/apex/${method}`, () => ({ __esModule: true, default: implementation }), { virtual: true });

WIRED.forEach((method) => apexMock(method, createApexTestWireAdapter(jest.fn())));
CALLED.forEach((method) => apexMock(method, jest.fn()));
/** The session belongs to the user of the page, unless a test says otherwise. */
apexMock('RpSessionController.getUserId', jest.fn().mockResolvedValue(USER_ID));

const refreshApex = jest.fn().mockResolvedValue(undefined);
jest.mock('@salesforce/apex', () => ({ __esModule: true, refreshApex }), { virtual: true });

// Loaded after the mocks, because it imports some of them.
const { clearPage } = require('./rendering.ts');
afterEach(clearPage);
