import { api, LightningElement, wire } from 'lwc';
import getDashboard from '@salesforce/apex/DashboardController.getDashboard';
import CASES from '@salesforce/label/c.Dashboard_Cases';
import DAYS from '@salesforce/label/c.Dashboard_Days';
import DURATIONS from '@salesforce/label/c.Dashboard_Durations';
import DURATIONS_HELP from '@salesforce/label/c.Dashboard_DurationsHelp';
import GO_LIVES from '@salesforce/label/c.Dashboard_GoLives';
import GO_LIVES_HELP from '@salesforce/label/c.Dashboard_GoLivesHelp';
import HEADING from '@salesforce/label/c.Dashboard_Heading';
import HEADING_LOADING from '@salesforce/label/c.Dashboard_TitleOpen';
import INACTIVE from '@salesforce/label/c.Dashboard_Inactive';
import INTEGRATION from '@salesforce/label/c.Dashboard_Integration';
import INTEGRATIONS from '@salesforce/label/c.Dashboard_Integrations';
import INTEGRATIONS_HELP from '@salesforce/label/c.Dashboard_IntegrationsHelp';
import MEDIAN from '@salesforce/label/c.Dashboard_Median';
import NO_PROVIDER from '@salesforce/label/c.Dashboard_NoProvider';
import NONE_OPEN from '@salesforce/label/c.Dashboard_NoneOpen';
import NONE_OPEN_INTEGRATION from '@salesforce/label/c.Dashboard_NoneOpenIntegration';
import NOT_KNOWN from '@salesforce/label/c.Dashboard_NotKnown';
import OPEN from '@salesforce/label/c.Dashboard_Open';
import OWNER from '@salesforce/label/c.Dashboard_Owner';
import QUEUE from '@salesforce/label/c.Dashboard_Queue';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import RISK_OVERDUE from '@salesforce/label/c.Dashboard_RiskOverdue';
import RISK_QUIET from '@salesforce/label/c.Dashboard_RiskQuiet';
import RISK_SLOW from '@salesforce/label/c.Dashboard_RiskSlow';
import RISKS from '@salesforce/label/c.Dashboard_Risks';
import RISKS_HELP from '@salesforce/label/c.Dashboard_RisksHelp';
import SLOWEST from '@salesforce/label/c.Dashboard_Slowest';
import TIME_KICKOFF from '@salesforce/label/c.Dashboard_TimeKickoff';
import TIME_ROSTERED from '@salesforce/label/c.Dashboard_TimeRostered';
import TIME_STAGE from '@salesforce/label/c.Dashboard_TimeStage';
import TOTAL from '@salesforce/label/c.Dashboard_Total';
import WEEK from '@salesforce/label/c.Dashboard_Week';
import WEEK_LATE from '@salesforce/label/c.Dashboard_WeekLate';
import WEEK_LATER from '@salesforce/label/c.Dashboard_WeekLater';
import WHAT from '@salesforce/label/c.Dashboard_What';
import WHEN from '@salesforce/label/c.Dashboard_When';
import { ageLabel, number, shortDay } from 'c/dashboardModel';
import type { Dashboard, DashboardDurations, DashboardGoLive, DashboardRisk } from 'c/dashboardModel';
import type { FigureCell, FigureRow } from 'c/dashboardModel';
import { reduceError } from 'c/rpErrorUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

interface Table extends HTMLElement {
  focusOn(figure: string): boolean;
}

const cell = (figure: string, amount: number, most?: number): FigureCell => ({
  figure: amount === 0 ? null : figure,
  text: number(amount),
  share: most === undefined ? undefined : most === 0 ? 0 : (amount / most) * 100,
});

const most = (items: readonly { amount: number }[]): number => Math.max(0, ...items.map(({ amount }) => amount));

/** All figures of the dashboard. Each number opens the cases that it counts. */
export default class DashboardFigures extends LightningElement {
  /** The figure whose cases the user has just seen. Its number gets the focus. */
  @api opened: string | null = null;

  dashboard: Dashboard | null = null;
  loadError: unknown = null;
  isOutdated = false;
  labels = {
    cases: CASES,
    durations: DURATIONS,
    goLives: GO_LIVES,
    goLivesHelp: GO_LIVES_HELP,
    integration: INTEGRATION,
    integrations: INTEGRATIONS,
    integrationsHelp: INTEGRATIONS_HELP,
    noneOpen: NONE_OPEN,
    noneOpenIntegration: NONE_OPEN_INTEGRATION,
    open: OPEN,
    owner: OWNER,
    refresh: REFRESH,
    risks: RISKS,
    risksHelp: RISKS_HELP,
    what: WHAT,
    when: WHEN,
  };
  countColumns = [CASES];
  durationColumns = [MEDIAN, SLOWEST, CASES];

  #reading = new Reading<Dashboard>('Dashboard', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #hasFocused = false;

  constructor() {
    super();
    this.#reading.about('ALL');
  }

  @wire(getDashboard)
  receive(wired: Wired<Dashboard>): void {
    this.#reading.received(wired);
    this.dashboard = wired.data ?? this.dashboard;
    this.loadError = this.dashboard ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  renderedCallback(): void {
    const { opened } = this;
    if (this.dashboard && opened !== null && !this.#hasFocused) {
      this.#hasFocused = true;
      const tables = [...(this.template?.querySelectorAll<Table>('c-dashboard-table') ?? [])];
      if (!tables.some((table) => table.focusOn(opened))) {
        (this.refs?.['heading'] as HTMLElement | undefined)?.focus();
      }
    }
  }

  get heading(): string {
    return this.dashboard ? format(HEADING, number(this.dashboard.total)) : HEADING_LOADING;
  }

  get canRetry(): boolean {
    return reduceError(this.loadError).code !== 'DASHBOARD_NOT_ALLOWED';
  }

  get ownerColumns(): string[] {
    return [...(this.dashboard?.stages ?? []).map((stage) => this.stageLabel(stage)), TOTAL];
  }

  get ownerRows(): FigureRow[] {
    const { owners, stages, openCases, total } = this.dashboard as Dashboard;
    if (total === 0) {
      return [];
    }
    const longest = Math.max(...owners.map((owner) => owner.total));
    const rows = owners.map((owner) => ({
      key: owner.id,
      label: owner.name,
      note: owner.isQueue ? QUEUE : owner.isActive ? undefined : INACTIVE,
      cells: [
        ...owner.amounts.map((amount, index) => cell(`open:${stages[index] ?? ''}:${owner.id}`, amount)),
        cell(`open::${owner.id}`, owner.total, longest),
      ],
    }));
    const cells = openCases.map((amount, index) => cell(`open:${stages[index] ?? ''}`, amount));
    return [...rows, { key: 'total', label: TOTAL, isTotal: true, cells: [...cells, cell('open', total)] }];
  }

  get riskRows(): FigureRow[] {
    const { risks } = this.dashboard as Dashboard;
    return risks.map((risk) => ({
      key: risk.figure,
      label: this.riskLabel(risk),
      cells: [cell(risk.figure, risk.amount, most(risks))],
    }));
  }

  get durationsHelp(): string {
    return format(DURATIONS_HELP, this.dashboard?.months);
  }

  get durationRows(): FigureRow[] {
    const { durations } = this.dashboard as Dashboard;
    const longest = Math.max(1, ...durations.map(({ median }) => median ?? 0));
    return durations.map((took) => ({
      key: took.figure,
      label: this.durationLabel(took),
      cells: [
        {
          ...this.daysCell(took, took.median),
          share: took.median === null ? undefined : (took.median / longest) * 100,
        },
        this.daysCell(took, took.slowest),
        cell(took.figure, took.amount),
      ],
    }));
  }

  get providerColumns(): string[] {
    const { ages } = this.dashboard as Dashboard;
    return [...ages, null].map((_, index) => ageLabel(index, ages)).concat(TOTAL);
  }

  get providerRows(): FigureRow[] {
    return (this.dashboard as Dashboard).providers.map(({ provider, label, amounts, total }) => {
      const key = provider ?? '-';
      return {
        key,
        label: label ?? NO_PROVIDER,
        cells: [
          ...amounts.map((amount, age) => cell(`integration:${age}:${key}`, amount)),
          cell(`integration::${key}`, total),
        ],
      };
    });
  }

  get goLiveRows(): FigureRow[] {
    const { goLives } = this.dashboard as Dashboard;
    return goLives.map((part) => ({
      key: part.figure,
      label: this.weekLabel(part),
      cells: [cell(part.figure, part.amount, most(goLives))],
    }));
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  stageLabel(stage: string | null): string {
    return this.dashboard?.stageLabels[stage ?? ''] ?? stage ?? '';
  }

  riskLabel({ kind, stage, days }: DashboardRisk): string {
    if (kind === 'SLOW') {
      return format(RISK_SLOW, this.stageLabel(stage), days);
    }
    return kind === 'QUIET' ? format(RISK_QUIET, days) : RISK_OVERDUE;
  }

  durationLabel({ figure, stage }: DashboardDurations): string {
    if (stage !== null) {
      return format(TIME_STAGE, this.stageLabel(stage));
    }
    return figure === 'kickoff' ? TIME_KICKOFF : TIME_ROSTERED;
  }

  daysCell({ figure }: DashboardDurations, days: number | null): FigureCell {
    return days === null ? { figure: null, text: NOT_KNOWN } : { figure, text: format(DAYS, number(days)) };
  }

  weekLabel({ start, isLate }: DashboardGoLive): string {
    if (start !== null) {
      return format(WEEK, shortDay(start));
    }
    return isLate ? WEEK_LATE : WEEK_LATER;
  }
}
