/** Filling in the rostering form: what it asks, what it rejects, and what it keeps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { newCase } from '../support/onboarding.ts';
import { assertAccessible, becomes, hasFocus, useBrowser } from './browser.ts';
import {
  answerDetails,
  button,
  choose,
  DETAILS_STEP,
  draftSaved,
  field,
  METHOD_STEP,
  next,
  openCase,
  REVIEW_STEP,
  step,
  work,
} from './form.ts';

const browser = useBrowser();

async function openForm(): Promise<Page> {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  return page;
}

async function openDetails(method: string): Promise<Page> {
  const page = await openForm();
  await choose(page, 'Student and teacher upload', method);
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  return page;
}

/** Whether the element with the focus ends below the upper edge of the buttons. */
async function isBelowButtons(page: Page): Promise<boolean> {
  const top = (await button(page, 'Next').boundingBox())?.y ?? 0;
  return page.evaluate((edge) => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return (focused?.getBoundingClientRect().bottom ?? 0) > edge;
  }, top);
}

test('B10: the form asks for the method first, then for what the method needs, then shows a review', async () => {
  const page = await openForm();
  await step(page, METHOD_STEP).waitFor();
  await assertAccessible(page, 'the first screen');
  await choose(page, 'Student and teacher upload', 'Clever');
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  await field(page, 'Clever District ID').waitFor();
  await becomes(() => field(page, 'ClassLink Tenant ID').count(), 0, 'Clever does not ask for a ClassLink ID.');
  await answerDetails(page);
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
  await work(page).getByText('A Clever integration case with this information is created', { exact: false }).waitFor();
  await work(page).getByText('toakes@juniper.example').waitFor();
});

test('ClassLink asks for the tenant ID instead of the Clever district ID', async () => {
  const page = await openDetails('ClassLink');
  await field(page, 'ClassLink Tenant ID').waitFor();
  await becomes(() => field(page, 'Clever District ID').count(), 0);
});

test('teachers with a different upload have their own method, and the form asks for what both methods need', async () => {
  const page = await openForm();
  await choose(page, 'Student and teacher upload', 'Clever');
  await page.getByText('Teachers are uploaded differently').click();
  await next(page);
  await page.getByRole('combobox', { name: 'Teacher upload', exact: true, disabled: false }).waitFor();
  await step(page, METHOD_STEP).waitFor();
  await assertAccessible(page, 'a missing method of the teachers');
  await choose(page, 'Teacher upload', 'ClassLink');
  await next(page);
  await field(page, 'Clever District ID').waitFor();
  await field(page, 'ClassLink Tenant ID').waitFor();
});

test('a half-filled form is still there after a reload', async () => {
  const page = await openDetails('Clever');
  await field(page, 'Schools in Scope').fill('Juniper Elementary, Juniper Middle');
  await page.getByText('K', { exact: true }).click();
  await field(page, 'Number of Students').fill('412');
  await field(page, 'Notes').fill('Call before noon.');
  await draftSaved(page);

  await page.reload();
  await step(page, DETAILS_STEP).waitFor();
  await page.getByText(/^Draft saved today, \d/).waitFor();
  await becomes(() => field(page, 'Schools in Scope').inputValue(), 'Juniper Elementary, Juniper Middle');
  await becomes(() => field(page, 'Number of Students').inputValue(), '412');
  await becomes(() => field(page, 'Notes').inputValue(), 'Call before noon.');
  await becomes(() => page.getByRole('checkbox', { name: 'K', exact: true }).isChecked(), true);

  await button(page, 'Back').click();
  await page.reload();
  await step(page, METHOD_STEP).waitFor();
});

test('missing answers are marked at the field and listed above, and the first one has the focus', async () => {
  const page = await openDetails('Clever');
  await field(page, 'Technical Contact').fill('');
  await field(page, 'Technical Contact Email').fill('');
  await next(page);
  await work(page).getByText('Review these 4 answers').waitFor();
  const method = page.getByRole('combobox', { name: 'Single Sign-On', exact: true });
  await becomes(() => hasFocus(method), true);
  await becomes(() => page.locator('c-rostering-field').getByText('Complete this field.').count(), 4);
  await assertAccessible(page, 'missing answers');
  await work(page)
    .getByRole('link', { name: 'Technical Contact Email' })
    .or(button(page, 'Technical Contact Email'))
    .click();
  await becomes(() => hasFocus(field(page, 'Technical Contact Email')), true);
});

test('wrong types, negative numbers, and text that is too long are rejected at the field', async () => {
  const page = await openDetails('Clever');
  await answerDetails(page);
  await field(page, 'Technical Contact Email').fill('terry at juniper');
  await field(page, 'Number of Students').fill('-3');
  await field(page, 'Target Launch Date').fill('someday');
  await next(page);
  await work(page).getByText('Enter an email address such as name@school.org.').first().waitFor();
  await work(page).getByText('Enter 0 or more.').first().waitFor();
  await work(page).getByText(/date/i).first().waitFor();
  await assertAccessible(page, 'refused answers');
  await field(page, 'Technical Contact Email').fill('terry@juniper.example');
  await field(page, 'Number of Students').fill('3');
  await field(page, 'Target Launch Date').fill('');
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
});

test('a text that is no date stays in its field, and neither Next nor Back drops it', async () => {
  const page = await openDetails('Clever');
  await answerDetails(page);
  const launch = field(page, 'Target Launch Date');
  await launch.fill('1/12/27 or so');
  await draftSaved(page);
  for (const name of ['Next', 'Back']) {
    await button(page, name).click();
    await work(page).getByText('Enter a date.').first().waitFor();
    await becomes(() => launch.inputValue(), '1/12/27 or so');
    await step(page, DETAILS_STEP).waitFor();
  }
  await launch.fill('');
  const students = field(page, 'Number of Students');
  await students.fill('about 400');
  await next(page);
  await work(page).getByText('Enter a number.').first().waitFor();
  await becomes(() => students.inputValue(), 'about 400');
  await students.fill('400');
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
});

test('a Clever ID is taken out of a pasted address, and another text is refused at the field', async () => {
  const page = await openDetails('Clever');
  await answerDetails(page);
  const clever = field(page, 'Clever District ID');
  await clever.fill('n/a');
  await next(page);
  await work(page).getByText('A Clever district ID has 24 characters', { exact: false }).first().waitFor();
  await becomes(() => clever.inputValue(), 'n/a');
  await assertAccessible(page, 'a refused Clever ID');
  await clever.fill('https://apps.clever.com/districts/5f1c0a7be21d4a0001c3d9e2/overview');
  await becomes(() => clever.inputValue(), '5f1c0a7be21d4a0001c3d9e2');
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
  await work(page).getByText('5f1c0a7be21d4a0001c3d9e2').waitFor();
});

for (const width of [1280, 390]) {
  test(`B10: the names of the steps are shown, and Back and Next stay in view while the fields scroll, at ${width} pixels`, async () => {
    const page = await openForm();
    await page.setViewportSize({ width, height: 700 });
    for (const name of ['Upload method', 'Rostering information', 'Review and submit']) {
      await work(page).getByRole('listitem').filter({ hasText: name }).waitFor();
    }
    await choose(page, 'Student and teacher upload', 'Clever');
    await next(page);
    await step(page, DETAILS_STEP).waitFor();
    for (const name of ['Single Sign-On', 'Technical Contact', 'Notes']) {
      const control = page.getByRole('combobox', { name, exact: true }).or(field(page, name));
      await control.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      for (const label of ['Back', 'Next']) {
        const box = await button(page, label).boundingBox();
        assert.ok(box && box.y >= 0 && box.y + box.height <= 700 && box.x + box.width <= width, `${label} at ${name}`);
      }
    }
    await page.getByRole('combobox', { name: 'Single Sign-On', exact: true }).focus();
    for (let stop = 0; stop < 60 && !(await hasFocus(field(page, 'Notes'))); stop += 1) {
      await page.keyboard.press('Tab');
      await becomes(() => isBelowButtons(page), false, 'The buttons hide no field that has the focus.');
    }
    await becomes(() => hasFocus(field(page, 'Notes')), true);
    await assertAccessible(page, 'the footer of the form');
  });
}

test('on a small phone, the buttons hide neither the names of the steps nor the method that has the focus', async () => {
  const page = await openForm();
  await page.setViewportSize({ width: 320, height: 568 });
  const names = work(page).getByRole('listitem').filter({ hasText: 'Upload method' });
  const bottomOfNames = async (): Promise<number> => {
    const box = await names.boundingBox();
    return box ? box.y + box.height : Infinity;
  };
  await page.evaluate((bottom) => scrollBy(0, bottom - innerHeight + 10), await bottomOfNames());
  await becomes(async () => ((await button(page, 'Next').boundingBox())?.y ?? 0) >= (await bottomOfNames()), true);
  await page.getByRole('tab', { name: 'Rostering form' }).focus();
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('Tab');
  await becomes(() => hasFocus(page.getByRole('combobox', { name: 'Student and teacher upload' })), true);
  await becomes(() => isBelowButtons(page), false);
});

test('HTML in an answer is shown as text', async () => {
  const page = await openDetails('Clever');
  const markup = '<img src=x onerror="window.broken=1"><b>Juniper</b>';
  await answerDetails(page, markup);
  await field(page, 'Notes').fill('</textarea><script>window.broken=1</script>');
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
  await work(page).getByText(markup).waitFor();
  assert.equal(await page.evaluate(() => 'broken' in window), false);
});
