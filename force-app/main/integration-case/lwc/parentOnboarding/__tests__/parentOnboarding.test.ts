import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import { refreshApex } from '@salesforce/apex';
import { getRecord } from 'lightning/uiRecordApi';
import ParentOnboarding from 'c/parentOnboarding';
import { find, has, props, recordOf, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, panelOf } from 'test/onboardingSamples';

const show = async (data?: unknown): Promise<HTMLElement> => {
  const element = render('c-parent-onboarding', ParentOnboarding, { recordId: panelOf('New').caseId });
  if (data) {
    wireOf(getPanel).emit(data);
  }
  await settle();
  return element;
};

it('links to the onboarding case and shows its stage', async () => {
  const element = await show(panelOf('New'));
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject({
    recordId: CASE_ID,
    label: 'Onboarding case 00001042',
  });
  expect(textOf(element)).toContain('Bluebonnet Elementary');
  expect(textOf(element)).toContain('Stage: Rostering');
  await expect(element).toBeAccessible();
});

it('says when the case has no onboarding case', async () => {
  const element = await show(panelOf('New', { onboardingCaseId: null }));
  expect(textOf(element)).toContain("This case isn't linked to an onboarding case.");
});

it('shows a stencil while it loads, and the error if that fails', async () => {
  const element = await show();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPanel).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
});

it('reads again only when the onboarding case is in another stage', async () => {
  await show(panelOf('New'));
  expect(wireOf(getRecord).getLastConfig()).toEqual({ recordId: CASE_ID, optionalFields: ['Case.Status'] });
  wireOf(getRecord).emit(recordOf(CASE_ID, { Status: 'Rostering' }));
  await settle();
  expect(refreshApex).not.toHaveBeenCalled();
  wireOf(getRecord).emit(recordOf(CASE_ID, { Status: 'Monitoring' }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});
