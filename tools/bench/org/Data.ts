/** Data folders for benchmarks. The one with many onboarding cases is created once per run, and copied for each benchmark that changes it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchOrg } from './BenchOrg.ts';
import { createCases } from './createCases.ts';

export class Data {
  /** The number of onboarding cases. All are in Rostering and have no integration case. */
  readonly cases: number;
  readonly #root = mkdtempSync(join(tmpdir(), 'bench-'));
  readonly #say: (sentence: string) => void;
  #many: Promise<string> | null = null;
  #copies = 0;

  constructor(cases: number, say: (sentence: string) => void) {
    this.cases = cases;
    this.#say = say;
  }

  /** A folder without data. */
  empty(): string {
    this.#copies += 1;
    return join(this.#root, `data-${this.#copies}`);
  }

  async copy(): Promise<string> {
    this.#many ??= this.#make();
    const folder = this.empty();
    cpSync(await this.#many, folder, { recursive: true });
    return folder;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  async #make(): Promise<string> {
    this.#say(`Creating ${this.cases} onboarding cases, once for all benchmarks…`);
    const folder = this.empty();
    const org = await BenchOrg.start({ data: folder });
    await createCases(org, this.cases);
    await org.stop();
    return folder;
  }
}
