/** When something fails, the page keeps what the user typed, and says what happened and what to do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { integrationCasesOf, newCase, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, becomes, useBrowser } from './browser.ts';
import {
  button,
  choose,
  currentStage,
  DETAILS_STEP,
  draftSaved,
  field,
  fillForm,
  next,
  openCase,
  step,
  submit,
  toast,
  work,
} from './form.ts';

const browser = useBrowser();

test('offline during a submit: nothing is lost, the page says so, and submitting again works when the connection is back', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await fillForm(page, 'Clever', 'Juniper Elementary, by radio');
  await draftSaved(page);
  await page.context().setOffline(true);
  await submit(page);
  await work(page)
    .getByText(/offline|connection/i)
    .first()
    .waitFor();
  await work(page).getByText('Juniper Elementary, by radio').waitFor();
  await assertAccessible(page, 'a submission without connection');

  await page.context().setOffline(false);
  await submit(page);
  await toast(page).getByRole('link').waitFor();
  assert.equal((await integrationCasesOf(browser.admin, onboarding.id)).length, 1);
});

test('answers typed offline are kept on this computer, are still there after a reload, and are saved when the connection is back', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openDetails(page, onboarding.id);
  await draftSaved(page);
  // Only the org is unreachable, so that the page can reload.
  await page.route('**/saveDraft', (route) => route.abort('internetdisconnected'));
  await field(page, 'Notes').fill('Typed in the tunnel.');
  await work(page).getByText('Your answers are kept on this device.', { exact: false }).waitFor();
  await page.reload();
  await work(page).getByText("We restored the answers that couldn't be saved.", { exact: false }).waitFor();
  await assertAccessible(page, 'restored answers');

  await page.unroute('**/saveDraft');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await draftSaved(page);
  const form = await browser.admin.one<{ Notes__c: string }>(
    `SELECT Notes__c FROM Rostering_Form__c WHERE Case__c = '${onboarding.id}'`,
  );
  assert.equal(form.Notes__c, 'Typed in the tunnel.');
});

test('if the session ends while the user types, the text stays and is saved after logging in again', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openDetails(page, onboarding.id);
  await draftSaved(page);
  await page.context().clearCookies();
  await field(page, 'Notes').fill('Typed after the session ended.');
  const signIn = page.getByRole('alert').getByRole('button', { name: 'Log in again' });
  await signIn.waitFor();
  await assertAccessible(page, 'an ended session');
  await becomes(() => field(page, 'Notes').inputValue(), 'Typed after the session ended.');

  await signIn.click();
  await signIn.waitFor({ state: 'detached' });
  await button(page, 'Try again').or(step(page, DETAILS_STEP)).first().waitFor();
  await becomes(() => field(page, 'Notes').inputValue(), 'Typed after the session ended.');
  await retryIfAsked(page);
  await draftSaved(page);
  const form = await browser.admin.one<{ Notes__c: string }>(
    `SELECT Notes__c FROM Rostering_Form__c WHERE Case__c = '${onboarding.id}'`,
  );
  assert.equal(form.Notes__c, 'Typed after the session ended.');
});

test('if two people edit at the same time, the second one sees who saved what, and chooses', async () => {
  const onboarding = await newCase(browser.admin);
  const [first, second] = await Promise.all([browser.signedIn('specialist'), browser.signedIn('specialist2')]);
  await openDetails(first, onboarding.id);
  await draftSaved(first);
  await openCase(second, onboarding.id);
  await step(second, DETAILS_STEP).waitFor();
  const saved = first.waitForResponse('**/saveDraft');
  await field(first, 'Notes').fill('From Avery.');
  await saved;
  await field(second, 'Notes').fill('From Jordan.');
  await second.getByText('Avery Collins saved this form', { exact: false }).waitFor();
  await button(second, 'Compare').click();
  await second.getByRole('table', { name: 'Compare' }).getByText('From Avery.').waitFor();
  await assertAccessible(second, 'two versions of a form');
  await button(second, 'Keep Mine and Save').click();
  await draftSaved(second);
  const form = await browser.admin.one<{ Notes__c: string }>(
    `SELECT Notes__c FROM Rostering_Form__c WHERE Case__c = '${onboarding.id}'`,
  );
  assert.equal(form.Notes__c, 'From Jordan.');
});

test('an outdated page doesn’t complete a stage, and shows the case’s current stage', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const { Kickoff_Complete_Date__c: kickoff } = await browser.admin.one<{ Kickoff_Complete_Date__c: string }>(
    `SELECT Kickoff_Complete_Date__c FROM Case WHERE Id = '${onboarding.id}'`,
  );
  await browser.admin.update('Case', onboarding.id, { Rostering_Complete_Date__c: kickoff });
  const [year, month, day] = kickoff.split('-').map(Number);
  await page.getByRole('textbox', { name: 'Rostering Complete Date' }).fill(`${month}/${day}/${year}`);
  await button(page, 'Save').click();
  await currentStage(page, 'Monitoring').waitFor();
});

test('if the server fails, the page says that nothing was saved, and the form stays', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await fillForm(page, 'Clever');
  await draftSaved(page);
  await page.route('**/RosteringFormController/submit', (route) =>
    route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
  );
  await submit(page);
  await work(page)
    .getByText(/The server returned 500/)
    .waitFor();
  await work(page).getByText('Juniper Elementary').waitFor();
  await assertAccessible(page, 'a failed submission');
  await page.unroute('**/RosteringFormController/submit');
  await submit(page);
  await toast(page).getByRole('link').waitFor();
});

for (const [what, path] of [
  ['the ID of a missing record', '/lightning/r/Case/500000000000000AAA/view'],
  ['an invalid ID', '/lightning/r/Case/nonsense/view'],
] as const) {
  test(`${what} shows a page that says so, with a link to continue`, async () => {
    const page = await browser.signedIn('specialist');
    await page.goto(path);
    await page.getByRole('heading', { name: /doesn't exist|can't show/i }).waitFor();
    await assertAccessible(page, what);
  });
}

test('an unknown address shows a page that says so, with a link to continue', async () => {
  const page = await browser.signedIn('specialist');
  await page.goto('/lightning/nowhere');
  await page.getByText("Page doesn't exist").waitFor();
  await assertAccessible(page, 'an unknown address');
  await page.getByRole('link', { name: 'Go to Home' }).click();
  await page.getByRole('heading', { name: 'My onboarding cases' }).waitFor();
});

async function openDetails(page: Page, caseId: string): Promise<void> {
  await openCase(page, caseId);
  await choose(page, 'Student and teacher upload', 'Clever');
  await toDetails(page);
}

async function toDetails(page: Page): Promise<void> {
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
}

async function retryIfAsked(page: Page): Promise<void> {
  const retry = button(page, 'Try again');
  if (await retry.isVisible()) await retry.click();
}
