import type { WorkList, WorkListRow, WorkListTodo } from 'c/workListModel';
import { CASE_ID } from 'test/onboardingSamples';

export const workListRow = (values: Partial<WorkListRow> = {}): WorkListRow => ({
  caseId: CASE_ID,
  caseNumber: '00001001',
  accountName: 'Bluebonnet Elementary',
  districtName: 'Pecan Valley ISD',
  stageLabel: 'New',
  daysInStage: 4,
  step: 'CALL',
  stepLabel: 'Call the school',
  stepSince: '2026-11-20T15:30:00.000Z',
  isWaiting: false,
  waitsFor: null,
  contactName: 'Maria Ortega',
  contactPhone: '(325) 555-0201',
  ownerName: 'Avery Collins',
  kickoffCallAt: null,
  todos: [],
  ending: null,
  queuePosition: null,
  marks: [],
  ...values,
});

export const workListTodo = (values: Partial<WorkListTodo> = {}): WorkListTodo => ({
  id: '00T000000000001AAA',
  subject: 'Call back',
  dueDate: '2026-11-22',
  isCall: true,
  isDue: true,
  canComplete: true,
  ...values,
});

export const workList = (rows: WorkListRow[], values: Partial<WorkList> = {}): WorkList => ({
  whose: 'ME',
  ownerName: 'Avery Collins',
  today: '2026-11-22',
  stuckDays: 14,
  rows,
  isCut: false,
  canChange: true,
  canLogCalls: true,
  ...values,
});

/** As many cases, each with its own school. */
export const manyRows = (count: number): WorkListRow[] =>
  Array.from({ length: count }, (_, index) =>
    workListRow({
      caseId: `500A0000000${String(index).padStart(4, '0')}AAA`,
      caseNumber: String(index).padStart(8, '0'),
      accountName: `School ${index}`,
    }),
  );
