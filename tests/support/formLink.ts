/** Links to the form for customers, without the email that carries them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Fields, Rest } from './rest.ts';

/** The token of a new link. The org keeps only its hash. */
export async function newLink(admin: Rest, caseId: string, fields: Fields = {}): Promise<string> {
  const token = randomBytes(32).toString('hex');
  await admin.create('Form_Link__c', {
    Case__c: caseId,
    Token_Hash__c: createHash('sha256').update(token).digest('hex'),
    Expires_On__c: daysFromNow(14),
    Sent_To__c: 'toakes@juniper.example',
    ...fields,
  });
  return token;
}

/** A day in the future, or in the past if negative. */
export const daysFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
