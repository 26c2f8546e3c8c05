import type { AccountOnboardingRow } from 'c/accountPanelModel';
import OnboardingTable from 'c/onboardingTable';
import { ACCOUNT_ID, integration, onboardingRow } from 'test/accountSamples';
import { CASE_ID, OTHER_ID, TODAY } from 'test/onboardingSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';

type Table = HTMLElement & { recordId: string };

const show = async (...rows: AccountOnboardingRow[]): Promise<Table> => {
  const element = render('c-onboarding-table', OnboardingTable, { rows, recordId: ACCOUNT_ID, today: TODAY });
  await settle();
  return element as unknown as Table;
};

const headings = (element: HTMLElement): string[] =>
  [...find(element, 'thead').querySelectorAll('th')].map((cell) => textOf(cell));

const shown = (element: HTMLElement): number => find(element, 'tbody').querySelectorAll('tr').length;

it('shows stage, case, integration cases, and specialist of a school', async () => {
  const element = await show(onboardingRow({ integrations: [integration()] }));
  expect(headings(element)).toEqual(['Stage', 'Next step', 'Case', 'Integration', 'Specialist']);
  expect(textOf(find(element, `[data-row="${CASE_ID}"]`))).toContain('Wait for the integration since');
  const [stage, state] = [...find(element, 'tbody').querySelectorAll('lightning-badge')].map(props);
  expect([stage?.label, state?.label]).toEqual(['Rostering', 'Waiting on District']);
  expect(props(find(element, 'c-rp-spoken-date'))).toMatchObject({ value: '2026-11-07T15:00:00.000Z', today: TODAY });
  const links = [...find(element, 'tbody').querySelectorAll('c-rp-record-link')].map(props);
  expect(links.map(({ recordId, label }) => [recordId, label])).toEqual([
    [CASE_ID, '00001042'],
    ['500000000000043AAA', '00001043'],
  ]);
  expect(textOf(find(element, '.integration'))).toContain('Clever');
  await expect(element).toBeAccessible();
});

it('reaches the specialist by email in one press', async () => {
  const mail = find(await show(onboardingRow()), '[data-id="mail"]');
  expect(textOf(mail)).toBe('Avery Collins');
  expect(mail.getAttribute('href')).toBe(
    'mailto:specialist@rosterpath.example?subject=Onboarding%20of%20Bluebonnet%20Elementary%20(case%2000001042)',
  );
  expect(mail.title).toBe('Email specialist@rosterpath.example');
  const element = await show(onboardingRow({ ownerName: 'Unassigned', ownerEmail: null }));
  expect(has(element, '[data-id="mail"]')).toBe(false);
  expect(textOf(find(element, 'tbody'))).toContain('Unassigned');
});

it('marks a complete integration', async () => {
  const done = integration({ stateLabel: 'Complete', isClosed: true, isComplete: true });
  const canceled = integration({ id: 'other', stateLabel: 'Cancelled', isClosed: true });
  const element = await show(onboardingRow({ since: null, integrations: [done, canceled] }));
  const badges = [...find(element, 'tbody').querySelectorAll('.integration lightning-badge')];
  expect(badges.map(({ className }) => className)).toEqual(['slds-theme_success', '']);
  expect(has(element, '.since:not([data-id])')).toBe(false);
});

it('names the schools of a district, and which ones have not started', async () => {
  const element = await show(
    onboardingRow({ accountName: 'Pecan Valley ISD' }),
    onboardingRow({ accountId: 'school', accountName: 'Mesquite Creek', isOwn: false, caseId: OTHER_ID }),
    onboardingRow({
      accountId: 'idle',
      accountName: 'Idle Elementary',
      isOwn: false,
      caseId: null,
      caseNumber: null,
      stage: null,
      stageLabel: null,
      since: null,
      step: null,
      stepSince: null,
      ownerName: null,
      ownerEmail: null,
    }),
  );
  expect(headings(element)[0]).toBe('School');
  expect(textOf(find(element, `[data-row="${CASE_ID}"] th`))).toBe('Pecan Valley ISD');
  expect(props(find(element, `[data-row="${OTHER_ID}"] c-rp-record-link`))).toMatchObject({
    recordId: 'school',
    objectApiName: 'Account',
    label: 'Mesquite Creek',
  });
  expect(textOf(find(element, '[data-row="idle"]'))).toBe('Idle Elementary Not started');
  await expect(element).toBeAccessible();
});

it('shows ten rows, and the others on request, but not for another account', async () => {
  const rows = Array.from({ length: 12 }, (_, index) => onboardingRow({ caseId: `case${index}` }));
  const element = await show(...rows);
  const toggle = find(element, '[data-id="toggle"]');
  expect([shown(element), textOf(toggle), toggle.getAttribute('aria-expanded')]).toEqual([
    10,
    'View All (12) Onboarding',
    'false',
  ]);
  await expect(element).toBeAccessible();
  toggle.click();
  await settle();
  expect([shown(element), textOf(toggle)]).toEqual([12, 'Show Less Onboarding']);
  element.recordId = OTHER_ID;
  await settle();
  expect(shown(element)).toBe(10);
});
