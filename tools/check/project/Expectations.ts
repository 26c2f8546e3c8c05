/**
 * Reads `tools/check/expectations.json`: exceptions with their reasons, and what text in custom metadata refers to. An exception that isn't
 * needed anymore is a finding.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../Finding.ts';

export const EXPECTATIONS = 'tools/check/expectations.json';

export interface Exception {
  /** The name of the check, such as `permissions`. */
  readonly check: string;
  /** Excludes findings whose `file: message` contains one of these texts. */
  readonly findings: readonly string[];
  readonly reason: string;
}

export interface Expectations {
  readonly exceptions: readonly Exception[];
  /** `Type__mdt.Field__c` or `Type__mdt.Record.Field__c` → what its text refers to: `field of Object__c`, `queue`, `email template`, `value of Object__c.Field__c`. */
  readonly customMetadataNames: Readonly<Record<string, string>>;
  /** The permission sets of users who run the commands. */
  readonly scriptUsers: readonly string[];
}

const NONE: Expectations = { exceptions: [], customMetadataNames: {}, scriptUsers: [] };

export function readExpectations(root: string): Expectations {
  const file = join(root, EXPECTATIONS);
  if (!existsSync(file)) return NONE;
  return { ...NONE, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Expectations>) };
}

/** Removes excluded findings, and adds a finding for each exception that isn't needed. */
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
  return { file: EXPECTATIONS, message: `the exception "${text}" of ${check} isn't needed anymore. Remove it.` };
}
