import getOnboardings from '@salesforce/apex/SchoolStatusController.getOnboardings';
import AccountOnboarding from 'c/accountOnboarding';
import type { SchoolStatus } from 'c/schoolStatusModel';
import { ACCOUNT_ID } from 'test/accountSamples';
import { OTHER_ID } from 'test/onboardingSamples';
import { find, has, props, refreshFails, render, settle, textOf, wireOf } from 'test/rendering';
import { accountOnboardings, idleSchool, schoolStatus } from 'test/schoolSamples';

type Card = HTMLElement & { recordId: string };

const begin = async (): Promise<Card> => {
  const element = render('c-account-onboarding', AccountOnboarding, { recordId: ACCOUNT_ID });
  await settle();
  return element as unknown as Card;
};

const show = async (rows: SchoolStatus[], isCut = false): Promise<Card> => {
  const element = await begin();
  wireOf(getOnboardings).emit(accountOnboardings(rows, { isCut }));
  await settle();
  return element;
};

const rowsIn = (element: HTMLElement): Record<string, unknown>[] =>
  [...(element.shadowRoot?.querySelectorAll('c-school-row') ?? [])].map(props);

it('shows where the school stands', async () => {
  const row = schoolStatus();
  const element = await show([row]);
  expect(wireOf(getOnboardings).getLastConfig()).toEqual({ accountId: ACCOUNT_ID });
  expect(rowsIn(element)).toHaveLength(1);
  expect(rowsIn(element)[0]).toMatchObject({ row, isOwn: true, today: '2026-11-22' });
  expect(has(element, '[data-id="summary"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('counts the schools of a district by stage', async () => {
  const element = await show([
    schoolStatus({ stageLabel: 'New' }),
    schoolStatus({ caseId: 'b', accountId: OTHER_ID }),
    schoolStatus({ caseId: 'c' }),
    idleSchool(),
  ]);
  expect(textOf(find(element, '[data-id="summary"]'))).toBe('1 New · 2 Rostering · 1 not started');
  expect(rowsIn(element).map(({ isOwn }) => isOwn)).toEqual([true, false, true, false]);
  expect(has(element, '[data-id="cut"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says so if a district has more schools than fit', async () => {
  const element = await show([schoolStatus(), schoolStatus({ caseId: 'b' })], true);
  expect(textOf(find(element, '[data-id="cut"]'))).toMatch(/^Bluebonnet Elementary has more schools than fit here\./);
  await expect(element).toBeAccessible();
});

it('says what appears here if there is no onboarding case', async () => {
  const element = await show([]);
  expect(textOf(find(element, '[data-id="empty"]'))).toBe(
    'Bluebonnet Elementary has no onboarding case yet. When it has one, you see its stage here.',
  );
  await expect(element).toBeAccessible();
});

it('shows ten rows, and the others on request, but not for another account', async () => {
  const rows = Array.from({ length: 12 }, (_, index) => schoolStatus({ caseId: `case${index}` }));
  const element = await show(rows);
  const toggle = find(element, '[data-id="toggle"]');
  expect([rowsIn(element).length, textOf(toggle), toggle.getAttribute('aria-expanded')]).toEqual([
    10,
    'View All (12) Onboarding',
    'false',
  ]);
  await expect(element).toBeAccessible();
  toggle.click();
  await settle();
  expect([rowsIn(element).length, textOf(toggle)]).toEqual([12, 'Show Less Onboarding']);
  element.recordId = OTHER_ID;
  await settle();
  wireOf(getOnboardings).emit(accountOnboardings(rows));
  await settle();
  expect(has(element, 'c-school-row')).toBe(false);
  wireOf(getOnboardings).emit(accountOnboardings(rows, { accountId: OTHER_ID }));
  await settle();
  expect(rowsIn(element).length).toBe(10);
});

it('shows a stencil while it loads, an error, and that it is out of date', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getOnboardings).error({ message: 'No answer' });
  await settle();
  expect(has(element, 'c-rp-error-panel')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getOnboardings).emit(accountOnboardings([schoolStatus()]));
  await settle();
  refreshFails();
  find(element, 'c-rp-outdated-notice').dispatchEvent(new CustomEvent('refresh'));
  await settle();
  expect(props(find(element, 'c-rp-outdated-notice')).isOutdated).toBe(true);
});
