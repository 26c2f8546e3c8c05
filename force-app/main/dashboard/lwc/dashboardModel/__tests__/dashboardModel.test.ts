import { ageLabel, dashboardPage, number, shortDay, titleOf } from 'c/dashboardModel';
import type { DashboardCases } from 'c/dashboardModel';
import { dashboardCases } from 'test/dashboardSamples';

const title = (figure: string, values: Partial<DashboardCases> = {}): string =>
  titleOf(dashboardCases({ figure, ...values }));

it('has an address for the dashboard and for the cases behind a figure', () => {
  expect(dashboardPage(null)).toEqual({
    type: 'standard__navItemPage',
    attributes: { apiName: 'Onboarding_Dashboard' },
    state: {},
  });
  expect(dashboardPage('slow:New').state).toEqual({ c__figure: 'slow:New' });
});

it('says what the cases of each figure have in common', () => {
  const inNew = { stageLabel: 'New' };
  expect(title('open')).toBe('Open onboarding cases');
  expect(title('open:New', inNew)).toBe('Open cases in New');
  expect(title('open::005', { ownerName: 'Avery Collins' })).toBe('Open cases of Avery Collins');
  expect(title('open:New:005', { ...inNew, ownerName: 'Avery Collins' })).toBe('Open cases in New of Avery Collins');
  expect(title('kickoff')).toBe('Cases with a kickoff in the last 12 months');
  expect(title('rostered')).toBe('Cases rostered in the last 12 months');
  expect(title('took:New', inNew)).toBe('Cases that left New in the last 12 months');
  expect(title('quiet', { days: 14 })).toBe('No email, call, or new status for 14 days');
  expect(title('overdue')).toBe('Tasks or open items are overdue');
  expect(title('slow:New', { ...inNew, days: 14 })).toBe('In New for more than 14 days');
  expect(title('live:late')).toBe('Go-live expected before today');
  expect(title('live:2026-12-07')).toBe('Go-live expected in the week of Dec 7');
  expect(title('live:later')).toBe('Go-live expected later');
});

it('says which integration cases', () => {
  expect(title('integration')).toBe('Open integration cases');
  expect(title('integration::Clever')).toBe('Open integration cases · Clever');
  expect(title('integration:0:Clever')).toBe('Open integration cases · Clever · Up to 7 days');
  expect(title('integration:3:-')).toBe('Open integration cases · No provider · More than 30 days');
  expect(title('integration:1:Clever', { ages: [5, 10] })).toBe('Open integration cases · Clever · 6 to 10 days');
});

it('names ages, days, and numbers', () => {
  expect([0, 1, 2, 3].map((index) => ageLabel(index, [7, 14, 30]))).toEqual([
    'Up to 7 days',
    '8 to 14 days',
    '15 to 30 days',
    'More than 30 days',
  ]);
  expect(shortDay('2026-12-07')).toBe('Dec 7');
  expect(number(12_345)).toBe('12,345');
});
