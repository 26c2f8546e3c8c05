/** Submitting the rostering form, and the changes on the page and in the org that follow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, integrationCasesOf, newCase, today } from '../support/onboarding.ts';
import { assertAccessible, becomes, useBrowser, watchWrites } from './browser.ts';
import {
  answerDetails,
  button,
  choose,
  currentStage,
  draftSaved,
  DETAILS_STEP,
  field,
  fillForm,
  integrationCases,
  next,
  openCase,
  REVIEW_STEP,
  step,
  submit,
  toast,
  work,
} from './form.ts';

const browser = useBrowser();

test('B12 B13: submitting starts Rostering today and creates one linked Clever case, shown without a reload', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await fillForm(page, 'Clever');
  await assertAccessible(page, 'the review');
  await draftSaved(page);
  const writes = watchWrites(page);
  await submit(page);

  const created = toast(page).getByRole('link');
  await created.waitFor();
  await assertAccessible(page, 'the page after submitting');
  assert.deepEqual(writes, ['RosteringFormController.submit'], 'A submit is one write request.');
  await currentStage(page, 'Rostering').waitFor();

  const state = await caseOf(browser.admin, onboarding.id);
  assert.equal(state.Status, 'Rostering');
  assert.equal(state.Kickoff_Complete_Date__c, today());
  const [integration, ...more] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  assert.deepEqual(more, []);
  assert.equal(integration.Integration_Provider__c, 'Clever');
  assert.equal(integration.Integration_Key__c, `${onboarding.id}:Clever`);
  assert.equal(integration.AccountId, onboarding.accountId);
  assert.equal(integration.ContactId, onboarding.contactId);
  assert.deepEqual([integration.Owner.Type, integration.Owner.Name], ['Queue', 'Integration Support']);

  await becomes(() => created.innerText(), integration.CaseNumber);
  await integrationCases(page).getByRole('link', { name: integration.CaseNumber }).waitFor();
  await created.click();
  await page.waitForURL(`**/${integration.Id}/view`);
  await page.getByRole('heading', { name: 'What you need to start' }).waitFor();
  await page.getByText('toakes@juniper.example').first().waitFor();
});

test('B12: the account shows the integration case', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await fillForm(page, 'ClassLink');
  await submit(page);
  await toast(page).getByRole('link').waitFor();
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);

  await page.getByRole('link', { name: onboarding.accountName }).first().click();
  await page.waitForURL(`**/${onboarding.accountId}/view`);
  await page.getByRole('tab', { name: 'Related' }).click();
  await page.getByRole('table', { name: 'Cases' }).getByRole('link', { name: integration.CaseNumber }).click();
  await page.waitForURL(`**/${integration.Id}/view`);
});

test('B12: teachers with another provider get their own case', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await choose(page, 'Student and teacher upload', 'Clever');
  await page.getByText('Teachers are uploaded differently').click();
  await choose(page, 'Teacher upload', 'ClassLink');
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  await answerDetails(page);
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
  await submit(page);
  await toast(page).getByRole('link').nth(1).waitFor();
  const providers = (await integrationCasesOf(browser.admin, onboarding.id)).map(
    (made) => made.Integration_Provider__c,
  );
  assert.deepEqual(providers.sort(), ['ClassLink', 'Clever']);
});

test('B12: Manual creates no integration case and says so', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await fillForm(page, 'Manual');
  await submit(page);
  await toast(page).getByText('No integration case is needed.').waitFor();
  assert.deepEqual(await integrationCasesOf(browser.admin, onboarding.id), []);
  assert.equal((await caseOf(browser.admin, onboarding.id)).Status, 'Rostering');
});

test('submitting again creates no second case', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await fillForm(page, 'Clever');
  await submit(page);
  await toast(page).getByText('was created').waitFor();
  await currentStage(page, 'Rostering').waitFor();

  await page.getByRole('tab', { name: 'Rostering form' }).click();
  await button(page, 'Change Rostering Information').click();
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
  await submit(page);
  await toast(page).getByText('stays as it is').waitFor();
  assert.equal((await integrationCasesOf(browser.admin, onboarding.id)).length, 1);
});

test('a double-click submits once', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await fillForm(page, 'Clever');
  await draftSaved(page);
  const writes = watchWrites(page);
  await button(page, 'Submit Rostering Form').dblclick();
  await toast(page).getByRole('link').waitFor();
  assert.deepEqual(writes, ['RosteringFormController.submit']);
  assert.equal((await integrationCasesOf(browser.admin, onboarding.id)).length, 1);
});

test('if two people submit at the same time, the second one gets a message, and their answers stay', async () => {
  const onboarding = await newCase(browser.admin);
  const [first, second] = await Promise.all([browser.signedIn('specialist'), browser.signedIn('specialist2')]);
  await openCase(second, onboarding.id);
  await second.route('**/saveDraft', (route) => route.abort());
  await fillForm(second, 'Clever', 'Juniper Middle');
  await openCase(first, onboarding.id);
  await fillForm(first, 'Clever', 'Juniper Elementary');
  await submit(first);
  await toast(first).getByRole('link').waitFor();

  await submit(second);
  await second.getByText("What you typed is still here, but it isn't saved yet.", { exact: false }).waitFor();
  await assertAccessible(second, 'the refused submission');
  assert.ok((await work(second).innerText()).includes('Juniper Middle'), 'What was typed stays.');
  assert.equal((await integrationCasesOf(browser.admin, onboarding.id)).length, 1);
});

test('if someone changed the form meanwhile, submitting shows a message and the change', async () => {
  const onboarding = await newCase(browser.admin);
  const [first, second] = await Promise.all([browser.signedIn('specialist'), browser.signedIn('specialist2')]);
  await openCase(first, onboarding.id);
  await fillForm(first, 'Clever', 'Juniper Elementary');
  await draftSaved(first);
  await openCase(second, onboarding.id);
  await step(second, REVIEW_STEP).waitFor();
  await button(second, 'Back').click();
  const saved = second.waitForResponse('**/saveDraft');
  await field(second, 'Schools in Scope').fill('Juniper Middle');
  await saved;

  await submit(first);
  await toast(first).getByText('Someone else saved this form while you were working on it.').waitFor();
  await work(first).getByText('Juniper Middle').waitFor();
  assert.deepEqual(await integrationCasesOf(browser.admin, onboarding.id), []);
  await submit(first);
  await toast(first).getByRole('link').waitFor();
});
