/** Apex Reference, "Cases Class": connects replies to an email with its case. */
import { createHash } from 'node:crypto';
import { current } from '../runtime/execution.ts';
import { text } from './arguments.ts';
import { nativeType, statics, type ClassDefinition } from './definition.ts';

/** An RFC 2822 message ID that is always the same for a case. The local org receives no email, so nothing reads it. */
function threadingMessageId(caseId: string): string {
  const { organizationId } = current().org;
  const token = createHash('sha256').update(`${organizationId}:${caseId}`).digest('base64url');
  return `<${token}@${organizationId.toLowerCase()}.sfdc.net>`;
}

export const casesClass: ClassDefinition = {
  type: nativeType('Cases'),
  statics: statics({ 'String generateThreadingMessageId(Id)': ([caseId]) => threadingMessageId(text(caseId)) }),
};
