/**
 * What cannot be read from the sources: exceptions with their reasons, and what an admin's text in custom metadata names. One file,
 * `tools/check/expectations.json`; an exception that excuses nothing is itself a finding, so that the list stays true.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../Finding.ts';

export const EXPECTATIONS = 'tools/check/expectations.json';

export interface Exception {
  /** The check it belongs to, such as `permissions`. */
  readonly check: string;
  /** A finding is excused when `file: message` holds one of these texts. */
  readonly findings: readonly string[];
  readonly reason: string;
}

export interface Expectations {
  readonly exceptions: readonly Exception[];
  /** `Type__mdt.Field__c` or `Type__mdt.Record.Field__c` → what its text names: `field of Object__c`, `queue`, `email template`, `value of Object__c.Field__c`. */
  readonly customMetadataNames: Readonly<Record<string, string>>;
  /** The permission sets under which the scripts run. */
  readonly scriptUsers: readonly string[];
}

const NONE: Expectations = { exceptions: [], customMetadataNames: {}, scriptUsers: [] };

export function readExpectations(root: string): Expectations {
  const file = join(root, EXPECTATIONS);
  if (!existsSync(file)) return NONE;
  return { ...NONE, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Expectations>) };
}

/** Takes away what is excused; adds a finding for each excuse of the check that excused nothing. */
export function withoutExcused(root: string, check: string, findings: readonly Finding[]): Finding[] {
  const exceptions = readExpectations(root).exceptions.filter((exception) => exception.check === check);
  const excuses = exceptions.flatMap((exception) => exception.findings);
  const used = new Set<string>();
  const left = findings.filter((finding) => {
    const excuse = excuses.find((text) => `${finding.file}: ${finding.message}`.includes(text));
    if (excuse !== undefined) used.add(excuse);
    return excuse === undefined;
  });
  return [...left, ...excuses.filter((text) => !used.has(text)).map((text) => staleException(check, text))];
}

function staleException(check: string, text: string): Finding {
  return { file: EXPECTATIONS, message: `the exception "${text}" of ${check} excuses nothing any more; take it out.` };
}
