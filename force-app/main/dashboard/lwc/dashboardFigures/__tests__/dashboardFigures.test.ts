import { refreshApex } from '@salesforce/apex';
import getDashboard from '@salesforce/apex/DashboardController.getDashboard';
import DashboardFigures from 'c/dashboardFigures';
import type { Dashboard, FigureRow } from 'c/dashboardModel';
import { dashboard, EMPTY_DASHBOARD } from 'test/dashboardSamples';
import { find, has, props, refreshFails, refusal, render, settle, textOf, wireOf } from 'test/rendering';

const begin = async (data?: Dashboard, values: object = {}): Promise<HTMLElement> => {
  const element = render('c-dashboard-figures', DashboardFigures, values) as HTMLElement;
  await settle();
  if (data) {
    wireOf(getDashboard).emit(data);
    await settle();
  }
  return element;
};

const table = (element: HTMLElement, id: string): Record<string, unknown> => props(find(element, `[data-id="${id}"]`));

const rowsOf = (element: HTMLElement, id: string): FigureRow[] => table(element, id)['rows'] as FigureRow[];

const texts = (element: HTMLElement, id: string): string[][] =>
  rowsOf(element, id).map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);

const send = async (element: HTMLElement, selector: string, name: string): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent(name));
  await settle();
};

it('shows open cases by owner and status, with a total that opens all of them', async () => {
  const element = await begin(dashboard());
  expect(textOf(find(element, 'h2'))).toBe('Open onboarding cases: 11');
  expect(table(element, 'owners')['columns']).toEqual(['New', 'Rostering', 'Monitoring', 'Total']);
  expect(texts(element, 'owners')).toEqual([
    ['Onboarding', '2', '0', '0', '2'],
    ['Avery Collins', '3', '4', '1', '8'],
    ['Jordan Mbeki', '0', '1', '0', '1'],
    ['Total', '5', '5', '1', '11'],
  ]);
  const [queue, avery, jordan, total] = rowsOf(element, 'owners');
  expect([queue?.note, avery?.note, jordan?.note]).toEqual(['Queue', undefined, 'Inactive']);
  expect(queue?.cells.map(({ figure }) => figure)).toEqual([
    'open:New:00GA00000000001AAA',
    null,
    null,
    'open::00GA00000000001AAA',
  ]);
  expect(avery?.cells[3]?.share).toBe(100);
  expect(queue?.cells[3]?.share).toBe(25);
  expect(total?.cells.map(({ figure }) => figure)).toEqual(['open:New', 'open:Rostering', 'open:Monitoring', 'open']);
  expect(total?.isTotal).toBe(true);
  await expect(element).toBeAccessible();
});

it('shows cases at risk, how long it takes, integrations, and go-lives', async () => {
  const element = await begin(dashboard());
  expect(texts(element, 'risks')).toEqual([
    ['No email, call, or new status for 14 days', '3'],
    ['Tasks or open items are overdue', '0'],
    ['In New for more than 14 days', '1'],
  ]);
  expect(rowsOf(element, 'risks').map(({ cells }) => cells[0]?.figure)).toEqual(['quiet', null, 'slow:New']);
  expect(texts(element, 'durations')).toEqual([
    ['Until kickoff', '6 days', '15 days', '40'],
    ['Until rostered', '24 days', '60 days', '1,200'],
    ['In New', 'Not known', 'Not known', '0'],
  ]);
  expect(rowsOf(element, 'durations').map(({ cells }) => cells[0]?.share)).toEqual([25, 100, undefined]);
  expect(table(element, 'durations')['help']).toContain('in the last 12 months');
  expect(table(element, 'providers')['columns']).toEqual([
    'Up to 7 days',
    '8 to 14 days',
    '15 to 30 days',
    'More than 30 days',
    'Total',
  ]);
  expect(texts(element, 'providers')).toEqual([
    ['Clever', '2', '0', '1', '0', '3'],
    ['No provider', '0', '0', '0', '1', '1'],
  ]);
  expect(rowsOf(element, 'providers')[1]?.cells[3]?.figure).toBe('integration:3:-');
  expect(texts(element, 'goLives')).toEqual([
    ['Before today', '2'],
    ['Week of Dec 7', '4'],
    ['Later', '0'],
  ]);
});

it('shows an org without cases', async () => {
  const element = await begin(EMPTY_DASHBOARD);
  expect(rowsOf(element, 'owners')).toEqual([]);
  expect(table(element, 'owners')['emptyText']).toBe('No onboarding cases are open.');
  expect(table(element, 'providers')['emptyText']).toBe('No integration cases are open.');
  expect(texts(element, 'durations')).toEqual([['Until kickoff', 'Not known', 'Not known', '0']]);
  expect(rowsOf(element, 'risks')[0]?.cells[0]?.share).toBe(0);
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  expect(textOf(find(element, 'h2'))).toBe('Open onboarding cases');
  await expect(element).toBeAccessible();
  wireOf(getDashboard).error({ message: 'No answer' });
  await settle();
  expect(props(find(element, 'c-rp-error-panel'))['canRetry']).toBe(true);
  await send(element, 'c-rp-error-panel', 'retry');
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('offers no second try to users without the permission', async () => {
  const element = await begin();
  const { body } = refusal('DASHBOARD_NOT_ALLOWED', 'Only onboarding managers can see the dashboard.') as {
    body: object;
  };
  wireOf(getDashboard).error(body);
  await settle();
  expect(props(find(element, 'c-rp-error-panel'))['canRetry']).toBe(false);
});

it('reads the figures again when the user comes back and on request, and says if they may be out of date', async () => {
  const element = await begin(dashboard());
  called().mockClear();
  await send(element, 'c-rp-fresh-page', 'return');
  find(element, '[data-id="refresh"]').click();
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(2);
  refreshFails();
  await send(element, 'c-rp-fresh-page', 'return');
  expect(props(find(element, 'c-rp-outdated-notice'))['isOutdated']).toBe(true);
  expect(texts(element, 'risks')).toHaveLength(3);
});

const called = (): { mockClear(): void } => refreshApex as unknown as { mockClear(): void };

it('returns the focus to the figure that the user has come back from, or to the heading', async () => {
  const element = await begin(dashboard(), { opened: 'quiet' });
  const inside = element.shadowRoot?.activeElement as HTMLElement;
  expect(inside.dataset['id']).toBe('risks');
  const other = await begin(dashboard(), { opened: 'overdue' });
  expect(other.shadowRoot?.activeElement?.tagName).toBe('H2');
});
