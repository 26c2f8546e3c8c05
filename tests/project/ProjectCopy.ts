/** A copy of the project's metadata to change as an admin would, and an org for it. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { World } from '../scenarios/runner/World.ts';
import { SOURCE, sourceFile } from './filesBelow.ts';

/** Syntax trees, by the hash of their source. */
const CACHE = '.cache';

export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'rosterpath-'));
  /** The files that were changed, as they were. */
  readonly #before = new Map<string, string>();

  constructor() {
    for (const part of ['force-app', 'setup', 'sfdx-project.json'])
      cpSync(part, join(this.folder, part), { recursive: true });
    mkdirSync(CACHE, { recursive: true });
    symlinkSync(resolve(CACHE), join(this.folder, CACHE), 'junction');
  }

  /** Changes a field of a custom metadata record. `record` is `Type.Name`. */
  change(record: string, field: string, value: string): void {
    const file = this.pathOf(`customMetadata/${record}.md-meta.xml`);
    const before = readFileSync(file, 'utf8');
    const entry = new RegExp(`(<field>${field}</field>\\s*<value xsi:type="[^"]+">)[^<]*`);
    assert.match(before, entry, `${record} has no value of ${field}.`);
    this.#write(
      file,
      before,
      before.replace(entry, (_all, start: string) => start + value),
    );
  }

  /** Adds the files of a folder, such as an org's own metadata. */
  add(folder: string): void {
    cpSync(folder, join(this.folder, SOURCE, 'other'), { recursive: true });
  }

  /** Replaces text in one file, named by the end of its path: `classes/OnboardingRules.cls`. */
  replace(file: string, text: string, by: string): void {
    const path = this.pathOf(file);
    const before = readFileSync(path, 'utf8');
    assert.ok(before.includes(text), `${file} does not contain ${text}`);
    this.#write(path, before, before.replaceAll(text, by));
  }

  /** The same for the first place only. */
  replaceFirst(file: string, text: string, by: string): void {
    const path = this.pathOf(file);
    const before = readFileSync(path, 'utf8');
    assert.ok(before.includes(text), `${file} does not contain ${text}`);
    this.#write(
      path,
      before,
      before.replace(text, () => by),
    );
  }

  /** Gives a record type of Case another developer name. */
  renameRecordType(name: string, by: string): void {
    const file = (type: string): string => `objects/Case/recordTypes/${type}.recordType-meta.xml`;
    const path = this.pathOf(file(name));
    renameSync(path, join(dirname(path), basename(file(by))));
    this.replace(file(by), `<fullName>${name}</fullName>`, `<fullName>${by}</fullName>`);
  }

  #write(path: string, before: string, after: string): void {
    if (!this.#before.has(path)) this.#before.set(path, before);
    writeFileSync(path, after);
  }

  private pathOf(file: string): string {
    return sourceFile(file, join(this.folder, SOURCE));
  }

  /** With the data of the last start. */
  start(): Promise<World> {
    return World.start(this.folder, join(this.folder, 'data'));
  }

  /** Takes changes of text back and deletes the data, so that the next test needs no other copy. */
  restore(): void {
    for (const [path, before] of this.#before) writeFileSync(path, before);
    this.#before.clear();
    rmSync(join(this.folder, 'data'), { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
