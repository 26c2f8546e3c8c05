import { refreshApex } from '@salesforce/apex';
import getMySchools from '@salesforce/apex/MySchoolsController.getMySchools';
import MySchools from 'c/mySchools';
import { isFound, isIn } from 'c/schoolStatusModel';
import type { MySchools as Schools } from 'c/schoolStatusModel';
import { find, has, props, refreshFails, render, settle, textOf, wireOf } from 'test/rendering';
import { mySchools, schoolStatus } from 'test/schoolSamples';

const begin = async (schools?: Schools): Promise<HTMLElement> => {
  const element = render('c-my-schools', MySchools, {}) as HTMLElement;
  await settle();
  if (schools) {
    wireOf(getMySchools).emit(schools);
    await settle();
  }
  return element;
};

const send = async (element: HTMLElement, selector: string, name: string, detail?: unknown): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
  await settle();
};

const namesIn = (element: HTMLElement): unknown[] =>
  [...(element.shadowRoot?.querySelectorAll('c-school-row') ?? [])].map(
    (row) => (props(row).row as { accountName: string }).accountName,
  );

const choicesIn = (element: HTMLElement): string[] =>
  (props(find(element, 'c-rp-list-head')).choices as { label: string; count: string; isChosen: boolean }[]).map(
    ({ label, count, isChosen }) => `${label} ${count}${isChosen ? ' *' : ''}`,
  );

const three = [
  schoolStatus({ caseId: 'a', marks: ['LATE'] }),
  schoolStatus({ caseId: 'b', accountName: 'Peñasco Elementary', stage: 'New' }),
  schoolStatus({ caseId: 'c', accountName: 'Done Elementary', stage: 'Closed', isClosed: true }),
];

it('shows the open schools in the order of Apex, and counts each group', async () => {
  const element = await begin(mySchools(three));
  expect(namesIn(element)).toEqual(['Bluebonnet Elementary', 'Peñasco Elementary']);
  expect(choicesIn(element)).toEqual([
    'All open 2 *',
    'Needs attention 1',
    'New 1',
    'Rostering 1',
    'Monitoring 0',
    'Closed in the last 90 days 1',
  ]);
  expect(props(find(element, 'c-school-row'))).toMatchObject({ today: '2026-11-22' });
  expect(props(find(element, 'c-rp-list-head')).shownText).toBe('2 of 2 schools');
  await expect(element).toBeAccessible();
});

it('filters by group and remembers it, and searches without accents', async () => {
  const element = await begin(mySchools(three));
  await send(element, 'c-rp-list-head', 'choose', 'New');
  expect(namesIn(element)).toEqual(['Peñasco Elementary']);
  await send(element, 'c-rp-list-head', 'search', 'penasco avery');
  expect(namesIn(element)).toEqual(['Peñasco Elementary']);
  await send(element, 'c-rp-list-head', 'search', 'oak');
  expect(textOf(find(element, '[data-id="none"]'))).toContain('No school in this group fits “oak”.');
  await expect(element).toBeAccessible();
  element.remove();
  const again = await begin(mySchools(three));
  expect(namesIn(again)).toEqual(['Peñasco Elementary']);
  await send(again, 'c-rp-list-head', 'choose', 'Monitoring');
  expect(textOf(find(again, '[data-id="none"]'))).toContain('No school of yours is in this group.');
  find(again, '[data-id="clear"]').click();
  await settle();
  expect(namesIn(again).length).toBe(2);
});

it('shows all open schools if the chosen stage is gone', async () => {
  const element = await begin(mySchools(three));
  await send(element, 'c-rp-list-head', 'choose', 'Piloting');
  expect(namesIn(element).length).toBe(2);
});

it('shows fifty schools, and more on request', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => schoolStatus({ caseId: String(index) }));
  const element = await begin(mySchools(rows));
  expect(namesIn(element).length).toBe(50);
  const more = find(element, '[data-id="more"]');
  expect(props(more).label).toBe('Show 10 More');
  more.click();
  await settle();
  expect(namesIn(element).length).toBe(60);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-index="50"]'));
  expect(has(element, '[data-id="more"]')).toBe(false);
});

it('says so if there are more schools than fit', async () => {
  const element = await begin(mySchools([schoolStatus()], { isCut: true }));
  expect(props(find(element, 'c-rp-list-head')).cutText).toContain('These are the 1 that have waited longest.');
  await expect(element).toBeAccessible();
});

it('says what appears here if there is nothing yet', async () => {
  const element = await begin(mySchools([]));
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('No schools in onboarding');
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getMySchools).error({ message: 'No answer' });
  await settle();
  await send(element, 'c-rp-error-panel', 'retry');
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('reads again when the user comes back, and keeps what it shows if that fails', async () => {
  const element = await begin(mySchools(three));
  refreshFails();
  await send(element, 'c-rp-fresh-page', 'return');
  expect(props(find(element, 'c-rp-outdated-notice')).isOutdated).toBe(true);
  expect(namesIn(element).length).toBe(2);
});

it('finds every word in the school, its district, its specialist, or its case number', () => {
  expect(isFound('pecan 1042', schoolStatus())).toBe(true);
  expect(isFound('pecan oak', schoolStatus())).toBe(false);
  expect(isFound('mbeki', schoolStatus({ ownerName: 'Jordan Mbeki' }))).toBe(true);
  expect(isIn('CLOSED', schoolStatus())).toBe(false);
});
