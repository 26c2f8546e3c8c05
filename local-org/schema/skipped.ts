/** Files that Salesforce runs and the local org leaves out. The start lists them once. */
import { basename, dirname } from 'node:path';
import type { ProjectFiles } from './project-files.ts';

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** One line for each file, for the start and the test run. */
export function skippedLines(files: readonly SkippedFile[]): string[] {
  return files.map(({ file, reason }) => `Skipped ${file}: ${reason}.`);
}

/** Metadata types that the local org doesn't run. */
const NOT_RUN: Readonly<Record<string, string>> = {
  flow: "the local org doesn't run flows",
  workflow: "the local org doesn't run workflow rules",
  approvalProcess: "the local org doesn't run approval processes",
  duplicateRule: "the local org doesn't run duplicate rules",
  matchingRule: "the local org doesn't run matching rules",
  assignmentRules: "the local org doesn't run assignment rules",
  escalationRules: "the local org doesn't run escalation rules",
  autoResponseRules: "the local org doesn't run auto-response rules",
};

export class Skipped {
  readonly files: SkippedFile[] = [];
  /** Lower-case names of left-out objects and fields, so that permissions for them aren't errors. */
  readonly #names = new Set<string>();

  constructor(files: ProjectFiles) {
    for (const [type, reason] of Object.entries(NOT_RUN)) for (const file of files.ofType(type)) this.add(file, reason);
  }

  add(file: string, reason: string, name?: string): void {
    this.files.push({ file, reason });
    if (name !== undefined) this.#names.add(name.toLowerCase());
  }

  /** Whether an object, or a field as `Object.Field`, was left out. */
  has(name: string): boolean {
    const [object = ''] = name.toLowerCase().split('.');
    return this.#names.has(object) || this.#names.has(name.toLowerCase());
  }

  /** Whether a file belongs to a left-out object. */
  holds(file: string): boolean {
    return this.has(basename(dirname(dirname(file))));
  }
}
