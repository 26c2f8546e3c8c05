/** Answers of ImplementationQueueController for tests. */
import type { ImplementationQueue, QueueHistory, QueueRow } from 'c/queueModel';

const NAMES = ['Pecan Valley ISD', 'Brazos Bend ISD', 'Larkspur Unified', 'Maple Grove', 'Cedar Bluff'];

export const queueRow = (position: number, changes: Partial<QueueRow> = {}): QueueRow => ({
  entryId: `a05A000000${String(position).padStart(5, '0')}AAA`,
  version: 1,
  position,
  accountId: `001A000000${String(position).padStart(5, '0')}AAA`,
  accountName: NAMES[position - 1] ?? `Customer ${position}`,
  districtName: null,
  joinedAt: '2026-11-12T15:00:00.000Z',
  caseId: `500A000000${String(position).padStart(5, '0')}AAA`,
  caseNumber: String(1000 + position).padStart(8, '0'),
  specialistId: '005A00000000001AAA',
  specialistName: 'Avery Collins',
  stageLabel: 'Rostering',
  daysInStage: 7,
  stepLabel: 'Wait for the district',
  stepSince: '2026-11-15T15:00:00.000Z',
  waitsFor: 'Devon Whitaker',
  ...changes,
});

export const queueOf = (rows: QueueRow[], changes: Partial<ImplementationQueue> = {}): ImplementationQueue => ({
  rows,
  total: rows.length,
  privileged: 2,
  today: '2026-11-22',
  canChange: true,
  hasRest: false,
  isCut: false,
  ...changes,
});

export const queueRows = (amount: number): QueueRow[] =>
  Array.from({ length: amount }, (_, index) => queueRow(index + 1));

export const queueHistory = (changes: Partial<QueueHistory> = {}): QueueHistory => ({
  customer: 'Pecan Valley ISD',
  changes: [
    {
      id: 'a06A00000000002AAA',
      at: '2026-11-15T21:30:00.000Z',
      byName: 'Robin Albright',
      customer: 'Pecan Valley ISD',
      kind: 'Moved',
      fromPosition: 4,
      toPosition: 1,
      reason: 'They go live first',
    },
    {
      id: 'a06A00000000001AAA',
      at: '2026-11-12T15:00:00.000Z',
      byName: null,
      customer: 'Pecan Valley ISD',
      kind: 'Joined',
      fromPosition: null,
      toPosition: 3,
      reason: null,
    },
  ],
  points: [
    { at: '2026-11-12T15:00:00.000Z', position: 3, isOwn: true },
    { at: '2026-11-13T15:00:00.000Z', position: 4, isOwn: false },
    { at: '2026-11-15T21:30:00.000Z', position: 1, isOwn: true },
  ],
  today: '2026-11-22',
  now: '2026-11-22T15:00:00.000Z',
  ...changes,
});
