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

it('teaches how a case comes about while there is none', async () => {
  const element = await show(pageOf('New'));
  expect(textOf(find(element, '[data-id="empty"]'))).toContain(
    'To create one for the support team, submit the rostering form with Clever or ClassLink',
  );
  await expect(element).toBeAccessible();
});

it('explains why manual rostering has none', async () => {
  const methods = { studentMethod: 'Manual', teacherMethod: null, isManual: true };
  expect(textOf(await show(pageOf('Rostering', { methods })))).toContain('Rostering is manual');
});

it('says how a missing case comes about', async () => {
  const methods = { studentMethod: 'Manual', teacherMethod: 'Clever', isManual: true };
  const text = textOf(await show(pageOf('Rostering', { methods })));
  expect(text).toContain('To create it, submit the rostering form again');
});

it('holds its place while it loads, and can try again when that fails', async () => {
  const element = render('c-integration-cases', IntegrationCases, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPage).error({ message: 'Not now' });
  await settle();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('reads again when the case has got another method or stage, and only then', async () => {
  await show(pageOf('Rostering'));
  wireOf(getRecord).emit(recordOf(CASE_ID, { Status: 'Rostering', Student_Upload_Method__c: 'Clever' }));
  await settle();
  expect(refreshApex).not.toHaveBeenCalled();
  wireOf(getRecord).emit(recordOf(CASE_ID, { Status: 'Rostering', Student_Upload_Method__c: 'Manual' }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});
