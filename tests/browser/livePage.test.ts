/** A page that stays open: it gets another case, the user returns to it, and a refresh fails after a save. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { integrationCasesOf, newCase, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, becomes, useBrowser } from './browser.ts';
import { button, choose, currentStage, openCase, pathAction, toast, work } from './form.ts';

const browser = useBrowser();

const OUTDATED = 'This information may be out of date.';
/** A response younger than this isn't requested again. */
const JUST_READ_MS = 5_000;

/** Goes to another page like a link, without reloading the app. */
const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((address) => {
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

const path = (id: string): string => `/lightning/r/Case/${id}/view`;

const uploadMethod = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Student and teacher upload', exact: true });

const formsOf = (id: string) =>
  browser.admin.query<{ Student_Upload_Method__c: string }>(
    `SELECT Student_Upload_Method__c FROM Rostering_Form__c WHERE Case__c = '${id}'`,
  );

test('a page that gets another case saves what was typed for the first one and shows only the second one', async () => {
  const [first, second] = [await newCase(browser.admin), await newCase(browser.admin)];
  const page = await browser.signedIn('specialist');
  await openCase(page, first.id);
  await work(page).evaluate((element) => Object.assign(element, { isFirst: true }));
  await choose(page, 'Student and teacher upload', 'Clever');
  await goTo(page, path(second.id));
  await page.getByText(second.number).first().waitFor();
  await uploadMethod(page).waitFor();
  assert.equal(await work(page).evaluate((element) => (element as { isFirst?: boolean }).isFirst), true);
  assert.doesNotMatch(await uploadMethod(page).innerText(), /Clever/);
  await becomes(async () => (await formsOf(first.id)).map((form) => form.Student_Upload_Method__c), ['Clever']);
  assert.deepEqual(await formsOf(second.id), []);
  await assertAccessible(page, 'a page that got another case');

  await page.goBack();
  await page.getByText(first.number).first().waitFor();
  await page.getByText('Draft saved', { exact: false }).waitFor();
});

test('if a refresh fails after a save, the page still shows the success and can refresh again', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('textbox', { name: 'Rostering Complete Date' }).waitFor();
  await page.route('**/OnboardingCaseController/getPage', (route) => route.abort('internetdisconnected'));
  const [, month, day, year] = /^(\d+)\/(\d+)\/(\d+)$/.exec(
    new Date().toLocaleDateString('en-US', { timeZone: 'America/Chicago' }),
  ) ?? ['', '', '', ''];
  await page.getByRole('textbox', { name: 'Rostering Complete Date' }).fill(`${month}/${day}/${year}`);
  await button(page, 'Save').click();
  await toast(page).getByRole('alert').or(toast(page).getByRole('status')).first().waitFor();
  await page.getByText(OUTDATED, { exact: false }).first().waitFor();
  assert.equal(await page.getByText(/offline|can't reach the server/i).count(), 0);
  await assertAccessible(page, 'a page that may be out of date');

  await page.unroute('**/OnboardingCaseController/getPage');
  await button(page, 'Refresh').first().click();
  await currentStage(page, 'Monitoring').waitFor();
  await becomes(() => page.getByText(OUTDATED, { exact: false }).count(), 0);
});

test('a user who returns to an integration case sees what changed meanwhile', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await pathAction(page).waitFor();
  await goTo(page, '/lightning/o/Case/list?filterName=Integration_Cases');
  await page.getByRole('searchbox', { name: 'Search this list' }).waitFor();
  await browser.admin.update('Case', integration.Id, { Status: 'Working' });
  await page.waitForTimeout(JUST_READ_MS + 500);
  await goTo(page, path(integration.Id));
  await currentStage(page, 'Working').waitFor();
});
