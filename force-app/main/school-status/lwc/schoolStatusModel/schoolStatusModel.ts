import USER_ID from '@salesforce/user/Id';
import { forget, keep, newSendKey, readKept } from 'c/rpStorageUtils';
import { rowSearch } from 'c/rpTextUtils';

/** The answers of `SchoolStatusController`. Days have the format `2026-11-12`, moments are ISO 8601. */
export interface SchoolIntegration {
  id: string;
  caseNumber: string;
  provider: string | null;
  /** The outcome of a closed case, or the status of an open one. */
  stateLabel: string;
  isClosed: boolean;
  isComplete: boolean;
}

export interface SchoolStatus {
  accountId: string | null;
  accountName: string | null;
  districtName: string | null;
  /** Null if the school has no onboarding case. */
  caseId: string | null;
  caseNumber: string | null;
  stage: string | null;
  stageLabel: string | null;
  isClosed: boolean;
  /** In the implementation queue; null if the customer isn't in it. */
  queuePosition: number | null;
  since: string | null;
  /** A sentence. Null on a closed case. */
  status: string | null;
  waitsFor: string | null;
  waitsSince: string | null;
  /** When the school usually would go live. */
  expectedOn: string | null;
  liveOn: string | null;
  /** In a word, of a case in Monitoring. */
  usage: string | null;
  /** Null while nobody is assigned. */
  ownerName: string | null;
  canEmail: boolean;
  /** What needs attention: UNASSIGNED, SILENT, SLOW, LATE, NO_USAGE. */
  marks: string[];
  /** If it takes longer than usual: up to how many days nine of ten cases are in this stage. */
  usualDays: number | null;
  integrations: SchoolIntegration[];
}

export interface MySchools {
  rows: SchoolStatus[];
  isCut: boolean;
  today: string;
  /** The labels of the stages, by their values. */
  stages: Record<string, string>;
}

export interface AccountOnboardings {
  accountId: string;
  accountName: string;
  today: string;
  /** Open cases by stage, then closed ones, then schools without a case. */
  rows: SchoolStatus[];
  isCut: boolean;
}

/** A filter of the list: open ones, those that need attention, closed ones, or a stage. */
export const OPEN = 'OPEN';
export const ATTENTION = 'ATTENTION';
export const CLOSED = 'CLOSED';

export function isIn(filter: string, { isClosed, marks, stage }: SchoolStatus): boolean {
  if (filter === CLOSED) {
    return isClosed;
  }
  return !isClosed && (filter === OPEN || (filter === ATTENTION ? marks.length > 0 : stage === filter));
}

/** Finds every word of the search in the school, the district, the specialist, or the case number. */
export const isFound = rowSearch<SchoolStatus>(({ accountName, districtName, caseNumber, ownerName }) => [
  accountName,
  districtName,
  caseNumber,
  ownerName,
]);

const FILTER_KEY = `rosterpath.myschools.${USER_ID}`;

const isText = (value: unknown): value is string => typeof value === 'string';

/** What a user chose last, on this computer. */
export const keepFilter = (filter: string): boolean => keep(FILTER_KEY, filter);

export const readFilter = (): string => readKept(FILTER_KEY, isText) ?? OPEN;

/** A message that isn't sent yet. The key makes sure that it's sent once, also after a lost answer. */
export interface Message {
  text: string;
  sendKey: string;
}

const messageKey = (caseId: string): string => `rosterpath.specialist.${USER_ID}.${caseId.slice(0, 15)}`;

const isMessage = (value: unknown): value is Message => {
  const { text, sendKey } = (value ?? {}) as Partial<Message>;
  return typeof text === 'string' && typeof sendKey === 'string';
};

export const keepMessage = (caseId: string, message: Message): boolean => keep(messageKey(caseId), message);

/** What the user wrote before, or an empty message. */
export const readMessage = (caseId: string): Message =>
  readKept(messageKey(caseId), isMessage) ?? { text: '', sendKey: newSendKey() };

export const forgetMessage = (caseId: string): void => forget(messageKey(caseId));
