import type { AssignmentBoard, AssignmentRow, Person, Specialist } from 'c/assignmentModel';

export const QUEUE = '00G000000000001AAA';
export const AVERY = '005000000000001AAA';
export const JORDAN = '005000000000002AAA';
export const TODAY = '2026-11-30';

export const row = (index: number, values: Partial<AssignmentRow> = {}): AssignmentRow => ({
  caseId: `500A0000000${String(index).padStart(4, '0')}AAA`,
  caseNumber: String(index).padStart(8, '0'),
  ownerId: QUEUE,
  accountName: `School ${index}`,
  districtName: null,
  level: 'School',
  weight: 1,
  stage: 'New',
  purchasedOn: '2026-11-20',
  ownerSince: '2026-11-24T15:00:00.000Z',
  ...values,
});

export const rows = (count: number, values: Partial<AssignmentRow> = {}): AssignmentRow[] =>
  Array.from({ length: count }, (_, index) => row(index, values));

export const person = (values: Partial<Person> = {}): Person => ({
  userId: AVERY,
  name: 'Avery Collins',
  isMember: true,
  isActive: true,
  absences: [],
  awayFrom: null,
  awayUntil: null,
  ...values,
});

export const specialist = (values: Partial<Person> = {}, load: Partial<Specialist> = {}): Specialist => ({
  person: person(values),
  stages: [
    { stage: 'New', cases: 2, weight: 4 },
    { stage: 'Monitoring', cases: 1, weight: 1 },
  ],
  weight: 5,
  openCases: 3,
  ...load,
});

export const away = {
  userId: JORDAN,
  name: 'Jordan Mbeki',
  awayFrom: '2026-11-28',
  awayUntil: '2026-12-04',
  absences: [
    { absenceId: 'a01000000000001AAA', firstDay: '2026-11-28', lastDay: '2026-12-04', reason: 'Vacation' },
    { absenceId: 'a01000000000002AAA', firstDay: '2026-12-24', lastDay: '2026-12-24', reason: null },
  ],
};

export const board = (list: readonly AssignmentRow[], values: Partial<AssignmentBoard> = {}): AssignmentBoard => ({
  ownerId: null,
  today: TODAY,
  rows: list,
  isCut: false,
  specialists: [specialist(), specialist(away, { weight: 2, openCases: 1 })],
  failures: [],
  stageLabels: { New: 'New', Rostering: 'Rostering', Monitoring: 'Monitoring' },
  canChangeAbsences: true,
  reasons: [{ value: 'Vacation', label: 'Vacation' }],
  ...values,
});
