/** The answer of `DashboardController.getDashboard`. Days have the format `2026-11-12`. A figure is the key of the cases it counts. */
export interface DashboardOwner {
  id: string;
  name: string;
  /** False for people who left. */
  isActive: boolean;
  isQueue: boolean;
  /** In the order of the stages. */
  amounts: number[];
  total: number;
}

export interface DashboardDurations {
  figure: string;
  /** Null if it isn't the time in a stage. */
  stage: string | null;
  amount: number;
  median: number | null;
  slowest: number | null;
}

export interface DashboardRisk {
  figure: string;
  kind: 'QUIET' | 'OVERDUE' | 'SLOW';
  stage: string | null;
  days: number | null;
  amount: number;
}

export interface DashboardProvider {
  provider: string | null;
  label: string | null;
  /** By age, youngest first. */
  amounts: number[];
  total: number;
}

export interface DashboardGoLive {
  figure: string;
  /** The Monday of the week. Null for those that are late, and for those after the last week. */
  start: string | null;
  isLate: boolean;
  amount: number;
}

export interface Dashboard {
  stages: string[];
  stageLabels: Record<string, string>;
  owners: DashboardOwner[];
  openCases: number[];
  total: number;
  months: number;
  durations: DashboardDurations[];
  risks: DashboardRisk[];
  /** Up to how many days each column goes. The last column has the older cases. */
  ages: number[];
  providers: DashboardProvider[];
  goLives: DashboardGoLive[];
}

/** The answer of `DashboardController.getCases`. */
export interface DashboardCase {
  caseId: string;
  caseNumber: string;
  accountName: string | null;
  ownerName: string | null;
  stageLabel: string | null;
  /** If the measure is a number of days. */
  days: number | null;
  /** If the measure is a day. */
  day: string | null;
}

export type Measure =
  'daysInStage' | 'daysOpen' | 'daysToKickoff' | 'daysToRostered' | 'daysTaken' | 'lastContact' | 'dueDate' | 'goLive';

export interface DashboardCases {
  figure: string;
  measure: Measure;
  today: string;
  /** As the dashboard counts. The user may be able to read fewer. */
  total: number;
  isCut: boolean;
  rows: DashboardCase[];
  stageLabel: string | null;
  ownerName: string | null;
  days: number | null;
  months: number;
  /** As on the dashboard. */
  ages: number[];
}

/** A row of a table of figures. */
export interface FigureRow {
  key: string;
  label: string;
  /** A word after the label. */
  note?: string | undefined;
  isTotal?: boolean;
  cells: FigureCell[];
}

export interface FigureCell {
  /** Null if there is nothing to open. */
  figure: string | null;
  text: string;
  /** Of the longest bar, in percent. Without it, there is no bar. */
  share?: number | undefined;
}
