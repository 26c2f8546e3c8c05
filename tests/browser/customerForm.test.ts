/** The customer's own form: from the call that nobody answered to the case in Rostering, on a phone and without signing in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { daysFromNow, newLink } from '../support/formLink.ts';
import { newCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, BASE_URL, DESKTOP, PHONE, useBrowser } from './browser.ts';
import { composer, emailsOf, filledIn, openEmail, schoolCase, sendButton } from './email.ts';
import {
  answerDetails,
  button,
  choose,
  currentStage,
  DETAILS_STEP,
  draftSaved,
  field,
  fillForm,
  METHOD_STEP,
  next,
  openCase,
  REVIEW_STEP,
  step,
  submit,
  toast,
} from './form.ts';

const browser = useBrowser();

const REFUSAL = /^This link doesn't open a form\./;

const refused = (page: Page): Promise<void> => page.getByRole('alert').getByText(REFUSAL).waitFor();

/** Everything that a visitor's page shows, in words. */
const shown = (page: Page): Promise<string> => page.locator('main').innerText();

for (const viewport of [PHONE, DESKTOP]) {
  test(`B11: a customer who didn't answer the phone gets a link, fills in the form, and the case moves on, at ${viewport.width} pixels`, async () => {
    const made = await schoolCase(browser.admin);
    const specialist = await browser.signedIn('specialist');
    await openEmail(specialist, made.id);
    await filledIn(specialist, 'Hello Terry,');
    await sendButton(specialist).click();
    await becomes(async () => (await emailsOf(browser.admin, made.id)).length, 1);
    await button(specialist, "Couldn't Reach the Customer").click();
    await button(specialist, 'Log and Write Email').click();
    await toast(specialist).getByText('The call was logged', { exact: false }).waitFor();
    await filledIn(specialist, 'I tried to call you');
    await sendButton(specialist).click();
    await becomes(async () => (await emailsOf(browser.admin, made.id)).length, 2);
    await specialist.getByText('The next call is planned for', { exact: false }).waitFor();
    const bodies = (await emailsOf(browser.admin, made.id)).map(({ HtmlBody: html }) => html).join();
    const [, link = ''] = /href="([^"]+\/form\/[0-9a-f]{64})"/.exec(bodies) ?? [];
    assert.ok(link.startsWith(BASE_URL), bodies);

    const customer = await browser.visitor(viewport);
    await customer.goto(link);
    await step(customer, METHOD_STEP).waitFor();
    await customer.getByRole('heading', { name: made.accountName }).waitFor();
    assert.doesNotMatch(await shown(customer), new RegExp(`${made.number}|Avery|Collins`));
    await assertAccessible(customer, 'the first step for a customer');
    await choose(customer, 'Student and teacher upload', 'Clever');
    await draftSaved(customer);
    await next(customer);
    await step(customer, DETAILS_STEP).waitFor();
    await next(customer);
    await customer.getByText('Review these 4 answers:').waitFor();
    const first = await customer.getByRole('combobox', { name: 'Single Sign-On' }).boundingBox();
    const buttons = await button(customer, 'Next').boundingBox();
    assert.ok(first && buttons && first.y + first.height <= buttons.y, 'The buttons cover no field with the focus.');
    await assertAccessible(customer, 'missing answers of a customer');
    await answerDetails(customer, 'All');
    await draftSaved(customer);
    await assertNoSidewaysScroll(customer);

    const colleague = await browser.visitor(viewport);
    await colleague.goto(link);
    await step(colleague, REVIEW_STEP).waitFor();
    await colleague.getByText('toakes@juniper.example').waitFor();
    await assertAccessible(colleague, 'the review for a customer');
    await assertNoSidewaysScroll(colleague);
    await submit(colleague);
    await colleague.getByRole('heading', { name: `information for ${made.accountName}` }).waitFor();
    await colleague.getByText("We'll set up Clever with your technical contact.").waitFor();
    await assertAccessible(colleague, 'what happens next');
    await assertNoSidewaysScroll(colleague);

    for (const page of [colleague, customer]) {
      await page.goto(link);
      await refused(page);
    }
    await specialist.reload();
    await currentStage(specialist, 'Rostering').waitFor();
    await specialist.getByRole('tab', { name: 'Rostering form' }).click();
    await specialist.getByText('Submitted by the customer', { exact: false }).waitFor();
    await specialist.getByText('The customer', { exact: true }).first().waitFor();
    assert.doesNotMatch(await shown(specialist), /Guest User/);
    const form = await browser.admin.one<{ Source__c: string; Status__c: string }>(
      `SELECT Source__c, Status__c FROM Rostering_Form__c WHERE Case__c = '${made.id}'`,
    );
    assert.deepEqual([form.Source__c, form.Status__c], ['Customer', 'Submitted']);
  });
}

test('B11: every link that does not work gets the same answer, and shows nothing of a school', async () => {
  const made = await newCase(browser.admin);
  const closed = await newCase(browser.admin);
  const links = [
    'f'.repeat(64),
    'x',
    '',
    await newLink(browser.admin, made.id, { Expires_On__c: daysFromNow(-2) }),
    await newLink(browser.admin, made.id, { Revoked_At__c: new Date().toISOString() }),
    await newLink(browser.admin, made.id, { Used_At__c: new Date().toISOString() }),
    await newLink(browser.admin, closed.id),
  ];
  await browser.admin.call('DELETE', `/sobjects/Case/${closed.id}`);
  const page = await browser.visitor();
  const answers = new Set<string>();
  for (const link of links) {
    await page.goto(`/form/${link}`);
    await refused(page);
    answers.add(await shown(page));
  }
  assert.equal(answers.size, 1);
  await assertAccessible(page, 'a link that is refused');
  await assertNoSidewaysScroll(page);
});

test('B11: what a customer typed without a connection is still there after a reload, and is saved', async () => {
  const made = await newCase(browser.admin);
  const token = await newLink(browser.admin, made.id);
  const page = await browser.visitor();
  await page.goto(`/form/${token}`);
  await choose(page, 'Student and teacher upload', 'Manual');
  await draftSaved(page);
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  await page.context().setOffline(true);
  await field(page, 'Notes').fill('Ask for the bell schedule.');
  await page.getByText('Not saved yet. Your answers are kept on this device.').waitFor();
  await assertAccessible(page, 'answers that are not saved');
  await page.context().setOffline(false);
  await page.reload();
  await step(page, DETAILS_STEP).waitFor();
  await becomes(() => field(page, 'Notes').inputValue(), 'Ask for the bell schedule.');
  const savedNotes = async (): Promise<string | undefined> => {
    const [form] = await browser.admin.query<{ Notes__c: string }>(
      `SELECT Notes__c FROM Rostering_Form__c WHERE Case__c = '${made.id}'`,
    );
    return form?.Notes__c;
  };
  await becomes(savedNotes, 'Ask for the bell schedule.');
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!stored.includes(token), 'The browser keeps no token.');
});

test('B11: specialist and customer submit at the same moment: one wins, and the other keeps what was typed', async () => {
  const made = await newCase(browser.admin);
  const page = await browser.visitor();
  await page.goto(`/form/${await newLink(browser.admin, made.id)}`);
  await fillForm(page, 'Clever');
  await draftSaved(page);
  const specialist = await browser.signedIn('specialist');
  await openCase(specialist, made.id);
  await step(specialist, REVIEW_STEP).waitFor();
  await submit(specialist);
  await currentStage(specialist, 'Rostering').waitFor();
  await submit(page);
  await page.getByRole('alert').getByText('has already been submitted', { exact: false }).waitFor();
  await page.getByText('This is what you entered', { exact: false }).waitFor();
  await page.getByText('Juniper Elementary', { exact: true }).waitFor();
  await assertAccessible(page, 'a form that someone else submitted');
  await assertNoSidewaysScroll(page);
});

test('B11: a visitor gets nothing but the form: no page, no REST, no UI API, no other Apex, no session', async () => {
  const made = await newCase(browser.admin);
  const token = await newLink(browser.admin, made.id);
  const page = await browser.visitor();
  const response = await page.goto(`/form/${token}`);
  assert.equal(response?.headers()['cache-control'], 'no-store');
  assert.equal(response?.headers()['referrer-policy'], 'no-referrer');
  await step(page, METHOD_STEP).waitFor();
  const api = '/services/data/v67.0';
  const tried: [method: string, path: string, body?: unknown][] = [
    ['GET', '/services/data'],
    ['GET', `${api}/query?q=SELECT+Id+FROM+Case`],
    ['GET', `${api}/sobjects/Case/${made.id}`],
    ['PATCH', `${api}/sobjects/Case/${made.id}`, { Subject: 'Changed' }],
    ['POST', `${api}/composite`, { compositeRequest: [] }],
    ['GET', `${api}/ui-api/records/${made.id}?fields=Case.Subject`],
    ['POST', `${api}/local/apex/OnboardingCaseController/getPage`, { caseId: made.id }],
    ['POST', `${api}/local/apex/CustomerFormController/open`, { token }],
    ['POST', `${api}/local/email`, { from: 'x@example.com' }],
    ['POST', '/form/apex/OnboardingCaseController/getPage', { caseId: made.id }],
    ['POST', '/form/apex/RosteringFormController/submit', { caseId: made.id, version: null, values: {} }],
    ['POST', '/form/apex/FormLinkController/getLinks', { caseId: made.id }],
    ['POST', '/form/apex/FormLinks/find', { token }],
    ['POST', '/form/apex/CustomerFormService/open', { token }],
    ['GET', '/local/users'],
    ['GET', '/local/session'],
    ['GET', '/local/config'],
    ['POST', '/local/session', { username: 'admin@rosterpath.example' }],
    ['POST', '/local/session', { username: 'form@guest.local-org.example' }],
    ['POST', '/services/oauth2/token', {}],
    ['GET', '/'],
    ['GET', `/lightning/r/Case/${made.id}/view`],
  ];
  const allowed = await page.evaluate(async (requests) => {
    const passed: string[] = [];
    for (const [method, path, body] of requests) {
      const headers = { 'Content-Type': 'application/json' };
      const reply = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
      if (reply.status !== 401 && reply.status !== 403) passed.push(`${method} ${path}: ${reply.status}`);
    }
    return passed;
  }, tried);
  assert.deepEqual(allowed, []);
  const { Subject: subject } = await browser.admin.one<{ Subject: string }>(
    `SELECT Subject FROM Case WHERE Id = '${made.id}'`,
  );
  assert.notEqual(subject, 'Changed');
  await page.goto(`/lightning/r/Case/${made.id}/view`);
  await page.getByText('This browser visits a site as a guest', { exact: false }).waitFor();
  assert.doesNotMatch(await page.locator('body').innerText(), /Juniper/);
});

test('B11: markup that a customer types is text for the specialist', async () => {
  const made = await newCase(browser.admin);
  const page = await browser.visitor();
  await page.goto(`/form/${await newLink(browser.admin, made.id)}`);
  await choose(page, 'Student and teacher upload', 'Manual');
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  await field(page, 'Schools in Scope').fill('<img src=x onerror="document.title=1">');
  await field(page, 'Notes').fill('=HYPERLINK("https://evil.example")');
  await next(page);
  await submit(page);
  await page.getByRole('heading', { name: 'What happens next' }).waitFor();
  const specialist = await browser.signedIn('specialist');
  await openCase(specialist, made.id);
  await currentStage(specialist, 'Rostering').waitFor();
  await composer(specialist).waitFor();
  assert.notEqual(await specialist.title(), '1');
});
