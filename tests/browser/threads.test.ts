/** The emails of a case as threads, and answering them (B9). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { OnboardingCase } from '../support/onboarding.ts';
import type { Fields } from '../support/rest.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import {
  composer,
  emailSaved,
  emailsOf,
  filledIn,
  message,
  nameOfFocused,
  pills,
  recipients,
  schoolCase,
  sendButton,
  SIGNATURE,
  subject,
  tabTo,
} from './email.ts';
import { button, openCase, toast } from './form.ts';

const browser = useBrowser();

const threads = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Emails' });

async function openThreads(page: Page, onboarding: OnboardingCase): Promise<void> {
  await openCase(page, onboarding.id);
  await page.getByRole('tab', { name: 'Emails' }).click();
}

const addEmail = (onboarding: OnboardingCase, fields: Fields): Promise<string> =>
  browser.admin.create('EmailMessage', { ParentId: onboarding.id, ...fields });

/** The welcome email, and an older email about something else. The school answered the first one. */
async function answeredCase(): Promise<OnboardingCase & { answerId: string }> {
  const onboarding = await schoolCase(browser.admin);
  const sender = {
    Status: '3',
    Incoming: false,
    FromName: 'Avery Collins',
    FromAddress: 'specialist@rosterpath.example',
  };
  await addEmail(onboarding, {
    ...sender,
    Subject: 'Clever sharing',
    ToAddress: 'grace@juniper.example',
    HtmlBody: '<p>Please share the district.</p>',
    MessageDate: '2026-10-01T15:00:00.000Z',
  });
  const welcome = await addEmail(onboarding, {
    ...sender,
    Subject: 'Welcome aboard',
    ToAddress: 'toakes@juniper.example; grace@juniper.example',
    HtmlBody: '<p>When do you have time?</p>',
    MessageDate: '2026-10-02T15:00:00.000Z',
  });
  const answerId = await addEmail(onboarding, {
    Status: '0',
    Incoming: true,
    Subject: 'Re: Welcome aboard',
    FromName: 'Terry Oakes',
    FromAddress: 'toakes@juniper.example',
    ToAddress: 'specialist@rosterpath.example; grace@juniper.example',
    TextBody: 'Thursday at ten works for us.',
    MessageDate: '2026-10-03T15:00:00.000Z',
    ReplyToEmailMessageId: welcome,
  });
  return { ...onboarding, answerId };
}

test('B9: lists threads, newest first, flags the unanswered one, and shows an email’s whole text', async () => {
  const onboarding = await answeredCase();
  const page = await browser.signedIn('specialist');
  await openThreads(page, onboarding);
  await becomes(() => threads(page).getByRole('heading').allInnerTexts(), ['Welcome aboard', 'Clever sharing']);
  await threads(page).getByRole('article', { name: 'Welcome aboard' }).getByText('Unanswered').waitFor();
  assert.equal(await threads(page).getByText('Unanswered').count(), 1);
  await assertAccessible(page, 'the threads');
  await threads(page).getByRole('button', { name: 'Thursday at ten works for us.' }).click();
  await threads(page).getByText('grace@juniper.example').first().waitFor();
  await threads(page).locator('lightning-formatted-rich-text').getByText('Thursday at ten').waitFor();
  await assertAccessible(page, 'an opened email');
});

test('B9: Reply All answers in the thread with the quoted email, and the thread is no longer unanswered', async () => {
  const onboarding = await answeredCase();
  const page = await browser.signedIn('specialist');
  await openThreads(page, onboarding);
  await threads(page)
    .getByRole('article', { name: 'Welcome aboard' })
    .getByRole('button', { name: 'Reply All' })
    .click();
  await filledIn(page, 'Thursday at ten works for us.');
  await becomes(() => pills(page, 'To'), ['Terry Oakes', 'grace@juniper.example']);
  assert.equal(await subject(page).inputValue(), 'Re: Welcome aboard');
  await becomes(() => nameOfFocused(page), 'Message');
  assert.equal(await composer(page).getByText('Recommended because').count(), 0);
  await page.keyboard.type('See you then!');
  await assertAccessible(page, 'a reply');
  await emailSaved(page);

  await page.reload();
  await page.getByRole('tab', { name: 'Emails' }).click();
  await composer(page).getByRole('button', { name: 'Email' }).click();
  await filledIn(page, 'See you then!');
  await sendButton(page).click();
  await toast(page).getByText('“Re: Welcome aboard” was sent.').waitFor();
  await threads(page).getByText('Unanswered').waitFor({ state: 'detached' });
  await threads(page).getByText('3 emails').waitFor();
  await threads(page).getByRole('button', { name: 'See you then!' }).waitFor();
  const sent = await browser.admin.one<{ ReplyToEmailMessageId: string; HtmlBody: string }>(
    `SELECT ReplyToEmailMessageId, HtmlBody FROM EmailMessage WHERE ParentId = '${onboarding.id}' AND Subject = 'Re: Welcome aboard' AND Incoming = false`,
  );
  assert.equal(sent.ReplyToEmailMessageId, onboarding.answerId);
  assert.match(sent.HtmlBody, /^<p>See you then!.*Thursday at ten works for us\./s);
});

test('B9: a reply asks before it replaces an unsent email', async () => {
  const onboarding = await answeredCase();
  const page = await browser.signedIn('specialist');
  await openThreads(page, onboarding);
  await composer(page).getByRole('button', { name: 'Email' }).click();
  await recipients(page, 'To').waitFor();
  await subject(page).fill('Not sent yet');
  await threads(page).getByRole('button', { name: 'Reply', exact: true }).first().click();
  await composer(page).getByText('You have an unsent email on this case.', { exact: false }).waitFor();
  await becomes(() => nameOfFocused(page), 'Keep My Text');
  await assertAccessible(page, 'the question before an unsent email is replaced');
  await page.keyboard.press('Enter');
  await becomes(() => subject(page).inputValue(), 'Not sent yet');
  await threads(page).getByRole('button', { name: 'Reply', exact: true }).first().click();
  await button(page, 'Replace Text').click();
  await becomes(() => subject(page).inputValue(), 'Re: Welcome aboard');
});

test('a case without emails teaches what appears here, and starts the first one', async () => {
  const onboarding = await schoolCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openThreads(page, onboarding);
  await threads(page).getByText('No emails on this case yet').waitFor();
  await assertAccessible(page, 'no emails');
  await threads(page).getByRole('button', { name: 'Write Email' }).click();
  await filledIn(page, 'Hello Terry,');
  await becomes(() => nameOfFocused(page), 'To');
});

test('an address in a thread starts an email to that person, and a reader gets a link', async () => {
  const onboarding = await answeredCase();
  const page = await browser.signedIn('specialist');
  await openThreads(page, onboarding);
  await threads(page).getByRole('button', { name: 'Thursday at ten works for us.' }).click();
  await threads(page).getByRole('button', { name: 'Email Terry Oakes, toakes@juniper.example' }).click();
  await becomes(() => pills(page, 'To'), ['Terry Oakes']);
  await becomes(
    () =>
      message(page)
        .innerText()
        .then((text) => text.trim()),
    SIGNATURE,
  );
  assert.deepEqual(await emailsOf(browser.admin, onboarding.id, '5'), []);

  const reader = await browser.signedIn('ae');
  await openThreads(reader, onboarding);
  await threads(reader).getByRole('button', { name: 'Thursday at ten works for us.' }).click();
  const link = threads(reader).getByRole('link', { name: 'Email Terry Oakes, toakes@juniper.example' });
  await becomes(() => link.getAttribute('href'), 'mailto:toakes@juniper.example');
  assert.equal(await threads(reader).getByRole('button', { name: 'Reply' }).count(), 0);
  await assertAccessible(reader, 'the threads of a reader');
});

test('the keyboard alone opens an email and answers it, on a phone too', async () => {
  const onboarding = await answeredCase();
  const page = await browser.signedIn('specialist', PHONE);
  await openThreads(page, onboarding);
  await threads(page).getByRole('button', { name: 'Thursday at ten works for us.' }).focus();
  await page.keyboard.press('Enter');
  await threads(page).locator('lightning-formatted-rich-text').getByText('Thursday at ten').waitFor();
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'a thread on a phone');
  await tabTo(page, 'Reply to Terry Oakes: Welcome aboard');
  await page.keyboard.press('Enter');
  await filledIn(page, 'Thursday at ten works for us.');
  await becomes(() => nameOfFocused(page), 'Message');
  await page.keyboard.type('Fine.');
  await assertNoSidewaysScroll(page);
  await assertAccessible(page, 'a reply on a phone');
  await tabTo(page, 'Send Email');
  await page.keyboard.press('Enter');
  await toast(page).getByText('was sent.', { exact: false }).waitFor();
});
