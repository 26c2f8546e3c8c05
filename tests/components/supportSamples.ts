/** Answers of IntegrationCaseController.getSupportList for tests. */
import type { SupportList, SupportListRow } from 'c/supportListModel';

const idOf = (place: number): string => `500A000000${String(place).padStart(5, '0')}AAA`;

/** A case of the user that the support team must go on with. */
export const supportRow = (place: number, values: Partial<SupportListRow> = {}): SupportListRow => ({
  caseId: idOf(place),
  caseNumber: String(1000 + place).padStart(8, '0'),
  accountName: `School ${place}`,
  districtName: 'Pecan Valley ISD',
  provider: 'Clever',
  isQueued: false,
  step: 'Step 4 of 9: Share the bought schools.',
  waitsFor: 'Us',
  waitsForLabel: 'Support team',
  since: '2026-11-12T15:30:00.000Z',
  schoolDays: 6,
  waited: '6 school days',
  reason: null,
  pause: null,
  isLate: false,
  ...values,
});

/** A case that nobody has accepted. */
export const queuedRow = (place: number, values: Partial<SupportListRow> = {}): SupportListRow =>
  supportRow(place, { isQueued: true, step: null, ...values });

export const supportList = (rows: SupportListRow[], values: Partial<SupportList> = {}): SupportList => ({
  rows,
  isCut: false,
  today: '2026-11-22',
  canAccept: true,
  lateAfter: '2 school days',
  ...values,
});
