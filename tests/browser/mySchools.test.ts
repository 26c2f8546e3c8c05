/** My Schools: where each school of an account executive stands, and a message to its specialist. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase, type OnboardingCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, hasFocus, PHONE, useBrowser } from './browser.ts';
import { openCase, toast } from './form.ts';

const browser = useBrowser();

const rowOf = (page: Page, { accountName }: OnboardingCase): Locator =>
  page.locator('li.item').filter({ has: page.getByRole('link', { name: accountName }) });

async function schoolOfTheExecutive(): Promise<OnboardingCase> {
  const onboarding = await newCase(browser.admin);
  const { Id } = await browser.admin.one<{ Id: string }>(
    "SELECT Id FROM User WHERE Username = 'ae@rosterpath.example'",
  );
  await browser.admin.update('Account', onboarding.accountId, { OwnerId: Id });
  return onboarding;
}

test('B4: an account executive starts in My Schools, finds a school, and writes to its specialist, who answers on the case', async () => {
  const onboarding = await schoolOfTheExecutive();
  await browser.admin.create('Opportunity', {
    Name: `${onboarding.accountName} 2027`,
    AccountId: onboarding.accountId,
    StageName: 'PO in Hand',
    Type: 'New Business',
    CloseDate: '2027-01-15',
  });
  const page = await browser.signedIn('ae');
  await page.goto('/');
  await page.waitForURL('**/lightning/n/My_Schools');
  await page.getByRole('searchbox', { name: 'Search schools' }).fill(onboarding.accountName);
  const row = rowOf(page, onboarding);
  await row.getByText("Avery Collins hasn't sent the welcome email yet.").waitFor();
  await row.getByText(/^Queue position \d+$/).waitFor();
  await becomes(async () => page.locator('li.item').count(), 1);
  await row.getByRole('button', { name: `Email the specialist Avery Collins about ${onboarding.accountName}` }).click();
  const text = page.getByRole('textbox', { name: 'Message to Avery Collins' });
  await becomes(() => hasFocus(text), true);
  await text.fill('When do they go live?');
  await assertAccessible(page, 'a message to the specialist');
  await page.reload();
  await row.getByRole('button', { name: /^Email the specialist/ }).click();
  await becomes(() => text.inputValue(), 'When do they go live?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await toast(page).getByText('Your message to Avery Collins was sent.', { exact: false }).waitFor();
  await becomes(() => hasFocus(row.getByRole('button', { name: /^Email the specialist/ })), true);

  const specialist = await browser.signedIn('specialist');
  await openCase(specialist, onboarding.id);
  await specialist.getByText('Reply to Casey Moreau, who wrote on', { exact: false }).waitFor();
  await specialist.getByRole('tab', { name: 'Emails' }).click();
  await specialist.getByText('When do they go live?').first().waitFor();
});

test('B4: on a phone, My Schools fits, and the case has the message too', async () => {
  const onboarding = await schoolOfTheExecutive();
  const page = await browser.signedIn('ae', PHONE);
  await page.goto('/lightning/n/My_Schools');
  await rowOf(page, onboarding)
    .getByRole('link', { name: `Case ${onboarding.number}` })
    .waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'My Schools on a phone');
  await openCase(page, onboarding.id);
  await page.getByText('Avery Collins works on this onboarding.').waitFor();
  await page.getByRole('button', { name: 'Email the Specialist' }).click();
  await becomes(() => hasFocus(page.getByRole('textbox', { name: 'Message to Avery Collins' })), true);
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'a message to the specialist on a phone');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
});

test('B4: a specialist has no My Schools, and no message to themselves', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  assert.equal(await page.getByRole('link', { name: 'My Schools' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Email the Specialist' }).count(), 0);
});
