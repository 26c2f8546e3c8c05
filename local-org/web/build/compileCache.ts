/** Compiled package modules, kept in one file between builds. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class CompileCache {
  readonly #file: string;
  readonly #entries: Map<string, string>;
  #changed = false;

  /** `version` names everything besides the source that a result depends on: the compiler and package versions. */
  constructor(file: string, version: string) {
    this.#file = file;
    this.#entries = readEntries(file, version);
    this.#entries.set('version', version);
  }

  async get(id: string, source: string, compile: () => Promise<string>): Promise<string> {
    const key = createHash('sha1').update(id).update('\0').update(source).digest('base64url');
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const compiled = await compile();
    this.#entries.set(key, compiled);
    this.#changed = true;
    return compiled;
  }

  /** Write through a temporary file, so that a killed build leaves a complete cache. */
  save(): void {
    if (!this.#changed) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(Object.fromEntries(this.#entries)));
    renameSync(temporary, this.#file);
    this.#changed = false;
  }
}

function readEntries(file: string, version: string): Map<string, string> {
  try {
    const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    return entries['version'] === version ? new Map(Object.entries(entries)) : new Map();
  } catch {
    return new Map();
  }
}
