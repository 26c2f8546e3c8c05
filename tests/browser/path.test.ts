/** The path card: it stays in view, offers contacts, is never stale, and saves nothing as another user. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { caseOf, newCase, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, BASE_URL, becomes, hasFocus, useBrowser } from './browser.ts';
import { button, openCase, toast } from './form.ts';

const browser = useBrowser();

const card = (page: Page): Locator => page.locator('c-status-path, lwc-status-path');
const nextStep = (page: Page): Locator => card(page).locator('.next');

/** Other programs and windows take the focus, and the user comes back. */
const comeBack = (page: Page): Promise<void> => page.evaluate(() => void window.dispatchEvent(new Event('focus')));

async function switchUser(page: Page, user: string): Promise<void> {
  const data = { username: `${user}@rosterpath.example` };
  const reply = await page.request.post('/local/session', { data, headers: { origin: BASE_URL } });
  assert.equal(reply.status(), 200);
}

test('the highlights and the path stay in view, and nothing with the focus ends up behind them', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Manual');
  for (let note = 1; note <= 10; note += 1)
    await browser.admin.create('CaseComment', { ParentId: onboarding.id, CommentBody: `Note ${note}` });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.waitForLoadState('networkidle');
  const top = page.locator('.top');
  await page.evaluate(() => window.scrollTo(0, 400));
  await becomes(async () => Math.round((await top.boundingBox())?.y ?? -1), 0, 'The top stays at the upper edge.');
  const height = (await top.boundingBox())?.height ?? 0;
  assert.ok(height <= 300, `The top takes ${height} of 900 px.`);
  assert.ok(await button(page, 'Enter Date').isVisible());

  const related = page.getByRole('tab', { name: 'Related' });
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await related.focus();
  const below = ((await related.boundingBox())?.y ?? 0) - height;
  assert.ok(below >= 0, `The tab with the focus is ${-below} px behind the top.`);
  await assertAccessible(page, 'the page with its header in view');
});

test('the next step brings the whole email below the path', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await button(page, 'Write Email').click();
  await button(page, 'Send Email').waitFor();
  const edge = async (place: Locator): Promise<number> => Math.round((await place.boundingBox())?.y ?? -1);
  const isBelow = async (): Promise<boolean> => {
    const height = (await page.locator('.top').boundingBox())?.height ?? 0;
    const below = (await edge(page.locator('[data-id="composer"]'))) - height;
    return below >= 0 && below <= 40;
  };
  await becomes(isBelow, true);
  await page.locator('.top').evaluate((top) => void ((top as HTMLElement).style.paddingBottom = '60px'));
  await page.waitForTimeout(300);
  assert.ok(await isBelow(), 'The email moves down when the path gets higher.');
});

test('few tab stops lead from the page to the button of the next step', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await button(page, 'Write Email').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  let stops = 0;
  while (!(await hasFocus(button(page, 'Write Email'))) && stops < 20) {
    await page.keyboard.press('Tab');
    stops += 1;
  }
  // Account, contact, phone, and email of the highlights, the path, what is missing, and the phone number.
  assert.ok(stops <= 8, `${stops} tab stops after "Skip to main content".`);
});

test('one press chooses the contact of a case, and the page shows it in place', async () => {
  const onboarding = await newCase(browser.admin);
  await browser.admin.update('Case', onboarding.id, { ContactId: null });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const choice = page.getByRole('button', { name: 'Choose Terry Oakes' });
  await choice.waitFor();
  await assertAccessible(page, 'a case without a contact');
  assert.equal(await page.locator('.slds-button_brand').count(), 1, 'One brand button');
  await choice.click();
  await toast(page).getByText(`Terry Oakes is now the contact of case ${onboarding.number}.`).waitFor();
  await nextStep(page).getByText('Send the welcome email to Terry Oakes').waitFor();
  await becomes(() => hasFocus(nextStep(page)), true, 'The focus is where the result is.');
  await page.locator('host-highlights-panel').getByText('Terry Oakes').waitFor();
  assert.equal((await caseOf(browser.admin, onboarding.id))['ContactId'], onboarding.contactId);
});

test('a contact that a colleague chose meanwhile stays, and the page says so', async () => {
  const onboarding = await newCase(browser.admin);
  const other = await browser.admin.create('Contact', {
    AccountId: onboarding.accountId,
    FirstName: 'Robin',
    LastName: 'Vale',
  });
  await browser.admin.update('Case', onboarding.id, { ContactId: null });
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await page.getByRole('button', { name: 'Choose Terry Oakes' }).waitFor();
  await browser.admin.update('Case', onboarding.id, { ContactId: other });
  await page.getByRole('button', { name: 'Choose Terry Oakes' }).click();
  await page.getByText('Robin Vale is already the contact of this case.').waitFor();
  await nextStep(page).getByText('Send the welcome email to Robin Vale').waitFor();
});

test('a case whose account has no contacts says what to do', async () => {
  const onboarding = await newCase(browser.admin);
  await browser.admin.update('Case', onboarding.id, { ContactId: null });
  const relation = await browser.admin.one<{ Id: string }>(
    `SELECT Id FROM AccountContactRelation WHERE ContactId = '${onboarding.contactId}'`,
  );
  await browser.admin.update('AccountContactRelation', relation.Id, { IsActive: false });
  const page = await browser.signedIn('specialist', { width: 320, height: 640 });
  await openCase(page, onboarding.id);
  await page.getByText(`${onboarding.accountName} and its district have no contact to choose.`).waitFor();
  await page.waitForLoadState('networkidle');
  await assertNoSidewaysScroll(page);
});

test('what others changed appears when the user comes back to the window', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await card(page).getByRole('link', { name: '(555) 010-0142' }).waitFor();
  await page.waitForLoadState('networkidle');
  await browser.admin.update('Contact', onboarding.contactId, {
    Phone: '(555) 010-0999',
    Email: 'new@juniper.example',
  });
  await comeBack(page);
  await card(page).getByRole('link', { name: '(555) 010-0999' }).waitFor();
  const highlights = page.locator('host-highlights-panel');
  await highlights.getByText('(555) 010-0999').waitFor();
  await highlights.getByText('new@juniper.example').waitFor();
  assert.equal(await card(page).getByRole('link').first().getAttribute('href'), 'tel:5550100999');
});

test('after another user has logged in, this window says so, saves nothing, and keeps what was typed', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await button(page, 'Note').click();
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('Prefers calls before 9 AM.');

  const other = await page.context().newPage();
  await switchUser(other, 'manager');
  await button(page, 'Add Note').click();
  await page.getByText('Nothing was saved, because another user has logged in from this browser.').waitFor();
  await page
    .getByRole('region', { name: 'Onboarding stages' })
    .getByText('To continue as the other user, reload this page.')
    .waitFor();
  assert.equal(await note.inputValue(), 'Prefers calls before 9 AM.');
  const notes = `SELECT Id FROM CaseComment WHERE ParentId = '${onboarding.id}'`;
  assert.equal((await browser.admin.query(notes)).length, 0);
  await assertAccessible(page, 'a window of another user');

  await switchUser(other, 'specialist');
  await button(page, 'Add Note').click();
  await becomes(async () => (await browser.admin.query(notes)).length, 1);
  await page
    .getByRole('region', { name: 'Onboarding stages' })
    .getByText('To continue as the other user, reload this page.')
    .waitFor({ state: 'detached' });
});

test('a window hears at once that another window shows the page of another user', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  const other = await page.context().newPage();
  await switchUser(other, 'manager');
  await openCase(other, onboarding.id);
  await page
    .getByRole('region', { name: 'Onboarding stages' })
    .getByText('To continue as the other user, reload this page.')
    .waitFor();
});

test('readers get a status, and no instruction', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('ae');
  await openCase(page, onboarding.id);
  await nextStep(page).getByText('Status:').waitFor();
  await page.getByText('Only the onboarding team can fill this in.').first().waitFor();
  assert.equal(await page.locator('.slds-button_brand').count(), 0);
});
