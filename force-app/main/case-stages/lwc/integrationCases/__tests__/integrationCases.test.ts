import { refreshApex } from '@salesforce/apex';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import { getRecord } from 'lightning/uiRecordApi';
import IntegrationCases from 'c/integrationCases';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { find, has, recordOf, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, integration, pageOf } from 'test/onboardingSamples';

const show = async (page: OnboardingPage): Promise<HTMLElement> => {
  const element = render('c-integration-cases', IntegrationCases, { recordId: CASE_ID });
  wireOf(getPage).emit(page);
  await settle();
  return element;
};

it('lists the integration cases', async () => {
  const element = await show(pageOf('Rostering', { integrations: [integration()] }));
  expect(textOf(element)).toContain('00001043');
  await expect(element).toBeAccessible();
});

it('says how to get integration cases if there are none', async () => {
  const element = await show(pageOf('New', { noIntegrationsText: 'Submit the rostering form with Clever.' }));
  expect(textOf(find(element, '[data-id="empty"]'))).toBe('Submit the rostering form with Clever.');
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, and can try again if that fails', async () => {
  const element = render('c-integration-cases', IntegrationCases, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPage).error({ message: 'Not now' });
  await settle();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('reads again only when the method or stage of the case changes', async () => {
  await show(pageOf('Rostering'));
  wireOf(getRecord).emit(recordOf(CASE_ID, { Status: 'Rostering', Student_Upload_Method__c: 'Clever' }));
  await settle();
  expect(refreshApex).not.toHaveBeenCalled();
  wireOf(getRecord).emit(recordOf(CASE_ID, { Status: 'Rostering', Student_Upload_Method__c: 'Manual' }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});
