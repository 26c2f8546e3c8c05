/** A copy of the project's metadata, to be changed as an admin would, and the org that runs it. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { World } from '../scenarios/runner/World.ts';

/** Syntax trees, named after the content they were made of. */
const CACHE = '.cache';
const METADATA = 'force-app/main/default/customMetadata';

export class ProjectCopy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'rosterpath-'));

  constructor() {
    for (const part of ['force-app', 'setup', 'sfdx-project.json'])
      cpSync(part, join(this.folder, part), { recursive: true });
    mkdirSync(CACHE, { recursive: true });
    symlinkSync(resolve(CACHE), join(this.folder, CACHE), 'junction');
  }

  /** Gives a field of a custom metadata record another value; `record` is `Type.Name`. */
  change(record: string, field: string, value: string): void {
    const file = join(this.folder, METADATA, `${record}.md-meta.xml`);
    const before = readFileSync(file, 'utf8');
    const entry = new RegExp(`(<field>${field}</field>\\s*<value xsi:type="[^"]+">)[^<]*`);
    assert.match(before, entry, `${record} has no value of ${field}.`);
    writeFileSync(
      file,
      before.replace(entry, (_all, start: string) => start + value),
    );
  }

  /** Over the data of the last start. */
  start(): Promise<World> {
    return World.start(this.folder, join(this.folder, 'data'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
