/** Steps for writing emails on the case page. */
import type { JSHandle, Locator, Page } from 'playwright-core';
import type { Rest } from '../support/rest.ts';
import { newCase, type OnboardingCase } from '../support/onboarding.ts';
import { openCase } from './form.ts';

/** The welcome emails for K–5 Texas schools and for all other schools. */
export const EDUCATION_GALAXY = 'Education Galaxy Progress Learning Welcome Email';
export const PROGRESS_LEARNING = 'Progress Learning Welcome Email';

/** A case of a Texas elementary school whose contact has the role Implementation. */
export async function schoolCase(admin: Rest, account: Record<string, unknown> = {}): Promise<OnboardingCase> {
  const made = await newCase(admin);
  await admin.update('Account', made.accountId, {
    BillingState: 'TX',
    Grade_Low__c: 'K',
    Grade_High__c: '5',
    ...account,
  });
  await makeImplementation(admin, made.contactId);
  return made;
}

export async function makeImplementation(admin: Rest, contactId: string): Promise<void> {
  const relation = await admin.one<{ Id: string }>(
    `SELECT Id FROM AccountContactRelation WHERE ContactId = '${contactId}'`,
  );
  await admin.update('AccountContactRelation', relation.Id, { Roles: 'Implementation' });
}

export async function openEmail(page: Page, caseId: string): Promise<void> {
  await openCase(page, caseId);
  await showEmail(page);
}

export async function showEmail(page: Page): Promise<void> {
  await openEntry(page, 'Email');
  await recipients(page, 'To').waitFor();
}

/** The editors above the tabs of the page. Components from a flexipage have their own tag names here. */
export function composer(page: Page): Locator {
  return page.locator('c-activity-composer, lwc-activity-composer');
}

/** Opens an editor, unless it is open. */
export async function openEntry(page: Page, name: string): Promise<void> {
  const entry = composer(page).getByRole('button', { name, expanded: false });
  const open = composer(page).getByRole('button', { name, expanded: true });
  await entry.or(open).waitFor();
  if (await entry.isVisible()) await entry.click();
}

/** The input for more recipients. */
export function recipients(page: Page, label: 'To' | 'Cc'): Locator {
  return composer(page).getByRole('combobox', { name: label, exact: true });
}

/** Names on the pills of To or Cc. */
export async function pills(page: Page, label: 'To' | 'Cc'): Promise<string[]> {
  return composer(page)
    .getByRole('list', { name: new RegExp(`^${label}, `) })
    .getByRole('listitem')
    .allInnerTexts();
}

export function subject(page: Page): Locator {
  return composer(page).getByRole('textbox', { name: 'Subject', exact: true });
}

export function message(page: Page): Locator {
  return composer(page).getByRole('textbox', { name: 'Message', exact: true });
}

/** Clicks into the message, or on a text in it, and waits until the editor is loaded. */
export async function clickInto(page: Page, text?: string): Promise<void> {
  await (text === undefined ? message(page) : message(page).getByText(text, { exact: false }).first()).click();
  await composer(page).locator('[contenteditable="true"]').waitFor();
}

/** What the specialist's message starts with if no template is chosen. */
export const SIGNATURE = 'Avery Collins, Onboarding Specialist\n\nspecialist@rosterpath.example';

/** Waits until the template is filled in. */
export async function filledIn(page: Page, text: string): Promise<void> {
  await message(page).getByText(text, { exact: false }).first().waitFor();
}

export function sendButton(page: Page): Locator {
  return composer(page).getByRole('button', { name: 'Send Email', exact: true });
}

/** The next email reaches the org, but the answer is lost. */
export async function loseAnswer(page: Page): Promise<void> {
  await page.route(
    '**/OnboardingEmailController/send',
    async (route) => {
      await route.fetch();
      await route.abort('internetdisconnected');
    },
    { times: 1 },
  );
}

export async function emailSaved(page: Page): Promise<void> {
  await composer(page)
    .getByText(/^Draft saved at/)
    .waitFor();
}

export async function chooseTemplate(page: Page, name: string): Promise<void> {
  const box = composer(page).getByRole('combobox', { name: 'Template', exact: true });
  await box.click();
  const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`);
  await list
    .getByRole('option')
    .filter({ hasText: new RegExp(`^\\s*${name}`) })
    .first()
    .click();
}

/** The element with the focus, also inside components. */
export function focused(page: Page): Promise<JSHandle<Element>> {
  return page.evaluateHandle(() => {
    let active: Element = document.activeElement ?? document.body;
    while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  });
}

/** The accessible name of the focused element. */
export async function nameOfFocused(page: Page): Promise<string> {
  const element = await focused(page);
  return element.evaluate((active) => {
    const label = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : undefined;
    const name = active.getAttribute('aria-label') ?? label ?? active.getAttribute('title') ?? active.textContent;
    return (name ?? '').replace('*', '').trim();
  });
}

/** Presses Tab until the element with this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await nameOfFocused(page)) === name) return;
  }
  throw new Error(`The Tab key can't reach ${name}.`);
}

/** Fires a paste event at the element with the focus. */
export async function paste(page: Page, type: string, text: string): Promise<void> {
  const element = await focused(page);
  await element.evaluate(
    (active, [kind, content]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(kind ?? '', content ?? '');
      const how = { clipboardData, bubbles: true, cancelable: true, composed: true };
      active.dispatchEvent(new ClipboardEvent('paste', how));
    },
    [type, text],
  );
}

export interface SentMessage {
  readonly Id: string;
  readonly Subject: string;
  readonly ToAddress: string;
  readonly CcAddress: string | null;
  readonly HtmlBody: string;
  readonly Status: string;
}

/** The emails of a case. Status 3 is sent, 5 is a draft. */
export function emailsOf(admin: Rest, caseId: string, status: '3' | '5' = '3'): Promise<SentMessage[]> {
  return admin.query<SentMessage>(
    `SELECT Id, Subject, ToAddress, CcAddress, HtmlBody, Status FROM EmailMessage WHERE ParentId = '${caseId}' AND Status = '${status}'`,
  );
}
