import SchoolRow from 'c/schoolRow';
import type { SchoolStatus } from 'c/schoolStatusModel';
import { ACCOUNT_ID } from 'test/accountSamples';
import { CASE_ID, TODAY } from 'test/onboardingSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { idleSchool, schoolIntegration, schoolStatus } from 'test/schoolSamples';

const show = async (row: SchoolStatus, isOwn = false): Promise<HTMLElement> => {
  const element = render('c-school-row', SchoolRow, { row, today: TODAY, isOwn });
  await settle();
  return element;
};

const linksIn = (element: HTMLElement): unknown[][] =>
  [...(element.shadowRoot?.querySelectorAll('c-rp-record-link') ?? [])]
    .map(props)
    .map(({ recordId, label }) => [recordId, label]);

it('shows the stage, the status, who the case waits for, the go-live, and the specialist', async () => {
  const element = await show(schoolStatus({ integrations: [schoolIntegration()] }));
  expect(linksIn(element)).toEqual([
    [ACCOUNT_ID, 'Bluebonnet Elementary'],
    [CASE_ID, 'Case 00001042'],
    ['500000000000043AAA', '00001043'],
  ]);
  expect(textOf(find(element, '.about'))).toBe('Pecan Valley ISD');
  expect(props(find(element, 'lightning-badge')).label).toBe('Rostering');
  expect(textOf(find(element, '[data-id="status"]'))).toBe('Avery Collins is waiting for the district.');
  expect(textOf(find(element, '[data-id="waits"]'))).toContain('Waiting for Maria Ortega since');
  expect(props(find(element, '[data-id="waits"] c-rp-spoken-date')).value).toBe('2026-11-10T15:00:00.000Z');
  expect(textOf(find(element, '[data-id="live"]'))).toContain('Expected');
  expect(props(find(element, '[data-id="live"] c-rp-spoken-date')).value).toBe('2026-12-12');
  expect(textOf(find(element, '.owner'))).toBe('Avery Collins');
  expect(has(element, '[data-mark]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows the position in the implementation queue', async () => {
  const element = await show(schoolStatus({ queuePosition: 1200 }));
  expect(textOf(find(element, '[data-id="queue"]'))).toBe('Queue position 1,200');
  await expect(element).toBeAccessible();
  expect(has(await show(schoolStatus()), '[data-id="queue"]')).toBe(false);
});

it('opens a message to the specialist, and comes back to the button', async () => {
  const element = await show(schoolStatus());
  const button = find(element, '[data-id="email"]');
  expect([textOf(button), button.title, button.getAttribute('aria-expanded')]).toEqual([
    'Email the Specialist',
    'Email the specialist Avery Collins about Bluebonnet Elementary',
    'false',
  ]);
  button.click();
  await settle();
  expect(props(find(element, 'c-specialist-email'))).toMatchObject({
    recordId: CASE_ID,
    ownerName: 'Avery Collins',
    schoolName: 'Bluebonnet Elementary',
  });
  await expect(element).toBeAccessible();
  find(element, 'c-specialist-email').dispatchEvent(new CustomEvent('close'));
  await settle();
  expect(has(element, 'c-specialist-email')).toBe(false);
  expect(element.shadowRoot?.activeElement).toBe(button);
});

it('names a specialist who acts next once, and the usage of a school that is live', async () => {
  const live = schoolStatus({
    stageLabel: 'Monitoring',
    waitsFor: 'Avery Collins',
    expectedOn: null,
    liveOn: '2026-11-14',
    usage: 'In use',
  });
  const element = await show(live);
  expect(textOf(find(element, '[data-id="waits"]'))).toMatch(/^Since/);
  expect(textOf(find(element, '[data-id="live"]'))).toContain('Live since');
  expect(textOf(find(element, '[data-id="usage"]'))).toBe('Usage: In use');
  await expect(element).toBeAccessible();
});

it('says what needs attention', async () => {
  const element = await show(
    schoolStatus({
      expectedOn: '2026-11-20',
      usage: 'No usage yet',
      ownerName: null,
      canEmail: false,
      usualDays: 14,
      marks: ['UNASSIGNED', 'SILENT', 'SLOW', 'LATE', 'NO_USAGE'],
    }),
  );
  expect(textOf(find(element, '[data-id="live"]'))).toContain('Was expected');
  expect([...find(element, '.marks').children].map((mark) => textOf(mark))).toEqual([
    'No specialist yet',
    "The district hasn't responded",
    'In this stage for longer than usual (more than 14 days)',
    'The expected go-live has passed',
    'No usage yet',
  ]);
  expect(has(element, '[data-id="usage"]')).toBe(false);
  expect(textOf(find(element, '.specialist'))).toBe('Not assigned yet');
  expect(has(element, '[data-id="email"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('shows a closed case and the outcome of its integrations', async () => {
  const done = schoolIntegration({ stateLabel: 'Complete', isClosed: true, isComplete: true });
  const element = await show(
    schoolStatus({
      isClosed: true,
      status: null,
      waitsFor: null,
      waitsSince: null,
      canEmail: false,
      integrations: [done],
    }),
  );
  expect(has(element, '[data-id="status"]')).toBe(false);
  expect(find(element, '.integration lightning-badge').className).toBe('slds-theme_success');
  await expect(element).toBeAccessible();
});

it('shows a school that has not started, and links no account to itself', async () => {
  const element = await show(idleSchool(), true);
  expect(textOf(element)).toBe('Idle Elementary Not started');
  expect(linksIn(element)).toEqual([]);
  await expect(element).toBeAccessible();
  const nameless = await show(schoolStatus({ accountId: null, accountName: null, districtName: null, since: null }));
  expect(textOf(find(nameless, 'h3'))).toBe('Case 00001042');
  await expect(nameless).toBeAccessible();
});
