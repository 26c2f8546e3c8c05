/** The manager's first page: unassigned cases, suggestions, undo, dragging, the keyboard, and the cases of a specialist who is away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase, today, type OnboardingCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';

const browser = useBrowser();

const rowOf = (page: Page, { accountName }: OnboardingCase): Locator =>
  page.locator('c-assignment-case').filter({ has: page.getByRole('link', { name: accountName, exact: true }) });

const cardOf = (page: Page, name: string): Locator => page.locator('c-assignment-specialist').filter({ hasText: name });

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

const idOf = async (query: string): Promise<string> => (await browser.admin.one<{ Id: string }>(query)).Id;

const userId = (user: string): Promise<string> =>
  idOf(`SELECT Id FROM User WHERE Username = '${user}@rosterpath.example'`);

async function unassigned(): Promise<OnboardingCase> {
  const OwnerId = await idOf("SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Onboarding_Assignment'");
  return newCase(browser.admin, { OwnerId });
}

async function ownerOf({ id }: OnboardingCase): Promise<string> {
  const { Owner } = await browser.admin.one<{ Owner: { Name: string } }>(
    `SELECT Owner.Name FROM Case WHERE Id = '${id}'`,
  );
  return Owner.Name;
}

async function openPage(page: Page, shown: OnboardingCase): Promise<void> {
  await page.goto('/');
  await page.waitForURL('**/lightning/n/Assign_Onboarding');
  await rowOf(page, shown).waitFor();
  await page.getByRole('searchbox', { name: /by school/ }).fill(`Juniper Elementary ${process.pid}-`);
}

const in30Days = (): string => new Date(Date.parse(today()) + 30 * 86_400_000).toISOString().slice(0, 10);

const select = (page: Page, { number }: OnboardingCase): Promise<void> =>
  page.getByRole('checkbox', { name: new RegExp(`case ${number}`) }).press('Space');

test('B2, B22: a manager assigns suggested cases with one press, takes it back, and the specialist hears about it', async () => {
  const [first, second] = [await unassigned(), await unassigned()];
  const page = await browser.signedIn('manager');
  await openPage(page, first);
  await assertAccessible(page, 'unassigned cases');
  await select(page, first);
  await select(page, second);
  await button(page, 'Suggest').click();
  await rowOf(page, second)
    .getByText(/^For (?:Avery Collins|Jordan Mbeki|Quinn Halvorsen)$/)
    .waitFor();
  await rowOf(page, second)
    .getByText(/lightest load/)
    .waitFor();
  assert.equal(await ownerOf(second), 'Onboarding Assignment');
  await assertAccessible(page, 'suggestions');
  await button(page, 'Assign 2 Cases').click();
  await page.getByText(/^2 cases are assigned/).waitFor();
  await rowOf(page, second).waitFor({ state: 'detached' });
  const owner = await ownerOf(second);
  const users: Record<string, string> = {
    'Avery Collins': 'specialist',
    'Jordan Mbeki': 'specialist2',
    'Quinn Halvorsen': 'deputy',
  };
  const specialist = await browser.signedIn(users[owner] ?? owner);
  await specialist.goto('/');
  await button(specialist, /^Notifications, \d/).click();
  await specialist
    .getByText(/new onboarding case/)
    .first()
    .waitFor();
  await button(page, 'Undo').click();
  await page.getByText('2 cases have their former owners again.').waitFor();
  await rowOf(page, second).waitFor();
  assert.equal(await ownerOf(second), 'Onboarding Assignment');
});

test('B22: a manager assigns by dragging and by keyboard', async () => {
  const [dragged, chosen] = [await unassigned(), await unassigned()];
  const page = await browser.signedIn('manager');
  await openPage(page, dragged);
  await rowOf(page, dragged).locator('.row').dragTo(cardOf(page, 'Avery Collins').locator('.card'));
  await rowOf(page, dragged).getByText('For Avery Collins', { exact: true }).waitFor();
  await select(page, chosen);
  const to = page.getByRole('combobox', { name: 'Assign the selected cases to' });
  await to.focus();
  await to.press('Enter');
  const jordan = page.getByRole('option', { name: /^Jordan Mbeki/ });
  await jordan.waitFor();
  await to.press('J');
  // The drop-down reacts to the letter a moment later.
  await jordan.and(page.locator('.slds-has-focus')).waitFor();
  await to.press('Enter');
  await rowOf(page, chosen).getByText('For Jordan Mbeki', { exact: true }).waitFor();
  await button(page, 'Assign 2 Cases').press('Enter');
  await page.getByText('2 cases are assigned.').waitFor();
  assert.equal(await ownerOf(dragged), 'Avery Collins');
  assert.equal(await ownerOf(chosen), 'Jordan Mbeki');
});

test('B22: a deputy assigns one case in two clicks, and takes it back', async () => {
  const one = await unassigned();
  const page = await browser.signedIn('deputy');
  await openPage(page, one);
  await rowOf(page, one)
    .getByRole('button', { name: new RegExp(`^Assign .*${one.number}`) })
    .click();
  await rowOf(page, one)
    .getByRole('menuitem', { name: /Jordan Mbeki/ })
    .click();
  await page.getByText(`${one.accountName} is assigned to Jordan Mbeki.`).waitFor();
  assert.equal(await ownerOf(one), 'Jordan Mbeki');
  await assertAccessible(page, 'a case that was assigned from its menu');
  await button(page, 'Undo').click();
  await page.getByText(`${one.accountName} has its former owner again.`).waitFor();
  assert.equal(await ownerOf(one), 'Onboarding Assignment');
});

test('B22: a specialist enters an absence on their own page, and the manager sees who covers', async () => {
  const page = await browser.signedIn('specialist2', PHONE);
  await page.goto('/');
  await button(page, 'My Absences').click();
  await page.getByLabel('First Day').fill(in30Days());
  await page.getByLabel('First Day').press('Tab');
  await page.getByLabel('Note', { exact: true }).fill('The districts know.');
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the absences of a specialist on a phone');
  await button(page, 'Add Absence').click();
  await page.getByText('Your absence is saved.').waitFor();
  const manager = await browser.signedIn('manager');
  await manager.goto('/lightning/n/Assign_Onboarding');
  await cardOf(manager, 'Jordan Mbeki').getByRole('button', { name: 'Absences of Jordan Mbeki' }).click();
  await cardOf(manager, 'Jordan Mbeki').getByText('The districts know.').waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'The districts know.' })
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page.getByText('Your absence is deleted.').waitFor();
});

test('B22: a case that a colleague assigned meanwhile keeps its owner, and the page says so', async () => {
  const [taken, free] = [await unassigned(), await unassigned()];
  const page = await browser.signedIn('manager');
  await openPage(page, free);
  await select(page, taken);
  await select(page, free);
  await page.getByRole('combobox', { name: 'Assign the selected cases to' }).click();
  await page.getByRole('option', { name: /Avery Collins/ }).click();
  await browser.admin.update('Case', taken.id, { OwnerId: await userId('specialist2') });
  await button(page, 'Assign 2 Cases').click();
  await page
    .getByText(`${taken.accountName}, ${taken.number}: A colleague was faster: this case now belongs to Jordan Mbeki.`)
    .waitFor();
  await page.getByText(`${free.accountName} is assigned to Avery Collins.`).waitFor();
  assert.equal(await ownerOf(taken), 'Jordan Mbeki');
  assert.equal(await ownerOf(free), 'Avery Collins');
});

test('B22: a manager enters an absence and hands over a case with a note, on a phone', async () => {
  const theirs = await newCase(browser.admin, { OwnerId: await userId('specialist2') });
  const shown = await unassigned();
  const page = await browser.signedIn('manager', PHONE);
  await openPage(page, shown);
  await assertNoSidewaysScroll(page);
  const card = cardOf(page, 'Jordan Mbeki');
  await card.getByRole('button', { name: 'Absences of Jordan Mbeki' }).click();
  await card.getByLabel('First Day').fill(today());
  await card.getByLabel('First Day').press('Tab');
  await card.getByRole('button', { name: 'Add Absence' }).click();
  await card.getByText('Away until today').waitFor();
  await card.getByRole('button', { name: /^Reassign Cases/ }).click();
  await page.getByRole('heading', { name: 'Open cases of Jordan Mbeki' }).waitFor();
  await page.getByRole('searchbox', { name: /by school/ }).fill(theirs.accountName);
  await select(page, theirs);
  await button(page, 'Suggest').click();
  await rowOf(page, theirs)
    .getByText(/^For (?:Avery Collins|Quinn Halvorsen)$/)
    .waitFor();
  await page.getByLabel('Handover note').fill('Maria expects a call on Monday.');
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'a handover on a phone');
  await button(page, 'Assign 1 Case').click();
  await page.getByText(new RegExp(`^${theirs.accountName} is assigned to `)).waitFor();
  const { CommentBody } = await browser.admin.one<{ CommentBody: string }>(
    `SELECT CommentBody FROM CaseComment WHERE ParentId = '${theirs.id}'`,
  );
  assert.equal(CommentBody, `Handover from Jordan Mbeki to ${await ownerOf(theirs)}: Maria expects a call on Monday.`);
  await card.getByRole('button', { name: 'Absences of Jordan Mbeki' }).click();
  await card.getByRole('button', { name: 'Delete the absence of Jordan Mbeki: today' }).click();
  await becomes(() => card.getByText('Away until today').count(), 0);
});
