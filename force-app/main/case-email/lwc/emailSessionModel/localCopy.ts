import type { EmailContent, EmailCopy } from 'c/emailModel';
import { forget, keep, readKept } from 'c/rpStorageUtils';

/** Each user and case has one key in the local storage. */
const keyOf = (userId: string, caseId: string): string => `rosterpath.email.${userId}.${caseId}`;

const isCopy = (value: unknown): value is EmailCopy =>
  typeof value === 'object' &&
  value !== null &&
  'keptAt' in value &&
  'content' in value &&
  typeof value.content === 'object' &&
  value.content !== null &&
  'to' in value.content &&
  Array.isArray(value.content.to);

export function keepCopy(userId: string, caseId: string, content: EmailContent, sendKey: string): void {
  const copy: EmailCopy = { content, sendKey, keptAt: new Date().toISOString() };
  keep(keyOf(userId, caseId), copy);
}

export function readCopy(userId: string, caseId: string): EmailCopy | null {
  return readKept(keyOf(userId, caseId), isCopy);
}

export function forgetCopy(userId: string, caseId: string): void {
  forget(keyOf(userId, caseId));
}
