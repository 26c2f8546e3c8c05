/** The main tasks with only the keyboard. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { caseOf, integrationCasesOf, newCase, rosteringCase } from '../support/onboarding.ts';
import { becomes, hasFocus, useBrowser } from './browser.ts';
import { button, closedStage, DETAILS_STEP, field, openCase, pathAction, REVIEW_STEP, step, toast } from './form.ts';

const browser = useBrowser();

const MANY = 80;

test('the rostering form can be filled in and submitted with only the keyboard', async () => {
  const onboarding = await newCase(browser.admin);
  const page = await browser.signedIn('specialist');
  await openCase(page, onboarding.id);
  await pick(page, 'Student and teacher upload', 'Clever');
  await press(page, button(page, 'Next'));
  await step(page, DETAILS_STEP).waitFor();
  await becomes(() => hasFocus(step(page, DETAILS_STEP)), true, 'The new screen has the focus.');

  await pick(page, 'Single Sign-On', 'Google');
  await tabTo(page, field(page, 'Schools in Scope'));
  await page.keyboard.type('Juniper Elementary');
  await tabTo(page, page.getByRole('checkbox', { name: 'PK', exact: true }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await tabTo(page, field(page, 'Technical Contact'));
  await retype(page, 'Robin Vale');
  await tabTo(page, field(page, 'Technical Contact Email'));
  await retype(page, 'rvale@juniper.example');
  await press(page, button(page, 'Next'));
  await step(page, REVIEW_STEP).waitFor();
  await press(page, button(page, 'Submit Rostering Form'));
  await toast(page).getByRole('link').waitFor();

  const form = await browser.admin.one<Record<string, unknown>>(
    `SELECT SSO__c, Grades_In_Scope__c, Technical_Contact_Name__c FROM Rostering_Form__c WHERE Case__c = '${onboarding.id}'`,
  );
  assert.deepEqual(
    [form['SSO__c'], form['Grades_In_Scope__c'], form['Technical_Contact_Name__c']],
    ['Google', 'K', 'Robin Vale'],
  );
});

test('support chooses a status on the path with the arrow keys and closes the case', async () => {
  const onboarding = await rosteringCase(browser.admin, 'Clever');
  const [integration] = await integrationCasesOf(browser.admin, onboarding.id);
  assert.ok(integration);
  const page = await browser.signedIn('support');
  await openCase(page, integration.Id);
  await tabTo(page, page.getByRole('option', { name: 'New' }));
  for (let stage = 1; stage <= 3; stage += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await press(page, pathAction(page));
  await pick(page, 'Outcome', 'Complete');
  await tabTo(page, page.getByRole('checkbox', { name: 'I confirm that these steps were done. Mark them as done.' }));
  await page.keyboard.press('Space');
  await press(page, button(page, 'Close Case'));
  await closedStage(page).waitFor();
  assert.equal((await caseOf(browser.admin, onboarding.id)).Status, 'Monitoring');
});

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let count = 0; count < MANY; count += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The Tab key can't reach ${target}.`);
}

/** An arrow key opens a drop-down. Its active descendant is the option that Enter selects. */
async function pick(page: Page, label: string, value: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await tabTo(page, box);
  await arrowDown(page);
  const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`);
  await list.getByRole('option').first().waitFor();
  for (let count = 0; count < MANY; count += 1) {
    const active = await box.getAttribute('aria-activedescendant');
    if (active !== null && (await page.locator(`[id="${active}"]`).innerText()).trim() === value) break;
    await arrowDown(page);
  }
  await page.keyboard.press('Enter');
  await becomes(() => box.innerText(), value);
}

/**
 * The drop-down updates its active descendant in the animation frame after the key press, so wait for that
 * frame before reading it.
 */
async function arrowDown(page: Page): Promise<void> {
  await page.keyboard.press('ArrowDown');
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}
