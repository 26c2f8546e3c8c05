import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import IntegrationSetup from 'c/integrationSetup';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import { find, has, props, render, settle, textOf, wireOf } from 'test/rendering';
import { panelOf } from 'test/onboardingSamples';

const writeText = jest.fn<(text: string) => Promise<void>>();

const show = async (panel: IntegrationPanel): Promise<HTMLElement> => {
  const element = render('c-integration-setup', IntegrationSetup, { recordId: panel.caseId });
  wireOf(getPanel).emit(panel);
  await settle();
  return element;
};

beforeEach(() => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  writeText.mockResolvedValue(undefined);
});

it('shows the answers, and which ones are missing', async () => {
  const element = await show(panelOf('New'));
  expect(textOf(element)).toContain('Clever district ID 5f1c0a7be21d4a0001c3d9e2');
  expect(textOf(element)).toContain('Target launch date Not given');
  await expect(element).toBeAccessible();
});

it('copies one value and tells screen readers', async () => {
  const element = await show(panelOf('New'));
  expect(has(element, '[data-field="Target_Launch_Date__c"]')).toBe(false);
  expect(props(find(element, '[data-field="Clever_District_Id__c"]')).alternativeText).toBe('Copy Clever district ID');
  find(element, '[data-field="Clever_District_Id__c"]').click();
  await settle();
  expect(writeText).toHaveBeenCalledWith('5f1c0a7be21d4a0001c3d9e2');
  expect(textOf(find(element, '[role="status"]'))).toBe('Clever district ID copied');
});

it('copies all answers', async () => {
  const element = await show(panelOf('New'));
  find(element, '[data-id="copy-all"]').click();
  await settle();
  expect(writeText).toHaveBeenCalledWith(
    'Clever district ID: 5f1c0a7be21d4a0001c3d9e2\nTechnical contact: Terry Okafor',
  );
});

it.each([
  ['refuses copying', () => writeText.mockRejectedValueOnce(new Error('Not allowed'))],
  ['has no clipboard', () => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })],
])('shows the text to copy by hand if the browser %s', async (_what, arrange) => {
  arrange();
  const element = await show(panelOf('New'));
  find(element, '[data-id="copy-all"]').click();
  await settle();
  const field = find<HTMLTextAreaElement>(element, 'textarea');
  const all = 'Clever district ID: 5f1c0a7be21d4a0001c3d9e2\nTechnical contact: Terry Okafor';
  expect([field.value, field.readOnly]).toEqual([all, true]);
  expect(element.shadowRoot?.activeElement).toBe(field);
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, all.length]);
  expect(textOf(find(element, 'label'))).toContain('Select the text and copy it yourself.');
  await expect(element).toBeAccessible();
});

it('hides that text when copying works again', async () => {
  writeText.mockRejectedValueOnce(new Error('Not allowed'));
  const element = await show(panelOf('New'));
  find(element, '[data-id="copy-all"]').click();
  await settle();
  find(element, '[data-field="Clever_District_Id__c"]').click();
  await settle();
  expect(has(element, 'textarea')).toBe(false);
  expect(textOf(find(element, '[role="status"]'))).toBe('Clever district ID copied');
});

it('says where the answers come from until the form is submitted', async () => {
  const element = await show(panelOf('New', { setup: [] }));
  expect(textOf(find(element, '[data-id="empty"]'))).toContain("The rostering form hasn't been submitted yet.");
  expect(has(element, '[data-id="copy-all"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, and the error if that fails', async () => {
  const element = render('c-integration-setup', IntegrationSetup, { recordId: 'x' });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPanel).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
});
