import type { Usage, UsageProduct, UsageSchool } from 'c/usageModel';
import { CASE_ID, TODAY } from './onboardingSamples.ts';

/** A school with 36 of the 48 students it needs. */
export const PRODUCT: UsageProduct = {
  name: 'Progress Learning',
  counts: true,
  asOf: '2026-11-20',
  isStale: false,
  activeStudents: 80,
  seats: 120,
  rule: 'Requirement: within 14 school days, at least 40% of licensed students answer 10 or more questions.',
  items: [
    {
      code: 'STUDENTS',
      state: 'missing',
      count: 36,
      total: 120,
      needed: 48,
      message: '36 of 120 licensed students (30%) answered 10 or more questions. 12 more needed for 40%.',
    },
    { code: 'TEACHERS', state: 'met', count: 6, total: 12, needed: 6, message: '6 of 12 teachers (50%) were active.' },
  ],
  weeks: [
    { start: '2026-11-02', questions: null },
    { start: '2026-11-09', questions: 1200 },
    { start: '2026-11-16', questions: 300 },
  ],
  schools: [],
};

export const schoolOf = (name: string, values: Partial<UsageSchool> = {}): UsageSchool => ({
  id: `001${name.padEnd(12, '0')}AAA`,
  name,
  state: 'MET',
  stateLabel: 'Met',
  licensed: 120,
  activeStudents: 80,
  studentsMeeting: 48,
  asOf: '2026-11-20',
  ...values,
});

export const usageOf = (values: Partial<Usage> = {}): Usage => ({
  caseId: CASE_ID,
  today: TODAY,
  products: [PRODUCT],
  state: 'MISSING',
  proposal: null,
  summary: 'Oak Elementary is off to a good start.',
  advice: "Send an email that says what's still missing.",
  isEmailAdvised: true,
  evidence: null,
  post: 'Progress Learning: usage as of 11/20/2026',
  ...values,
});
