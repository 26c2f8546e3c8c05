import DashboardTable from 'c/dashboardTable';
import type { FigureRow } from 'c/dashboardModel';
import { find, has, props, render, settle, textOf } from 'test/rendering';

interface Table extends HTMLElement {
  focusOn(figure: string): boolean;
}

const ROWS: FigureRow[] = [
  {
    key: 'avery',
    label: 'Avery Collins',
    cells: [
      { figure: 'open:New:avery', text: '3' },
      { figure: 'open::avery', text: '8', share: 100 },
    ],
  },
  {
    key: 'jordan',
    label: 'Jordan Mbeki',
    note: 'Inactive',
    cells: [
      { figure: null, text: '0' },
      { figure: 'open::jordan', text: '2', share: 25 },
    ],
  },
  { key: 'total', label: 'Total', isTotal: true, cells: [{ figure: 'open:New', text: '3' }] },
];

const show = async (values: object = {}): Promise<Table> => {
  const element = render('c-dashboard-table', DashboardTable, {
    heading: 'Open cases by owner and status',
    first: 'Owner',
    columns: ['New', 'Total'],
    rows: ROWS,
    emptyText: 'No onboarding cases are open.',
    ...values,
  }) as unknown as Table;
  await settle();
  return element;
};

const figures = (element: HTMLElement): Record<string, unknown>[] =>
  [...(element.shadowRoot?.querySelectorAll('c-dashboard-figure') ?? [])].map((figure) => props(figure));

it('shows a table whose numbers say what they count', async () => {
  const element = await show({ help: 'Without closed cases.' });
  expect(textOf(find(element, 'h3'))).toBe('Open cases by owner and status');
  expect(textOf(find(element, '.help'))).toBe('Without closed cases.');
  expect([...find(element, 'thead').querySelectorAll('th')].map((cell) => textOf(cell))).toEqual([
    'Owner',
    'New',
    'Total',
  ]);
  expect(figures(element)[1]).toMatchObject({
    label: '8',
    figure: 'open::avery',
    description: 'Avery Collins. Total: 8',
  });
  expect(figures(element)[2]).toMatchObject({ label: '0', figure: null });
  expect(props(find(element, 'lightning-badge'))['label']).toBe('Inactive');
  expect(find(element, '.total').className).toBe('row total');
  await expect(element).toBeAccessible();
});

it('draws a bar next to the numbers that have a share', async () => {
  const element = await show();
  const widths = [...(element.shadowRoot?.querySelectorAll('rect') ?? [])].map((bar) => bar.getAttribute('width'));
  expect(widths).toEqual(['100', '25']);
});

it('stays a table on a phone if each row has one number', async () => {
  expect(find(await show(), 'table').className).toBe('table stacks');
  expect(find(await show({ columns: ['Cases'] }), 'table').className).toBe('table');
});

it('focuses the number of a figure', async () => {
  const element = await show();
  expect(element.focusOn('open::jordan')).toBe(true);
  expect((element.shadowRoot?.activeElement as HTMLElement).dataset['figure']).toBe('open::jordan');
  expect(element.focusOn('quiet')).toBe(false);
});

it('says that there is nothing to count', async () => {
  const element = await show({ rows: [] });
  expect(has(element, 'table')).toBe(false);
  expect(textOf(find(element, '[data-id="empty"]'))).toBe('No onboarding cases are open.');
  await expect(element).toBeAccessible();
});
