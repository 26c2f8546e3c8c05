/** The answers of `ImplementationQueueController`. Days have the format `2026-11-12`, moments are ISO 8601. */
export interface QueueRow {
  entryId: string;
  version: number;
  position: number;
  accountId: string;
  accountName: string;
  districtName: string | null;
  joinedAt: string;
  /** Null if there is no onboarding case, or if the user can't read it. */
  caseId: string | null;
  caseNumber: string | null;
  /** Null while a queue owns the case. */
  specialistId: string | null;
  specialistName: string | null;
  stageLabel: string | null;
  daysInStage: number | null;
  stepLabel: string | null;
  stepSince: string | null;
  /** Null if it's the specialist. */
  waitsFor: string | null;
}

export interface ImplementationQueue {
  /** The first customers, or the rest. */
  rows: QueueRow[];
  /** How many customers are in the queue, also those that the user can't see. */
  total: number;
  /** How many of the first positions have privileged service. */
  privileged: number;
  today: string;
  canChange: boolean;
  /** There are more customers than the first ones. */
  hasRest: boolean;
  isCut: boolean;
}

/** What opens below a customer. */
export type RowPanel = 'move' | 'withdraw' | 'history';

/** What is open below the customer of an entry, or above the list if the entry is blank. */
export interface Panel {
  readonly kind: RowPanel | 'add';
  readonly entryId: string;
}

/** Where the user dropped a customer. */
export interface Placed {
  readonly entryId: string;
  readonly position: number;
}

/** A customer that the user moves with the keyboard or the mouse, and the position it's over. */
export interface Lifted {
  readonly entryId: string;
  readonly to: number;
  readonly isDrag: boolean;
}

export type QueueKind = 'Joined' | 'Moved' | 'Finished' | 'Withdrawn' | 'Deleted' | 'Merged';

export interface QueueChange {
  id: string;
  at: string;
  byName: string | null;
  customer: string;
  kind: QueueKind;
  fromPosition: number | null;
  toPosition: number | null;
  reason: string | null;
}

/** From this time on, the customer had this position. */
export interface QueuePoint {
  at: string;
  /** Null after the customer left. */
  position: number | null;
  /** False if others moved past the customer. */
  isOwn: boolean;
}

export interface QueueHistory {
  /** Null for the whole queue. */
  customer: string | null;
  /** The newest first. */
  changes: QueueChange[];
  /** In order of time. Empty for the whole queue. */
  points: QueuePoint[];
  today: string;
  now: string;
}

/** An open onboarding whose customer isn't in the queue. */
export interface MissingCustomer {
  accountId: string;
  accountName: string;
  caseNumber: string;
  stageLabel: string;
}

export interface QueuePosition {
  recordId: string;
  /** Null if the customer isn't in the queue. */
  position: number | null;
  total: number | null;
  isPrivileged: boolean;
  joinedAt: string | null;
  today: string;
}
