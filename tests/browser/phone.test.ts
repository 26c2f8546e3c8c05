/** The pages on a phone: one column, no sideways scrolling, and targets that are large enough to tap. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { integrationCasesOf, monitoringCase, newCase, rosteringCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, becomes, PHONE, useBrowser } from './browser.ts';
import { composer, openEntry } from './email.ts';
import {
  answerDetails,
  button,
  choose,
  DETAILS_STEP,
  next,
  openCase,
  REVIEW_STEP,
  step,
  submit,
  toast,
} from './form.ts';

const browser = useBrowser();

const FINGER = 44;

test('at 390 px, the main task needs no sideways scrolling, and its buttons are large enough to tap', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist', PHONE);
  await page.goto('/lightning/o/Case/list');
  await page.getByRole('searchbox', { name: 'Search this list' }).fill(onboarding.accountName);
  const link = page.getByRole('link', { name: onboarding.number });
  await link.waitFor();
  await assertFits(page, 'the list');
  await link.click();

  await choose(page, 'Student and teacher upload', 'Clever');
  await assertFits(page, 'the first screen');
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  await next(page);
  await page.getByText('Complete this field.').first().waitFor();
  await assertFits(page, 'missing answers');
  await answerDetails(page);
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
  await assertFits(page, 'the review');
  await submit(page);
  await toast(page).getByRole('link').waitFor();
  await assertFits(page, 'the page after submitting');
});

for (const [what, make, user] of [
  ['an integration case', madeIntegrationCase, 'support'],
  ['a case in Monitoring', async () => (await monitoringCase(browser.admin)).id, 'specialist'],
] as const) {
  test(`at 390 px, ${what} fits, and so do its details and related lists`, async () => {
    const id = await make();
    const page = await browser.signedIn(user, PHONE);
    await openCase(page, id);
    await assertFits(page, what);
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByText('No items to display').or(page.getByRole('table')).first().waitFor();
    await assertFits(page, `related lists of ${what}`);
    await page.getByRole('tab', { name: 'Details' }).click();
    await button(page, 'Edit').click();
    await button(page, 'Cancel').waitFor();
    await assertFits(page, `details of ${what}`);
  });
}

async function madeIntegrationCase(): Promise<string> {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  return integration.Id;
}

async function assertFits(page: Page, state: string): Promise<void> {
  await assertNoSidewaysScroll(page);
  await becomes(() => smallTargets(page), [], `Targets smaller than ${FINGER} px on ${state}`);
  await assertAccessible(page, `${state} on a phone`);
}

test('at 390 px, the button of the next step is as wide as the page allows', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist', PHONE);
  await openCase(page, onboarding.id);
  const act = page.locator('c-status-path, lwc-status-path').locator('[data-id="act"]').getByRole('button');
  const box = await act.boundingBox();
  assert.ok(box && box.height >= FINGER, `It is ${box?.height} px high.`);
  assert.ok(box.width >= PHONE.width - 64, `It is ${box.width} px wide.`);
});

test('at 390 px, the icon with the help of a field is beside its label', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist', PHONE);
  await openCase(page, onboarding.id);
  await openEntry(page, 'Note');
  const field = composer(page).locator('lightning-textarea').filter({ visible: true });
  const [label, icon, text] = await Promise.all(
    ['label', 'lightning-helptext svg', 'textarea'].map((part) => field.locator(part).boundingBox()),
  );
  assert.ok(label && icon && text);
  assert.ok(icon.x > label.x + label.width && icon.y + icon.height < text.y, 'The icon is in the line of the label.');
});

/** Buttons with text, tabs, and drop-downs that are too small to tap. */
function smallTargets(page: Page): Promise<string[]> {
  return page
    .locator('button.slds-button:not([class*="slds-button_icon"]), [role="tab"], button.slds-combobox__input')
    .evaluateAll((targets, least) => {
      const shown = targets.filter(
        (target) => target.checkVisibility({ visibilityProperty: true }) && target.getBoundingClientRect().width > 1,
      );
      const small = shown.filter((target) => target.getBoundingClientRect().height < least);
      return small.map((target) => `${target.textContent?.trim()}: ${target.getBoundingClientRect().height} px`);
    }, FINGER);
}
