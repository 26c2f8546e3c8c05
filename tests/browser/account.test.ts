/** The account page: where each school stands, its subscriptions, and its implementation contacts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { integrationCasesOf, newCase, rosteringCase, type OnboardingCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, hasFocus, PHONE, useBrowser } from './browser.ts';
import { makeImplementation } from './email.ts';
import { button, field, openCase, toast } from './form.ts';

const browser = useBrowser();

/** Components from a flexipage have their own tag names here. */
const component = (page: Page, name: string): Locator => page.locator(`c-${name}, lwc-${name}`);
const onboardings = (page: Page): Locator => component(page, 'account-onboarding');
const subscriptions = (page: Page): Locator => component(page, 'account-subscriptions');
const contacts = (page: Page): Locator => component(page, 'implementation-contacts');

async function openAccount(page: Page, id: string): Promise<void> {
  await page.goto(`/lightning/r/Account/${id}/view`);
  await onboardings(page).getByRole('heading', { name: 'Onboarding' }).waitFor();
}

const linesOf = async (rows: Locator): Promise<string[]> =>
  (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

interface District {
  readonly id: string;
  readonly school: OnboardingCase;
  readonly idle: string;
}

let made = 0;

/** A district with a school in Rostering by Clever, and a school that hasn't started. */
async function newDistrict(): Promise<District> {
  made += 1;
  const { admin } = browser;
  const school = await rosteringCase(admin, 'Clever');
  const id = await admin.create('Account', {
    Name: `Juniper County Schools ${process.pid}-${made}, the Consolidated and Independent School District of the North`,
    Level__c: 'District',
  });
  await admin.update('Account', school.accountId, { ParentId: id, Level__c: 'School' });
  const idle = `Manzanita Middle School ${process.pid}-${made}`;
  await admin.create('Account', { Name: idle, ParentId: id, Level__c: 'School' });
  await admin.create('Subscription__c', {
    End_User_Account__c: id,
    Purchaser_Account__c: id,
    Product__c: 'District license',
    Kind__c: 'Purchased',
    Seats__c: 4200,
  });
  return { id, school, idle };
}

test('B4, B12: an account executive sees where each school of a district stands, and reaches the specialist', async () => {
  const { id, school, idle } = await newDistrict();
  const [integration] = await integrationCasesOf(browser.admin, school.id);
  assert.ok(integration);
  const page = await browser.signedIn('ae');
  await openAccount(page, id);
  await onboardings(page).getByText('1 Rostering · 1 not started').waitFor();
  const rows = onboardings(page).locator('li.item');
  const [first = '', second = ''] = await linesOf(rows);
  assert.match(
    first,
    new RegExp(`^${school.accountName} Juniper County .* Case ${school.number} Rostering since today`),
  );
  assert.match(first, new RegExp(`Clever ${integration.CaseNumber} New .*Avery Collins Email the Specialist$`));
  assert.equal(second, `${idle} Not started`);
  await contacts(page).getByText('Onboarding specialists and managers can add').waitFor();
  assert.equal(await button(page, 'Add Implementation Contact').count(), 0);
  await assertAccessible(page, 'the account page of a district');
  await onboardings(page).getByRole('link', { name: school.accountName }).click();
  await page.waitForURL(`**/${school.accountId}/view`);
  await becomes(() => rows.count(), 1);
  await onboardings(page).getByRole('link', { name: integration.CaseNumber }).click();
  await page.waitForURL(`**/${integration.Id}/view`);
});

test('B8: the account page shows all subscriptions in one readable list, and no second one', async () => {
  const { school } = await newDistrict();
  const { admin } = browser;
  await admin.create('Subscription__c', {
    End_User_Account__c: school.accountId,
    Product__c: 'Science',
    Kind__c: 'Trial',
    Seats__c: 90,
    End_Date__c: '2020-01-31',
  });
  const page = await browser.signedIn('specialist');
  await openAccount(page, school.accountId);
  await subscriptions(page).getByRole('heading', { name: 'Subscriptions (End User)' }).waitFor();
  assert.deepEqual(await subscriptions(page).getByRole('columnheader').allInnerTexts(), [
    'Product',
    'Type',
    'Seats',
    'Start – end',
    'Status',
    'Bought by',
  ]);
  const rows = subscriptions(page).locator('tbody tr');
  const [license = ''] = await linesOf(rows);
  assert.match(
    license,
    /^District license Purchased 4,200 For all of Juniper County Schools .* No end date Active Juniper/,
  );
  await button(page, 'View All (2) Subscriptions (End User)').click();
  await becomes(async () => (await linesOf(rows))[1], `Science Trial 90 Jan 31, 2020 Ended ${school.accountName}`);
  await assertAccessible(page, 'the subscriptions of an account');
  await page.getByRole('tab', { name: 'Related' }).click();
  await page.getByText('Cases (2)').waitFor();
  await page.getByText('Related Contacts (1)').waitFor();
  assert.equal(await page.locator('host-related-list').getByText('Subscription').count(), 0);
  await assertAccessible(page, 'the related lists of an account');
});

test('B3: one press makes a contact of the school an implementation contact', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const make = contacts(page).getByRole('button', { name: /^Make Implementation Contact.*Terry Oakes$/ });
  await contacts(page).getByText('has the role Implementation yet', { exact: false }).waitFor();
  await make.waitFor();
  await assertAccessible(page, 'the choice of an implementation contact');
  await make.click();
  await toast(page).getByText('Terry Oakes is now an implementation contact', { exact: false }).waitFor();
  await contacts(page)
    .locator('[data-id="contacts"]')
    .getByRole('link', { name: 'Terry Oakes', exact: true })
    .waitFor();
  await becomes(() => make.count(), 0);
  await becomes(() => hasFocus(button(page, 'Add Implementation Contact')), true);
  const relation = await browser.admin.one<{ Roles: string; LastModifiedBy: { Name: string } }>(
    `SELECT Roles, LastModifiedBy.Name FROM AccountContactRelation WHERE ContactId = '${onboarding.contactId}'`,
  );
  assert.deepEqual([relation.Roles, relation.LastModifiedBy.Name], ['Implementation', 'Avery Collins']);
});

test('B3: a manager adds a contact from the account page, and is offered the one who is there already', async () => {
  const onboarding = await newCase(browser.admin);
  await makeImplementation(browser.admin, onboarding.contactId);
  const page = await browser.signedIn('manager', PHONE);
  await openAccount(page, onboarding.accountId);
  await button(page, 'Add Implementation Contact').click();
  await becomes(() => hasFocus(field(page, 'First Name')), true);
  await button(page, 'Save Contact').click();
  await contacts(page).getByText('Enter a last name.').waitFor();
  await becomes(() => hasFocus(field(page, 'Last Name')), true);
  await field(page, 'Last Name').fill('Oakes');
  await field(page, 'Email').fill('TOAKES@juniper.example');
  await button(page, 'Save Contact').click();
  await contacts(page).getByText('Terry Oakes is already an implementation contact', { exact: false }).waitFor();
  await assertAccessible(page, 'a contact who is there already');
  await assertNoSidewaysScroll(page);

  // What was typed survives a reload.
  await page.reload();
  await becomes(() => field(page, 'Email').inputValue(), 'TOAKES@juniper.example');
  await field(page, 'First Name').fill('Lucy');
  await field(page, 'Email').fill('lucy@juniper.example');
  await button(page, 'Save Contact').click();
  await contacts(page).locator('[data-id="contacts"]').getByRole('link', { name: 'Lucy Oakes', exact: true }).waitFor();
  assert.equal(await field(page, 'Email').count(), 0);
});

test('long names and many schools break nothing at 320 px and at 200 % zoom', async () => {
  const { id } = await newDistrict();
  const { admin } = browser;
  for (let index = 0; index < 12; index++)
    await admin.create('Account', { Name: `${'Manzanita'.repeat(4)} ${index}`, ParentId: id, Level__c: 'School' });
  const page = await browser.signedIn('specialist', { width: 320, height: 700 });
  await openAccount(page, id);
  await button(page, 'View All (14) Onboarding').click();
  await becomes(() => onboardings(page).getByRole('heading', { level: 3 }).count(), 14);
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the account page on a narrow screen');
  // 1440 px at 200 % zoom.
  await page.setViewportSize({ width: 720, height: 450 });
  await assertNoSidewaysScroll(page);
});
