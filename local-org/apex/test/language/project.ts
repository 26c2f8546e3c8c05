/** The project for the tests in this folder, in a temporary org. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg } from '../../../org.ts';
import type { Session } from '../../../types.ts';
import { loadApex, type ApexRuntime } from '../../index.ts';

export const PROJECT = join(import.meta.dirname, 'project');

export interface OpenProject {
  readonly apex: ApexRuntime;
  readonly admin: Session;
  close(): void;
}

export function openConformanceProject(cache?: string, project = PROJECT): OpenProject {
  const org = openOrg({ project, data: ':memory:', clock: () => new Date('2026-03-02T18:00:00.000Z') });
  const apex = loadApex(org, { project, cache });
  return { apex, admin: org.session(org.adminId), close: () => org.close() };
}

/** A temporary folder, which `dispose` removes. */
export function temporaryFolder(): { path: string; dispose(): void } {
  const path = mkdtempSync(join(tmpdir(), 'local-org-apex-'));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}
