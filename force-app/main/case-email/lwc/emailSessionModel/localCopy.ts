import type { EmailContent, EmailCopy } from 'c/emailModel';

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

/** A browser can refuse local storage, for example in private windows. Emails then work without the copy. */
function guarded<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export function keepCopy(userId: string, caseId: string, content: EmailContent, sendKey: string): void {
  const copy: EmailCopy = { content, sendKey, keptAt: new Date().toISOString() };
  guarded(() => localStorage.setItem(keyOf(userId, caseId), JSON.stringify(copy)), undefined);
}

export function readCopy(userId: string, caseId: string): EmailCopy | null {
  return guarded(() => {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(userId, caseId)) ?? 'null');
    return isCopy(found) ? found : null;
  }, null);
}

export function forgetCopy(userId: string, caseId: string): void {
  guarded(() => localStorage.removeItem(keyOf(userId, caseId)), undefined);
}
