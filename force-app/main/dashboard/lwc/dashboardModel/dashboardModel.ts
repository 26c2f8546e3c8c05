import LOCALE from '@salesforce/i18n/locale';
import AGE from '@salesforce/label/c.Dashboard_Age';
import AGE_OVER from '@salesforce/label/c.Dashboard_AgeOver';
import AGE_RANGE from '@salesforce/label/c.Dashboard_AgeRange';
import GO_LIVE from '@salesforce/label/c.Dashboard_TitleGoLive';
import GO_LIVE_LATE from '@salesforce/label/c.Dashboard_TitleGoLiveLate';
import GO_LIVE_LATER from '@salesforce/label/c.Dashboard_TitleGoLiveLater';
import INTEGRATION from '@salesforce/label/c.Dashboard_TitleIntegration';
import KICKOFF from '@salesforce/label/c.Dashboard_TitleKickoff';
import NO_PROVIDER from '@salesforce/label/c.Dashboard_NoProvider';
import OPEN from '@salesforce/label/c.Dashboard_TitleOpen';
import OVERDUE from '@salesforce/label/c.Dashboard_RiskOverdue';
import OWNER from '@salesforce/label/c.Dashboard_TitleOwner';
import QUIET from '@salesforce/label/c.Dashboard_RiskQuiet';
import ROSTERED from '@salesforce/label/c.Dashboard_TitleRostered';
import SLOW from '@salesforce/label/c.Dashboard_RiskSlow';
import STAGE from '@salesforce/label/c.Dashboard_TitleStage';
import STAGE_OWNER from '@salesforce/label/c.Dashboard_TitleStageOwner';
import TOOK from '@salesforce/label/c.Dashboard_TitleTook';
import { format } from 'c/rpTextUtils';
import type { DashboardCases } from './types.ts';

export type * from './types.ts';

const count = new Intl.NumberFormat(LOCALE);
const day = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone: 'UTC' });

export const number = (value: number): string => count.format(value);

/** "Dec 7". */
export const shortDay = (text: string): string => day.format(new Date(`${text}T00:00:00Z`));

/** The page of the dashboard, or of the cases behind a figure. Its address can be sent to a colleague. */
export const dashboardPage = (figure: string | null): import('lightning/navigation').NavItemPage => ({
  type: 'standard__navItemPage',
  attributes: { apiName: 'Onboarding_Dashboard' },
  state: figure === null ? {} : { c__figure: figure },
});

/** "Up to 7 days", "8 to 14 days", "More than 30 days". */
export function ageLabel(index: number, ages: readonly number[]): string {
  const [from, to] = [ages[index - 1], ages[index]];
  if (to === undefined) {
    return format(AGE_OVER, from);
  }
  return from === undefined ? format(AGE, to) : format(AGE_RANGE, from + 1, to);
}

/** What the list of a figure has: "Open cases in Rostering of Avery Collins". */
export function titleOf({ figure, stageLabel, ownerName, days, months, ages }: DashboardCases): string {
  const [kind = '', part = '', other = ''] = figure.split(':');
  switch (kind) {
    case 'kickoff':
      return format(KICKOFF, months);
    case 'rostered':
      return format(ROSTERED, months);
    case 'took':
      return format(TOOK, stageLabel, months);
    case 'quiet':
      return format(QUIET, days);
    case 'overdue':
      return OVERDUE;
    case 'slow':
      return format(SLOW, stageLabel, days);
    case 'integration':
      return integrationTitle(part, other, ages);
    case 'live':
      return part === 'late' ? GO_LIVE_LATE : part === 'later' ? GO_LIVE_LATER : format(GO_LIVE, shortDay(part));
    default:
      return openTitle(stageLabel, ownerName);
  }
}

function openTitle(stageLabel: string | null, ownerName: string | null): string {
  if (ownerName === null) {
    return stageLabel === null ? OPEN : format(STAGE, stageLabel);
  }
  return stageLabel === null ? format(OWNER, ownerName) : format(STAGE_OWNER, stageLabel, ownerName);
}

/** "Open integration cases · Clever · Up to 7 days". */
function integrationTitle(age: string, provider: string, ages: readonly number[]): string {
  const parts = [INTEGRATION, provider === '-' ? NO_PROVIDER : provider, age === '' ? '' : ageLabel(Number(age), ages)];
  return parts.filter(Boolean).join(' · ');
}
