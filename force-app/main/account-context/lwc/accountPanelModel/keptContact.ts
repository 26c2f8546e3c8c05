import { forget, keep, readKept } from 'c/rpStorageUtils';
import type { NewContact } from './types.ts';

/** Where a new contact is kept on this computer until it is saved: one place for each user and each case or account. */
const keyOf = (userId: string, recordId: string): string => `rosterpath.contact.${userId}.${recordId.slice(0, 15)}`;

const isContact = (value: unknown): value is Partial<NewContact> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function keepContact(userId: string, recordId: string, contact: NewContact): void {
  keep(keyOf(userId, recordId), contact);
}

/** Null if nothing is kept. */
export function readKeptContact(userId: string, recordId: string): Partial<NewContact> | null {
  return readKept(keyOf(userId, recordId), isContact);
}

export function forgetContact(userId: string, recordId: string): void {
  forget(keyOf(userId, recordId));
}
