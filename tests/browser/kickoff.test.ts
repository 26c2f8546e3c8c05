/** The kickoff checklist, and the kickoff call (A4). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, DESKTOP, PHONE, useBrowser } from './browser.ts';
import { openCase, toast } from './form.ts';

const browser = useBrowser();

for (const [screen, viewport] of [
  ['a computer', DESKTOP],
  ['a phone', PHONE],
] as const)
  test(`A4: on ${screen}, a questionnaire arrives in one click`, async () => {
    const onboarding = await newCase(browser.admin);
    const page = await browser.signedIn('specialist', viewport);
    await openCase(page, onboarding.id);
    const card = page.locator('c-kickoff-checklist, lwc-kickoff-checklist');
    await card.scrollIntoViewIfNeeded();
    await card.getByText('Not there yet: Purchase order and Organization Settings Questionnaire.').waitFor();
    await assertAccessible(page, `the kickoff on ${screen}`);
    await assertNoSidewaysScroll(page);
    await card.getByRole('button', { name: /^Received Today ?: Organization Settings Questionnaire$/u }).click();
    await toast(page).getByText('Marked as received today.').waitFor();
    await card.getByText('Not there yet: Purchase order.').waitFor();
    const { Organization_Questionnaire_Received__c: day } = await browser.admin.one<{
      Organization_Questionnaire_Received__c: string;
    }>(`SELECT Organization_Questionnaire_Received__c FROM Case WHERE Id = '${onboarding.id}'`);
    assert.ok(day);
  });
