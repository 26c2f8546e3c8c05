/** Emails from the case: the recommendation, editing, drafts, sending, and the outbox. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser, watchWrites } from './browser.ts';
import {
  chooseTemplate,
  composer,
  EDUCATION_GALAXY,
  emailSaved,
  emailsOf,
  filledIn,
  focused,
  loseAnswer,
  makeImplementation,
  clickInto,
  message,
  nameOfFocused,
  openEmail,
  paste,
  pills,
  PROGRESS_LEARNING,
  recipients,
  schoolCase,
  sendButton,
  showEmail,
  SIGNATURE,
  subject,
  tabTo,
} from './email.ts';
import { button, toast } from './form.ts';

const browser = useBrowser();

test('B21: recommends the email for K–5 Texas schools with the reason, and lists the other templates', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, `who will work with ${made.accountName}`);
  await becomes(() => composer(page).getByRole('combobox', { name: 'Template' }).innerText(), EDUCATION_GALAXY);
  await composer(page).getByText('Recommended because the account is in TX and its grades are K–5.').waitFor();
  await becomes(() => pills(page, 'To'), ['Terry Oakes']);
  await filledIn(page, 'Hello Terry,');
  await assertAccessible(page, 'a filled-in email');

  await chooseTemplate(page, PROGRESS_LEARNING);
  await filledIn(page, 'Welcome to Progress Learning!');
  await button(page, 'Use This Template').click();
  await filledIn(page, 'Welcome to Education Galaxy');
});

test('B21: recommends the general welcome email for every other school', async () => {
  const made = await schoolCase(browser.admin, { BillingState: 'AZ' });
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Welcome to Progress Learning!');
  await composer(page).getByText('and no more specific rule applies', { exact: false }).waitFor();
});

test('decision 10: recommends no template without a state, and says what is missing', async () => {
  const made = await schoolCase(browser.admin, { BillingState: null });
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await composer(page).getByText('the account has no state', { exact: false }).waitFor();
  await becomes(
    () =>
      message(page)
        .innerText()
        .then((text) => text.trim()),
    SIGNATURE,
  );
  await assertAccessible(page, 'no recommendation');
  await sendButton(page).click();
  await composer(page).getByRole('button', { name: 'Write a message.' }).waitFor();
  await composer(page).getByRole('button', { name: 'Write a subject.' }).waitFor();
  await becomes(() => nameOfFocused(page), 'Subject');
  await assertAccessible(page, 'an email that lacks something');
});

test('B3: explains how to add an implementation contact, and links to the account', async () => {
  const made = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await composer(page).getByText('Add implementation contacts in the side column', { exact: false }).waitFor();
  await assertAccessible(page, 'no implementation contact');
  await composer(page)
    .getByRole('link', { name: `Open ${made.accountName}` })
    .click();
  await page.waitForURL(`**/${made.accountId}/view`);
});

test('B9: sends an edited email as previewed, and once even after a double click', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Your start with us');
  await clickInto(page, 'We look forward');
  await page.keyboard.press('End');
  await page.keyboard.type(' Bring coffee.');
  await recipients(page, 'Cc').fill('assistant@juniper.example');
  await page.keyboard.press('Enter');

  await button(page, 'Preview').click();
  const preview = composer(page).getByRole('article', { name: 'Your start with us' });
  await preview.getByText('Bring coffee.').waitFor();
  await preview.getByText('assistant@juniper.example').waitFor();
  const desktop = await preview.boundingBox();
  await composer(page).getByText('Phone', { exact: true }).click();
  await preview.getByText('Bring coffee.').waitFor();
  const phone = await preview.boundingBox();
  assert.ok(desktop && phone && phone.width < desktop.width && phone.width <= 375);
  await assertAccessible(page, 'the preview at phone width');

  const writes = watchWrites(page);
  await sendButton(page).dblclick();
  await toast(page).getByText('“Your start with us” was sent.').waitFor();
  await composer(page).getByText('“Your start with us” was sent.', { exact: false }).waitFor();
  await assertAccessible(page, 'a sent email');
  assert.equal(writes.filter((name) => name === 'OnboardingEmailController.send').length, 1);

  const [sent, ...more] = await emailsOf(browser.admin, made.id);
  assert.ok(sent);
  assert.deepEqual(more, []);
  assert.equal(sent.Subject, 'Your start with us');
  assert.equal(sent.ToAddress, 'toakes@juniper.example');
  assert.match(sent.CcAddress ?? '', /assistant@juniper\.example/);
  assert.match(sent.HtmlBody, /Bring coffee\./);
  assert.deepEqual(await emailsOf(browser.admin, made.id, '5'), [], 'No draft is left.');

  await page.getByRole('tab', { name: 'Activity' }).click();
  await page.getByRole('tabpanel', { name: 'Activity' }).getByText('Your start with us').first().waitFor();
});

test('B9: says that a template was sent, asks before it is sent again, and keeps what was typed', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Sent the first time');
  await sendButton(page).click();
  await toast(page).getByText('“Sent the first time” was sent.').waitFor();
  await becomes(async () => (await nameOfFocused(page)).startsWith('“Sent the first time” was sent.'), true);

  await button(page, 'Write Another Email').click();
  await composer(page).getByText(`${EDUCATION_GALAXY} was sent on`, { exact: false }).waitFor();
  await chooseTemplate(page, EDUCATION_GALAXY);
  await composer(page)
    .getByText(/^Sent [A-Z][a-z]{2} \d+ to Terry Oakes\.$/)
    .waitFor();
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Sent the second time');
  await sendButton(page).click();
  await composer(page)
    .getByText(/^This template was already sent on [A-Z][a-z]{2} \d+\. Send it again\?$/)
    .waitFor();
  await becomes(() => nameOfFocused(page), 'Cancel');
  await assertAccessible(page, 'the question before a template is sent again');
  await page.keyboard.press('Enter');
  await becomes(() => nameOfFocused(page), 'Send Email');
  await becomes(() => subject(page).inputValue(), 'Sent the second time');
  assert.equal((await emailsOf(browser.admin, made.id)).length, 1);

  await page.keyboard.press('Enter');
  await button(page, 'Send Again').click();
  await toast(page).getByText('“Sent the second time” was sent.').waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 2);
});

test('the outbox lists sent emails, newest first, and opens the case of each', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  const title = `Welcome, ${made.accountName}`;
  await subject(page).fill(title);
  await sendButton(page).click();
  await toast(page).getByText(`“${title}” was sent.`).waitFor();

  await page.getByRole('link', { name: 'Outbox' }).click();
  const list = page.getByRole('navigation', { name: 'Sent emails' });
  // Other tests send emails too.
  const ours = list.getByRole('button').filter({ hasText: title });
  const former = list.getByRole('button').filter({ hasText: 'Your class lists' });
  await ours.click();
  await page.getByText('Emails sent from onboarding cases, newest first', { exact: false }).waitFor();
  const subjects = await list.getByRole('button').allInnerTexts();
  const placeOf = (text: string): number => subjects.findIndex((found) => found.includes(text));
  assert.ok(placeOf(title) < placeOf('Your class lists'), subjects.join(' | '));
  await page.getByRole('article', { name: title }).getByText('Hello Terry,').waitFor();
  await assertAccessible(page, 'the outbox');
  await former.click();
  await becomes(() => page.getByRole('article', { name: title }).count(), 0);
  await ours.click();
  await page.getByRole('link', { name: `Case ${made.number}` }).click();
  await page.waitForURL(`**/${made.id}/view`);
});

test('an unsent email survives a reload, and can be discarded', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Half written');
  await emailSaved(page);
  await page.reload();
  await showEmail(page);
  await filledIn(page, 'Hello Terry,');
  await becomes(() => subject(page).inputValue(), 'Half written');
  await button(page, 'Discard Draft').click();
  await button(page, 'Discard Draft').waitFor({ state: 'detached' });
  await filledIn(page, 'Hello Terry,');
  assert.notEqual(await subject(page).inputValue(), 'Half written');
  assert.deepEqual(await emailsOf(browser.admin, made.id, '5'), []);
});

test('another template asks before it replaces edited text', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await clickInto(page, 'Hello Terry,');
  await page.keyboard.press('End');
  await page.keyboard.type(' good to meet you.');
  await chooseTemplate(page, PROGRESS_LEARNING);
  await composer(page).getByText('You changed the text.', { exact: false }).waitFor();
  await assertAccessible(page, 'the question before a text is replaced');
  await button(page, 'Keep My Text').click();
  await filledIn(page, 'good to meet you.');
  await becomes(() => composer(page).getByRole('combobox', { name: 'Template' }).innerText(), EDUCATION_GALAXY);
  await chooseTemplate(page, PROGRESS_LEARNING);
  await button(page, 'Replace Text').click();
  await filledIn(page, 'Welcome to Progress Learning!');
  await becomes(() => message(page).getByText('good to meet you.').count(), 0);
});

test('recipients: splits a pasted list, keeps an invalid address with an error, and refuses 151', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  const to = recipients(page, 'To');
  await to.focus();
  await paste(page, 'text/plain', '"Lopez, Maria" <mlopez@juniper.example>; devon@juniper.example\nnot-an-address');
  await composer(page).getByText("not-an-address isn't an email address", { exact: false }).waitFor();
  await becomes(() => pills(page, 'To'), ['Terry Oakes', 'Lopez, Maria', 'devon@juniper.example']);
  await becomes(() => to.inputValue(), 'not-an-address');
  await assertAccessible(page, 'a wrong address');
  await filledIn(page, 'Hello Terry and Maria,');

  await sendButton(page).click();
  await becomes(() => nameOfFocused(page), 'To');
  assert.deepEqual(await emailsOf(browser.admin, made.id), []);

  await to.fill('');
  await paste(
    page,
    'text/plain',
    Array.from({ length: 147 }, (_, index) => `person${index}@juniper.example`).join('; '),
  );
  await sendButton(page).click();
  await composer(page)
    .getByRole('button', { name: /^151 recipients are too many/ })
    .waitFor();
  await assertAccessible(page, '151 recipients');
  assert.deepEqual(await emailsOf(browser.admin, made.id), []);
});

test('HTML in a name is shown as text, and pasted HTML is made safe', async () => {
  const made = await schoolCase(browser.admin, { Name: '<img src=x onerror="window.broken=1"> School' });
  await browser.admin.update('Contact', made.contactId, { FirstName: '<b>Terry</b>' });
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, '<img src=x onerror="window.broken=1"> School');
  await clickInto(page, 'Hello');
  await page.keyboard.press('End');
  await paste(
    page,
    'text/html',
    '<p onclick="window.broken=2">Pasted<script>window.broken=3</script><img src=x onerror="window.broken=4"></p>',
  );
  await filledIn(page, 'Pasted');
  assert.equal(await message(page).locator('script, img, [onclick]').count(), 0);
  await button(page, 'Preview').click();
  const preview = composer(page).getByRole('article');
  await preview.getByText('<img src=x onerror="window.broken=1"> School', { exact: false }).first().waitFor();
  assert.equal(await preview.locator('script, img').count(), 0);
  await sendButton(page).click();
  await toast(page).getByText('was sent.', { exact: false }).waitFor();
  assert.equal(await page.evaluate(() => 'broken' in window), false);
  const [sent] = await emailsOf(browser.admin, made.id);
  assert.match(sent?.HtmlBody ?? '', /&lt;img src=x/);
});

test('a link gets its scheme and runs no script', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await clickInto(page, 'Hello Terry,');
  await page.keyboard.press('End');
  await page.keyboard.press('ControlOrMeta+K');
  const address = composer(page).getByRole('textbox', { name: 'Link URL' });
  await page.waitForFunction(() => document.hasFocus());
  await address.fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await composer(page).getByText('Enter a URL, such as', { exact: false }).waitFor();
  await assertAccessible(page, 'a link that is refused');
  await filledIn(page, 'Hello Terry,');
  await address.fill('school.example/start');
  await page.keyboard.press('Enter');
  const link = message(page).getByRole('link', { name: 'school.example/start' });
  await link.waitFor();
  await becomes(() => link.getAttribute('href'), 'https://school.example/start');
  await filledIn(page, 'Hello Terry,');
});

test('keeps the email if the connection is lost during Send, and sends it when the connection is back', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('From the tunnel');
  await page.context().setOffline(true);
  await sendButton(page).click();
  await composer(page).getByText("You're offline.", { exact: false }).waitFor();
  await becomes(async () => (await focused(page)).evaluate((active) => active.getAttribute('data-field')), 'failure');
  await becomes(() => subject(page).inputValue(), 'From the tunnel');
  await assertAccessible(page, 'an email without connection');
  await page.context().setOffline(false);
  await sendButton(page).click();
  await toast(page).getByText('“From the tunnel” was sent.').waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 1);
});

test('text written offline is kept on this computer and restored', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await page.route('**/saveDraft', (route) => route.abort('internetdisconnected'));
  await subject(page).fill('Kept here');
  await composer(page).getByText('Your email is kept on this computer.', { exact: false }).waitFor();
  await page.reload();
  await showEmail(page);
  await composer(page).getByText('We restored the unsent email', { exact: false }).waitFor();
  await becomes(() => subject(page).inputValue(), 'Kept here');
  await assertAccessible(page, 'a restored email');
});

test('B9: after a lost answer, a second Send shows the email as sent and sends it once', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('Sent into silence');
  await emailSaved(page);
  await loseAnswer(page);
  await sendButton(page).click();
  await composer(page).getByText("You're offline.", { exact: false }).waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 1, 'The org had the email.');

  await sendButton(page).click();
  await composer(page)
    .getByText(/^This email was already sent at .* by Avery Collins, so we didn't send it again\./)
    .waitFor();
  await composer(page).getByRole('article', { name: 'Sent into silence' }).getByText('Hello Terry,').waitFor();
  await assertAccessible(page, 'an email that was sent already');
  assert.equal((await emailsOf(browser.admin, made.id)).length, 1);

  await button(page, 'Write Another with My Text').click();
  await becomes(() => subject(page).inputValue(), 'Sent into silence');
  await subject(page).fill('Sent once more');
  await sendButton(page).click();
  await button(page, 'Send Again').click();
  await toast(page).getByText('“Sent once more” was sent.').waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 2);
});

test('B9: a draft sent from two browsers is sent once, and the second browser shows it', async () => {
  const made = await schoolCase(browser.admin);
  const first = await browser.signedIn('specialist');
  await openEmail(first, made.id);
  await filledIn(first, 'Hello Terry,');
  await subject(first).fill('From two desks');
  await emailSaved(first);
  const second = await browser.signedIn('specialist');
  await openEmail(second, made.id);
  await filledIn(second, 'Hello Terry,');
  await becomes(() => subject(second).inputValue(), 'From two desks');

  await sendButton(first).click();
  await toast(first).getByText('“From two desks” was sent.').waitFor();
  await sendButton(second).click();
  await composer(second).getByText('This email was already sent at', { exact: false }).waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 1);
  await button(second, 'Write Another Email').click();
  await composer(second).getByText('so no email is recommended now.', { exact: false }).waitFor();
  await becomes(() => subject(second).inputValue(), '');
});

test('keeps the email if the session ends, and sends it after the next sign-in', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await subject(page).fill('After the break');
  await emailSaved(page);
  await page.context().clearCookies();
  await sendButton(page).click();
  const signIn = page.getByRole('alert').getByRole('button', { name: 'Log in again' });
  await signIn.waitFor();
  await becomes(() => subject(page).inputValue(), 'After the break');
  await signIn.click();
  await signIn.waitFor({ state: 'detached' });
  await sendButton(page).click();
  await toast(page).getByText('“After the break” was sent.').waitFor();
  assert.equal((await emailsOf(browser.admin, made.id)).length, 1);
});

test('writes, formats, previews, and sends an email with the keyboard alone', async () => {
  const made = await schoolCase(browser.admin);
  const second = await browser.admin.create('Contact', {
    AccountId: made.accountId,
    FirstName: 'Grace',
    LastName: 'Hill',
    Email: 'ghill@juniper.example',
  });
  await makeImplementation(browser.admin, second);
  const page = await browser.signedIn('specialist');
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Grace and Terry,');
  await recipients(page, 'To').focus();
  await page.keyboard.press('Backspace');
  await becomes(async () => (await pills(page, 'To')).length, 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await becomes(async () => (await pills(page, 'To')).length, 2);
  await page.keyboard.type('new@juniper.example,');
  await becomes(async () => (await pills(page, 'To')).at(-1), 'new@juniper.example');
  await page.keyboard.press('ArrowLeft');
  await becomes(() => nameOfFocused(page), 'Remove new@juniper.example');
  await page.keyboard.press('Delete');
  await becomes(async () => (await pills(page, 'To')).length, 2);
  await page.keyboard.press('End');
  await tabTo(page, 'Subject');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('By keyboard');
  await tabTo(page, 'Bold');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+B');
  await page.keyboard.type('Important: ');
  await page.keyboard.press('ControlOrMeta+B');
  await message(page).locator('strong, b').filter({ hasText: 'Important' }).waitFor();
  await tabTo(page, 'Preview');
  await page.keyboard.press('Enter');
  await composer(page).getByRole('article', { name: 'By keyboard' }).waitFor();
  await tabTo(page, 'Send Email');
  await page.keyboard.press('Enter');
  await toast(page).getByText('“By keyboard” was sent.').waitFor();
  const [sent] = await emailsOf(browser.admin, made.id);
  assert.match(sent?.HtmlBody ?? '', /<(strong|b)>Important:(?: |&nbsp;)?<\/\1>/);
});

test('fits on a phone, from writing to the outbox', async () => {
  const made = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist', PHONE);
  await openEmail(page, made.id);
  await filledIn(page, 'Hello Terry,');
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'an email on a phone');
  await button(page, 'Preview').click();
  await assertNoSidewaysScroll(page);
  await sendButton(page).click();
  await toast(page).getByText('was sent.', { exact: false }).waitFor();
  await page.goto('/lightning/n/Outbox');
  await page.getByRole('navigation', { name: 'Sent emails' }).getByRole('button').first().click();
  await page.getByRole('article').getByText('Hello Terry,').waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'the outbox on a phone');
  await button(page, 'Back to List').click();
  await page.getByRole('navigation', { name: 'Sent emails' }).getByRole('button').first().waitFor();
});
