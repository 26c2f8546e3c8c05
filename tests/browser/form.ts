/** Steps for the rostering form on the case page. */
import type { Locator, Page } from 'playwright-core';

export const METHOD_STEP = 'Step 1 of 3: Upload method';
export const DETAILS_STEP = 'Step 2 of 3: Rostering information';
export const REVIEW_STEP = 'Step 3 of 3: Review and submit';

export async function openCase(page: Page, id: string): Promise<void> {
  await page.goto(`/lightning/r/Case/${id}/view`);
  await page.locator('c-stage-path').getByRole('option').first().waitFor();
}

/** The stage panel. Components from a flexipage have their own tag names here. */
export function work(page: Page): Locator {
  return page.locator('c-stage-work, lwc-stage-work');
}

/** The integration cases in the sidebar. */
export function integrationCases(page: Page): Locator {
  return page.locator('c-integration-cases, lwc-integration-cases');
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

export async function next(page: Page): Promise<void> {
  await button(page, 'Next').click();
}

export function step(page: Page, heading: string): Locator {
  return page.getByRole('heading', { name: heading });
}

/** Chooses a value of a drop-down by its label. */
export async function choose(page: Page, label: string, value: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`);
  await list.getByRole('option', { name: value, exact: true }).click();
}

export function field(page: Page, label: string): Locator {
  const named = { name: label, exact: true };
  return page.getByRole('textbox', named).or(page.getByRole('spinbutton', named));
}

/** The required answers for Clever and ClassLink. */
export async function answerDetails(page: Page, schools = 'Juniper Elementary'): Promise<void> {
  await choose(page, 'Single Sign-On', 'Clever');
  await field(page, 'Schools in Scope').fill(schools);
  await field(page, 'Technical Contact').fill('Terry Oakes');
  await field(page, 'Technical Contact Email').fill('toakes@juniper.example');
}

/** From the open form to its review. */
export async function fillForm(page: Page, method: string, schools = 'Juniper Elementary'): Promise<void> {
  await choose(page, 'Student and teacher upload', method);
  await next(page);
  await step(page, DETAILS_STEP).waitFor();
  if (method === 'Manual') await field(page, 'Schools in Scope').fill(schools);
  else await answerDetails(page, schools);
  await next(page);
  await step(page, REVIEW_STEP).waitFor();
}

export async function submit(page: Page): Promise<void> {
  await button(page, 'Submit Rostering Form').click();
}

export async function draftSaved(page: Page): Promise<void> {
  await page.getByText(/^Draft saved/).waitFor();
}

export function toast(page: Page): Locator {
  return page.getByRole('region', { name: 'Notifications' });
}

/** An integration case closes as complete only when its open setup steps are confirmed. */
export async function confirmSteps(page: Page): Promise<void> {
  const box = page.getByRole('checkbox', { name: 'I confirm that these steps were done. Mark them as done.' });
  await box.press('Space');
}

/** The current stage on the path. */
export function currentStage(page: Page, name: string): Locator {
  return page.locator('c-stage-path [role="option"][aria-current]').filter({ hasText: name });
}

/** A closed case has no current stage, because all its stages are complete. */
export function closedStage(page: Page): Locator {
  return page.locator('c-stage-path .slds-is-complete').getByRole('option', { name: /Closed/ });
}

/** The button at the end of the path. */
export function pathAction(page: Page): Locator {
  return page.locator('c-stage-path').getByRole('button');
}
