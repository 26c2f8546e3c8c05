import { refreshApex } from '@salesforce/apex';
import getCases from '@salesforce/apex/DashboardController.getCases';
import DashboardCases from 'c/dashboardCases';
import type { DashboardCases as Cases } from 'c/dashboardModel';
import { dashboardCase, dashboardCases } from 'test/dashboardSamples';
import { called, find, has, props, refreshFails, refusal, render, settle, textOf, wireOf } from 'test/rendering';

const navigate = jest.fn();

jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        (globalThis as unknown as { navigated(page: unknown): void }).navigated(page);
      }

      [GenerateUrl](): Promise<string> {
        return Promise.resolve('/case');
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});

beforeEach(() => {
  Object.assign(globalThis, { navigated: navigate });
});

const begin = async (cases?: Cases, figure = cases?.figure ?? 'open'): Promise<HTMLElement> => {
  const element = render('c-dashboard-cases', DashboardCases, { figure }) as HTMLElement;
  await settle();
  if (cases) {
    wireOf(getCases).emit(cases);
    await settle();
  }
  return element;
};

const rowTexts = (element: HTMLElement): string[][] =>
  [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => textOf(cell)),
  );

it('lists the cases with what the figure measures, and has the focus on its heading', async () => {
  const element = await begin(dashboardCases({ figure: 'open:New', stageLabel: 'New' }));
  expect(wireOf(getCases).getLastConfig()).toEqual({ figure: 'open:New' });
  expect(textOf(find(element, 'h2'))).toBe('Open cases in New');
  expect(element.shadowRoot?.activeElement?.tagName).toBe('H2');
  expect(textOf(find(element, '[data-id="shown"]'))).toBe('1 of 1 cases');
  expect(textOf(find(element, '[data-id="days"]'))).toBe('Days without school breaks and pauses of the integration');
  expect(rowTexts(element)).toEqual([['00001001', 'Avery Collins', 'New', 'Days in status: 4']]);
  expect(props(find(element, '[data-id="case"]'))['label']).toBe('Bluebonnet Elementary');
  expect(has(element, '[data-id="hidden"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('names a case without account by its number', async () => {
  const element = await begin(dashboardCases({ rows: [dashboardCase({ accountName: null, days: null })] }));
  expect(props(find(element, '[data-id="case"]'))['label']).toBe('00001001');
  expect(rowTexts(element)[0]?.[3]).toBe('Days in status: Not known');
});

it('shows days of the calendar, and what is not known', async () => {
  const rows = [dashboardCase({ days: null, day: '2026-11-20' }), dashboardCase({ caseId: '500', days: null })];
  const quiet = await begin(dashboardCases({ figure: 'quiet', measure: 'lastContact', days: 14, rows }));
  expect(textOf(find(quiet, 'h2'))).toBe('No email, call, or new status for 14 days');
  expect(props(find(quiet, 'c-rp-spoken-date'))).toMatchObject({ value: '2026-11-20', today: '2026-11-22' });
  expect(rowTexts(quiet)[1]?.[3]).toBe('Last email or call: Never');
  const live = await begin(dashboardCases({ figure: 'live:late', measure: 'goLive', rows }));
  expect(rowTexts(live)[1]?.[3]).toBe('Expected go-live: Not known');
  expect(has(live, '[data-id="days"]')).toBe(false);
  const overdue = await begin(dashboardCases({ figure: 'overdue', measure: 'dueDate', rows }));
  expect(rowTexts(overdue)[1]?.[3]).toBe('Due since: Not known');
  const took = await begin(dashboardCases({ figure: 'took:New', measure: 'daysTaken', stageLabel: 'New' }));
  expect(rowTexts(took)[0]?.[3]).toBe('Days in New: 4');
});

it('says how many cases are not in the list', async () => {
  const hidden = await begin(dashboardCases({ total: 3 }));
  expect(textOf(find(hidden, '[data-id="hidden"]'))).toContain("You can't open 2 of these cases");
  await expect(hidden).toBeAccessible();
  const cut = await begin(dashboardCases({ total: 1200, isCut: true }));
  expect(textOf(find(cut, '[data-id="cut"]'))).toContain(
    'These are the first 1 of 1,200 cases. For the others, go back',
  );
  expect(has(cut, '[data-id="hidden"]')).toBe(false);
});

it('shows 200 cases at once, and moves the focus to the first of the next ones', async () => {
  const rows = Array.from({ length: 450 }, (_, index) => dashboardCase({ caseId: `500${index}` }));
  const element = await begin(dashboardCases({ rows, total: 450 }));
  const shown = (): number => element.shadowRoot?.querySelectorAll('tbody tr').length ?? 0;
  expect(shown()).toBe(200);
  expect(textOf(find(element, '[data-id="shown"]'))).toBe('200 of 450 cases');
  expect(has(element, '[data-id="hidden"]')).toBe(false);
  expect(props(find(element, '[data-id="more"]'))['label']).toBe('Show 200 More');
  find(element, '[data-id="more"]').click();
  await settle();
  expect(shown()).toBe(400);
  expect(element.shadowRoot?.activeElement).toBe(element.shadowRoot?.querySelectorAll('tbody tr')[200]);
  expect(props(find(element, '[data-id="more"]'))['label']).toBe('Show 50 More');
  find(element, '[data-id="more"]').click();
  await settle();
  expect(shown()).toBe(450);
  expect(has(element, '[data-id="more"]')).toBe(false);
});

it('says that a figure has no cases', async () => {
  const element = await begin(dashboardCases({ rows: [], total: 0 }));
  expect(textOf(find(element, '[data-id="empty"]'))).toBe('No case is in this figure right now.');
  expect(has(element, 'table')).toBe(false);
  await expect(element).toBeAccessible();
});

it('goes back to the dashboard', async () => {
  const element = await begin(dashboardCases());
  find(element, '[data-id="back"]').click();
  expect(navigate).toHaveBeenCalledWith(expect.objectContaining({ state: {} }));
});

it('follows another figure, and ignores a late answer for the one before', async () => {
  const element = await begin(dashboardCases());
  props(element)['figure'] = 'overdue';
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getCases).emit(dashboardCases());
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getCases).emit(dashboardCases({ figure: 'overdue' }));
  await settle();
  expect(textOf(find(element, 'h2'))).toBe('Tasks or open items are overdue');
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  await expect(element).toBeAccessible();
  const { body } = refusal('DASHBOARD_FIGURE_UNKNOWN', "This figure isn't on the dashboard.") as { body: object };
  wireOf(getCases).error(body);
  await settle();
  expect(element.shadowRoot?.activeElement?.tagName).toBe('H2');
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('reads the cases again when the user comes back and on request', async () => {
  const element = await begin(dashboardCases());
  called(refreshApex).mockClear();
  find(element, 'c-rp-fresh-page').dispatchEvent(new CustomEvent('return'));
  find(element, '[data-id="refresh"]').click();
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(2);
  refreshFails();
  find(element, '[data-id="refresh"]').click();
  await settle();
  expect(props(find(element, 'c-rp-outdated-notice'))['isOutdated']).toBe(true);
  expect(rowTexts(element)).toHaveLength(1);
});
