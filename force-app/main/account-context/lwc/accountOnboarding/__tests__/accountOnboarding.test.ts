import getPanel from '@salesforce/apex/AccountPanelController.getPanel';
import AccountOnboarding from 'c/accountOnboarding';
import type { AccountOnboardingRow } from 'c/accountPanelModel';
import { ACCOUNT_ID, onboardingRow, ownPanel } from 'test/accountSamples';
import { find, has, props, render, settle, textOf, wireOf } from 'test/rendering';

const show = async (rows: AccountOnboardingRow[], isCut = false): Promise<HTMLElement> => {
  const element = render('c-account-onboarding', AccountOnboarding, { recordId: ACCOUNT_ID });
  await settle();
  wireOf(getPanel).emit(ownPanel({ onboardings: { rows, isCut } }));
  await settle();
  return element;
};

it('shows where the school stands', async () => {
  const row = onboardingRow();
  const element = await show([row]);
  expect(props(find(element, 'c-account-card'))).toMatchObject({ recordId: ACCOUNT_ID, heading: 'Onboarding' });
  expect(props(find(element, 'c-onboarding-table'))).toMatchObject({
    rows: [row],
    recordId: ACCOUNT_ID,
    today: '2026-11-22',
  });
  expect(has(element, '[data-id="summary"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('counts the schools of a district by stage', async () => {
  const element = await show([
    onboardingRow({ stageLabel: 'New' }),
    onboardingRow({ caseId: 'b' }),
    onboardingRow({ caseId: 'c' }),
    onboardingRow({ caseId: null, stageLabel: null }),
  ]);
  expect(textOf(find(element, '[data-id="summary"]'))).toBe('1 New · 2 Rostering · 1 not started');
  expect(has(element, '[data-id="cut"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says so if a district has more schools than fit', async () => {
  const element = await show([onboardingRow(), onboardingRow({ caseId: 'b' })], true);
  expect(textOf(find(element, '[data-id="cut"]'))).toMatch(/^Bluebonnet Elementary has more schools than fit here\./);
  await expect(element).toBeAccessible();
});

it('says what appears here if there is no onboarding case', async () => {
  const element = await show([]);
  expect(textOf(find(element, 'c-account-card', '[data-id="empty"]'))).toBe(
    'Bluebonnet Elementary has no onboarding case yet. When it has one, you see its stage here.',
  );
  expect(has(element, 'c-onboarding-table')).toBe(false);
  await expect(element).toBeAccessible();
});
