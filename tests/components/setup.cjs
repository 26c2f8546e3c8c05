/**
 * Runs before each component test file: the accessibility matcher; the real words of the Custom Labels, so that a test reads what a
 * person reads and a label that is used but not defined shows up as `c.Its_Name`; and stand-ins for the Apex methods.
 */
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { setup } = require('@sa11y/jest');
const { createApexTestWireAdapter } = require('@salesforce/sfdx-lwc-jest');

setup();

const FEATURES = join(__dirname, '../../force-app/main');
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

const plainText = (text) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity]);

const labelFiles = readdirSync(FEATURES, { recursive: true }).filter((file) => file.endsWith('.labels-meta.xml'));
const labels = labelFiles.map((file) => readFileSync(join(FEATURES, file), 'utf8')).join('');

for (const [, name, value] of labels.matchAll(/<fullName>(.*?)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g)) {
  jest.mock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: plainText(value) }), { virtual: true });
}

/** Cacheable methods, used with @wire: a test emits their data or error. */
const WIRED = [
  'AccountPanelController.getPanel',
  'OnboardingCaseController.getPage',
  'IntegrationCaseController.getPanel',
  'TimelineController.getItems',
  'OnboardingEmailController.getOutbox',
  'OnboardingEmailController.getPicker',
  'OnboardingEmailController.getSentBody',
];
/** Methods that are called: a test says what they answer. */
const CALLED = [
  'ActivityController.addNote',
  'ActivityController.addPost',
  'ActivityController.addTask',
  'ActivityController.completeTask',
  'ActivityController.getOptions',
  'ActivityController.logCall',
  'OnboardingCaseController.completeStage',
  'OnboardingCaseController.createIntegrationCases',
  'OnboardingCaseController.setHandoffDate',
  'OnboardingCaseController.setRosteringCompleteDate',
  'OnboardingCaseController.setUsageRequirementsMetDate',
  'RosteringFormController.discardDraft',
  'RosteringFormController.getSubmissionEffects',
  'RosteringFormController.saveDraft',
  'RosteringFormController.submit',
  'IntegrationCaseController.setStatus',
  'TimelineController.getEmailBody',
  'TimelineController.getOlderItems',
  'OnboardingEmailController.discardDraft',
  'OnboardingEmailController.getSent',
  'OnboardingEmailController.preview',
  'OnboardingEmailController.saveDraft',
  'OnboardingEmailController.send',
];

const apexMock = (method, implementation) =>
  jest.mock(`@salesforce/apex/${method}`, () => ({ __esModule: true, default: implementation }), { virtual: true });

WIRED.forEach((method) => apexMock(method, createApexTestWireAdapter(jest.fn())));
CALLED.forEach((method) => apexMock(method, jest.fn()));

const refreshApex = jest.fn().mockResolvedValue(undefined);
jest.mock('@salesforce/apex', () => ({ __esModule: true, refreshApex }), { virtual: true });

// After the stand-ins: it imports some of them.
const { clearPage } = require('./rendering.ts');
afterEach(clearPage);
