/** Mentions of colleagues in posts (B14). */
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { newCase } from '../support/onboarding.ts';
import { assertAccessible, assertNoSidewaysScroll, DESKTOP, PHONE, useBrowser } from './browser.ts';
import { openCase, toast } from './form.ts';

const browser = useBrowser();
const composer = (page: Page): Locator => page.locator('c-activity-composer, lwc-activity-composer');
const timeline = (page: Page): Locator => page.locator('c-case-timeline, lwc-case-timeline');

for (const [screen, viewport] of [
  ['a computer', DESKTOP],
  ['a phone', PHONE],
] as const)
  test(`B14: on ${screen}, an at sign lists colleagues, the keyboard chooses one, and the timeline shows the mention`, async () => {
    const onboarding = await newCase(browser.admin);
    const page = await browser.signedIn('specialist', viewport);
    await openCase(page, onboarding.id);
    await composer(page).locator('[data-kind="post"]').click();
    await composer(page).getByRole('textbox', { name: 'Post' }).click();
    await page.keyboard.type('Please look, @robin');
    await composer(page).getByRole('option', { name: 'Robin Albright' }).waitFor();
    await assertAccessible(page, `the list of colleagues on ${screen}`);
    await assertNoSidewaysScroll(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type('today');
    await composer(page).getByRole('button', { name: 'Share' }).click();
    await toast(page).getByText('Post shared.').waitFor();
    await timeline(page).locator('.mention').getByText('@Robin Albright').waitFor();
  });
