/** The record page of a case: highlights, details, related lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { newCase, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, useBrowser } from './browser.ts';
import { button, currentStage, openCase } from './form.ts';

const browser = useBrowser();

/** A fact of the highlights by its label. */
async function highlight(page: Page, label: string): Promise<string> {
  const entry = page.locator('dl > div').filter({ has: page.locator('dt', { hasText: label }) });
  return (await entry.locator('dd').first().innerText()).trim();
}

test('B6: account, contact, phone, email and the moment of opening are seen at a glance', async () => {
  const onboarding = await newCase(browser.admin, { CreatedDate: '2026-03-09T14:30:00.000Z' });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  assert.equal(await highlight(page, 'Account Name'), onboarding.accountName);
  assert.equal(await highlight(page, 'Contact Name'), 'Terry Oakes');
  assert.equal(await highlight(page, 'Contact Phone'), '(555) 010-0142');
  assert.equal(await highlight(page, 'Contact Email'), 'toakes@juniper.example');
  // 14:30 UTC is the morning in Chicago.
  assert.match(await highlight(page, 'Date/Time Opened'), /^3\/9\/2026, 9:30\sAM$/);
});

test('B7: the case reason is Onboarding', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Details' }).click();
  const reason = page
    .locator('host-detail-panel dt', { hasText: /^Case Reason$/ })
    .locator('xpath=following-sibling::dd[1]');
  assert.match(await reason.innerText(), /^Onboarding/);
  await assertAccessible(page, 'the details');
});

test('related lists show the integration case, the form and the stages passed', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Related' }).click();
  await page.getByText('Rostering Forms (1)').waitFor();
  await page.getByText('Stage Logs (2)').waitFor();
  await page.getByText('Cases (1)').waitFor();
  await assertAccessible(page, 'the related lists');
});

test('a save that the rules refuse says why and keeps what was typed', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Details' }).click();
  await button(page, 'Edit Subject').click();
  const details = page.locator('host-detail-form');
  await details.getByRole('textbox', { name: 'Subject' }).fill('Juniper, second term');
  await details.getByRole('textbox', { name: 'Rostering Complete Date' }).fill('1/1/2099');
  await button(page, 'Save').last().click();
  await details.getByText('cannot be in the future', { exact: false }).first().waitFor();
  assert.equal(await details.getByRole('textbox', { name: 'Subject' }).inputValue(), 'Juniper, second term');
  await assertAccessible(page, 'a refused save');
  await details.getByRole('textbox', { name: 'Rostering Complete Date' }).fill('');
  await button(page, 'Save').last().click();
  await page.locator('host-detail-panel').getByText('Juniper, second term').waitFor();
});

test('a date entered in the details moves the path without a reload', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Details' }).click();
  await button(page, 'Edit Rostering Complete Date').click();
  const today = new Date().toLocaleDateString('en-US', { timeZone: 'America/Chicago' });
  await page.locator('host-detail-form').getByRole('textbox', { name: 'Rostering Complete Date' }).fill(today);
  await button(page, 'Save').last().click();
  await currentStage(page, 'Monitoring').waitFor();
});

test('HTML in a name is shown as the text it is', async () => {
  const onboarding = await newCase(browser.admin);
  const name = '<img src=x onerror="window.broken=1"> Juniper';
  await browser.admin.update('Account', onboarding.accountId, { Name: name });
  await browser.admin.update('Case', onboarding.id, { Subject: '<script>window.broken=1</script>' });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  assert.equal(await highlight(page, 'Account Name'), name);
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByText('<script>window.broken=1</script>').first().waitFor();
  await page.goto('/lightning/o/Case/list?filterName=Onboarding_Cases');
  await page.getByRole('searchbox', { name: 'Search this list' }).fill('onerror');
  await page.getByRole('link', { name }).first().waitFor();
  assert.equal(await page.evaluate(() => 'broken' in window), false);
});
