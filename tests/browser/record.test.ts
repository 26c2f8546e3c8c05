/** The record page of a case: highlights, details, and related lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase, rosteringCase, today, type OnboardingCase } from '../support/onboarding.ts';
import type { Fields } from '../support/rest.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import { makeImplementation, nameOfFocused, pills } from './email.ts';
import { button, currentStage, openCase } from './form.ts';

const browser = useBrowser();

/** A field of the highlights by its label. */
async function highlight(page: Page, label: string): Promise<string> {
  const entry = page.locator('dl > div').filter({ has: page.locator('dt', { hasText: label }) });
  return (await entry.locator('dd').first().innerText()).trim();
}

test('B6: the highlights show account, contact, phone, email, and when the case was opened', async () => {
  const onboarding = await newCase(browser.admin, { CreatedDate: '2026-03-09T14:30:00.000Z' });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await becomes(() => highlight(page, 'Account Name'), onboarding.accountName);
  await becomes(() => highlight(page, 'Contact Name'), 'Terry Oakes');
  await becomes(() => highlight(page, 'Contact Phone'), '(555) 010-0142');
  await becomes(() => highlight(page, 'Contact Email'), 'toakes@juniper.example');
  // 14:30 UTC is the morning in Chicago.
  assert.match(await highlight(page, 'Date/Time Opened'), /^3\/9\/2026, 9:30\sAM$/);
});

/** Components from a flexipage have their own tag names here. */
const contacts = (page: Page): Locator => page.locator('c-implementation-contacts, lwc-implementation-contacts');
const subscriptions = (page: Page): Locator => page.locator('c-account-subscriptions, lwc-account-subscriptions');

/** Days from the sample users' today, as `2026-11-12`. */
const day = (offset: number): string => new Date(Date.parse(today()) + offset * 86_400_000).toISOString().slice(0, 10);

test('B3, B4: each implementation contact and the account executive can be called, and emailed from the case', async () => {
  const onboarding = await newCase(browser.admin);
  const executive = await browser.admin.one<{ Id: string }>(
    "SELECT Id FROM User WHERE Username = 'ae@rosterpath.example'",
  );
  await browser.admin.update('Account', onboarding.accountId, { OwnerId: executive.Id });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await contacts(page).getByText('has the role Implementation yet', { exact: false }).waitFor();
  await assertAccessible(page, 'a case without implementation contacts');
  await contacts(page)
    .getByRole('link', { name: `Open ${onboarding.accountName}` })
    .click();
  await page.waitForURL(`**/${onboarding.accountId}/view`);

  await makeImplementation(browser.admin, onboarding.contactId);
  await openCase(page, onboarding.id);
  await contacts(page).getByText('Case contact').waitFor();
  const address = (name: string): Promise<string | null> =>
    contacts(page).getByRole('link', { name }).getAttribute('href');
  await becomes(() => address('(555) 010-0142'), 'tel:5550100142');
  await assertAccessible(page, 'the implementation contacts');
  await contacts(page).getByRole('button', { name: 'Email Terry Oakes, toakes@juniper.example', exact: true }).click();
  await becomes(() => pills(page, 'To'), ['Terry Oakes']);
  await becomes(() => nameOfFocused(page), 'Subject');
  await contacts(page).getByRole('button', { name: 'ae@rosterpath.example' }).click();
  await becomes(() => pills(page, 'To'), ['Casey Moreau']);
  await contacts(page).getByRole('link', { name: 'Terry Oakes' }).click();
  await page.waitForURL(`**/${onboarding.contactId}/view`);
});

/** An implementation contact of an account. */
async function addImplementer(accountId: string, firstName: string, fields: Fields = {}): Promise<string> {
  const contact = await browser.admin.create('Contact', {
    AccountId: accountId,
    FirstName: firstName,
    LastName: 'Juniper',
    Email: `${firstName.toLowerCase()}@juniper.example`,
    ...fields,
  });
  await makeImplementation(browser.admin, contact);
  return contact;
}

/** A school with five implementation contacts, and a district with one. */
async function crowdedCase(): Promise<OnboardingCase> {
  const onboarding = await newCase(browser.admin);
  const district = await browser.admin.create('Account', { Name: 'Juniper County Schools', Level__c: 'District' });
  await browser.admin.update('Account', onboarding.accountId, { ParentId: district });
  await makeImplementation(browser.admin, onboarding.contactId);
  await addImplementer(onboarding.accountId, 'Adela', {
    LastName: 'Montgomery-Castellanos de la Fuente y Villanueva the Younger',
    Title: 'Assistant Superintendent of Curriculum, Instruction, and Educational Technology',
  });
  await addImplementer(onboarding.accountId, 'Bo', { EmailBouncedDate: new Date().toISOString() });
  await addImplementer(onboarding.accountId, 'Cleo', { HasOptedOutOfEmail: true });
  await addImplementer(onboarding.accountId, 'Drew', { Email: null });
  await addImplementer(district, 'Lucy');
  return onboarding;
}

test('B3: the case contact comes first, three people show, and the district’s contacts are below', async () => {
  const onboarding = await crowdedCase();
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const card = contacts(page);
  const rows = card.locator('[data-id="contacts"]').getByRole('listitem');
  await becomes(() => rows.count(), 3);
  assert.match((await rows.first().innerText()).replace(/\s+/g, ' '), /^Terry Oakes Case contact/);
  const long = rows.nth(1).locator('.name');
  assert.match((await long.getAttribute('title')) ?? '', /^Adela Montgomery.* the Younger$/);
  assert.equal(await long.evaluate((name) => name.scrollWidth > name.clientWidth), true);
  await card.getByText('Emails to this address bounced.', { exact: false }).waitFor();
  await card.locator('section', { hasText: 'District contacts' }).getByRole('link', { name: 'Lucy Juniper' }).waitFor();

  await button(page, 'View All (5) Implementation contacts').click();
  await becomes(() => rows.count(), 5);
  await card.getByText('Opted out of emails. Call instead.').waitFor();
  await card.getByText('No email address. Ask for one and add it to the contact.').waitFor();
  await assertAccessible(page, 'all implementation contacts');
  await button(page, 'Show Less Implementation contacts').click();
  await becomes(() => rows.count(), 3);

  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
});

test('B4: one click writes an email to the account executive', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('ae');
  await openCase(page, onboarding.id);
  const link = contacts(page).getByRole('link', { name: 'specialist@rosterpath.example' });
  const subject = encodeURIComponent(`Onboarding of ${onboarding.accountName} (case ${onboarding.number})`);
  await becomes(() => link.getAttribute('href'), `mailto:specialist@rosterpath.example?subject=${subject}`);
});

/** The school's own trial, and what its district bought for it and for all its schools. One of these has ended. */
async function licensedCase(): Promise<OnboardingCase> {
  const onboarding = await newCase(browser.admin);
  const district = await browser.admin.create('Account', { Name: 'Juniper County Schools', Level__c: 'District' });
  await browser.admin.update('Account', onboarding.accountId, { ParentId: district });
  const add = (product: string, fields: Fields): Promise<string> =>
    browser.admin.create('Subscription__c', {
      End_User_Account__c: onboarding.accountId,
      Purchaser_Account__c: district,
      Product__c: product,
      Kind__c: 'Purchased',
      Seats__c: 1200,
      Start_Date__c: day(-30),
      End_Date__c: day(3),
      ...fields,
    });
  await add('Math', {});
  await add('Science', { Purchaser_Account__c: onboarding.accountId, Kind__c: 'Trial' });
  await add('District license', { End_User_Account__c: district, End_Date__c: day(300) });
  await add('Reading', { End_Date__c: day(-1) });
  return onboarding;
}

test('B8: the school’s licenses, whoever bought them, and ended ones on request', async () => {
  const onboarding = await licensedCase();
  const page = await browser.signedIn('specialist', PHONE);
  await openCase(page, onboarding.id);
  const rows = subscriptions(page).getByRole('listitem');
  await becomes(() => rows.count(), 3);
  const texts = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  assert.match(texts[0] ?? '', /^Math Purchased 1,200 seats ?Ends in 3 days.* Bought by Juniper County Schools$/);
  assert.match(texts[1] ?? '', /^Science Trial 1,200 seats ?Ends in 3 days/);
  assert.doesNotMatch(texts[1] ?? '', /Bought by/);
  assert.match(texts[2] ?? '', /1,200 seats for all of Juniper County Schools/);
  await becomes(() => subscriptions(page).locator('[data-id="soon"]').count(), 2);
  await assertNoSidewaysScroll(page);

  await subscriptions(page).getByRole('button', { name: 'Show ended (1)' }).click();
  await subscriptions(page).getByRole('link', { name: 'Reading' }).waitFor();
  await assertAccessible(page, 'the subscriptions on a phone');
  await assertNoSidewaysScroll(page);
});

test('B7: the case reason is Onboarding', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Details' }).click();
  const reason = page
    .locator('host-detail-panel dt', { hasText: /^Case Reason$/ })
    .locator('xpath=following-sibling::dd[1]');
  await reason.getByText(/^Onboarding/).waitFor();
  await assertAccessible(page, 'the details');
});

test('related lists show the integration case, the form, and the completed stages', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Related' }).click();
  await page.getByText('Rostering Forms (1)').waitFor();
  await page.getByText('Stage Logs (2)').waitFor();
  await page.getByText('Cases (1)').waitFor();
  await assertAccessible(page, 'the related lists');
});

test('a save that a rule rejects says why and keeps what was typed', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Details' }).click();
  await button(page, 'Edit Subject').click();
  const details = page.locator('host-detail-form');
  await details.getByRole('textbox', { name: 'Subject' }).fill('Juniper, second term');
  await details.getByRole('textbox', { name: 'Rostering Complete Date' }).fill('1/1/2099');
  await button(page, 'Save').last().click();
  await details.getByText("can't be in the future", { exact: false }).first().waitFor();
  await becomes(() => details.getByRole('textbox', { name: 'Subject' }).inputValue(), 'Juniper, second term');
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

test('HTML in a name is shown as text', async () => {
  const onboarding = await newCase(browser.admin);
  const name = '<img src=x onerror="window.broken=1"> Juniper';
  await browser.admin.update('Account', onboarding.accountId, { Name: name });
  await browser.admin.update('Case', onboarding.id, { Subject: '<script>window.broken=1</script>' });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await becomes(() => highlight(page, 'Account Name'), name);
  await page.getByRole('tab', { name: 'Details' }).click();
  await page.getByText('<script>window.broken=1</script>').first().waitFor();
  await page.goto('/lightning/o/Case/list?filterName=Onboarding_Cases');
  await page.getByRole('searchbox', { name: 'Search this list' }).fill('onerror');
  await page.getByRole('link', { name }).first().waitFor();
  assert.equal(await page.evaluate(() => 'broken' in window), false);
});
