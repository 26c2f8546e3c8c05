import type { Dashboard, DashboardCase, DashboardCases } from 'c/dashboardModel';
import { CASE_ID } from 'test/onboardingSamples';

const AVERY = '005A00000000001AAA';
const JORDAN = '005A00000000002AAA';
const QUEUE = '00GA00000000001AAA';

export const dashboard = (values: Partial<Dashboard> = {}): Dashboard => ({
  stages: ['New', 'Rostering', 'Monitoring'],
  stageLabels: { New: 'New', Rostering: 'Rostering', Monitoring: 'Monitoring' },
  owners: [
    { id: QUEUE, name: 'Onboarding', isActive: true, isQueue: true, amounts: [2, 0, 0], total: 2 },
    { id: AVERY, name: 'Avery Collins', isActive: true, isQueue: false, amounts: [3, 4, 1], total: 8 },
    { id: JORDAN, name: 'Jordan Mbeki', isActive: false, isQueue: false, amounts: [0, 1, 0], total: 1 },
  ],
  openCases: [5, 5, 1],
  total: 11,
  months: 12,
  durations: [
    { figure: 'kickoff', stage: null, amount: 40, median: 6, slowest: 15 },
    { figure: 'rostered', stage: null, amount: 1200, median: 24, slowest: 60 },
    { figure: 'took:New', stage: 'New', amount: 0, median: null, slowest: null },
  ],
  risks: [
    { figure: 'quiet', kind: 'QUIET', stage: null, days: 14, amount: 3 },
    { figure: 'overdue', kind: 'OVERDUE', stage: null, days: null, amount: 0 },
    { figure: 'slow:New', kind: 'SLOW', stage: 'New', days: 14, amount: 1 },
  ],
  ages: [7, 14, 30],
  providers: [
    { provider: 'Clever', label: 'Clever', amounts: [2, 0, 1, 0], total: 3 },
    { provider: null, label: null, amounts: [0, 0, 0, 1], total: 1 },
  ],
  goLives: [
    { figure: 'live:late', start: null, isLate: true, amount: 2 },
    { figure: 'live:2026-12-07', start: '2026-12-07', isLate: false, amount: 4 },
    { figure: 'live:later', start: null, isLate: false, amount: 0 },
  ],
  ...values,
});

export const EMPTY_DASHBOARD = dashboard({
  owners: [],
  openCases: [0, 0, 0],
  total: 0,
  providers: [],
  durations: [{ figure: 'kickoff', stage: null, amount: 0, median: null, slowest: null }],
  risks: [{ figure: 'quiet', kind: 'QUIET', stage: null, days: 14, amount: 0 }],
  goLives: [{ figure: 'live:late', start: null, isLate: true, amount: 0 }],
});

export const dashboardCase = (values: Partial<DashboardCase> = {}): DashboardCase => ({
  caseId: CASE_ID,
  caseNumber: '00001001',
  accountName: 'Bluebonnet Elementary',
  ownerName: 'Avery Collins',
  stageLabel: 'New',
  days: 4,
  day: null,
  ...values,
});

export const dashboardCases = (values: Partial<DashboardCases> = {}): DashboardCases => ({
  figure: 'open',
  measure: 'daysInStage',
  today: '2026-11-22',
  total: values.rows?.length ?? 1,
  isCut: false,
  rows: [dashboardCase()],
  stageLabel: null,
  ownerName: null,
  days: null,
  months: 12,
  ages: [7, 14, 30],
  ...values,
});
