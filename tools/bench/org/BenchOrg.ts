/** A local org in a separate process. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FromOrg, OrgOptions, ToOrg, Usage } from './messages.ts';

export class BenchOrg {
  readonly url: string;
  readonly #token: string;
  readonly #process: ChildProcess;

  private constructor(url: string, token: string, process: ChildProcess) {
    this.url = url;
    this.#token = token;
    this.#process = process;
  }

  static async start(options: OrgOptions): Promise<BenchOrg> {
    const child = fork(join(import.meta.dirname, 'main.ts'), [JSON.stringify(options)], { execArgv: flagsOf('start') });
    const ready = await next(child);
    if (ready.kind !== 'ready') throw new Error('The org sent an unexpected message instead of "ready".');
    return new BenchOrg(ready.url, ready.token, child);
  }

  get port(): string {
    return new URL(this.url).port;
  }

  get token(): string {
    return this.#token;
  }

  async usage(): Promise<Usage> {
    this.#tell({ kind: 'usage' });
    const message = await next(this.#process);
    if (message.kind !== 'usage') throw new Error('The org sent an unexpected message instead of its usage.');
    return message;
  }

  /** Sends a request as the administrator and reads the whole answer. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  async query<T>(soql: string): Promise<T[]> {
    const records: T[] = [];
    let path: string | undefined = `/services/data/v67.0/query?q=${encodeURIComponent(soql)}`;
    while (path !== undefined) {
      const page: { records: T[]; nextRecordsUrl?: string } = await this.call('GET', path);
      records.push(...page.records);
      path = page.nextRecordsUrl;
    }
    return records;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#tell({ kind: 'stop' });
    await ended;
  }

  #tell(message: ToOrg): void {
    this.#process.send(message);
  }
}

async function next(child: ChildProcess): Promise<FromOrg> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`The org's process ended with ${code}.`));
    child.once('exit', onExit);
    child.once('message', (message: unknown) => {
      child.off('exit', onExit);
      resolve(message as FromOrg);
    });
  });
}

/** Node's flags in an npm script, so that a benchmark runs what users run. */
export function flagsOf(script: 'start' | 'rosterpath'): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<typeof script, string> };
  const [, ...words] = scripts[script].split(' ');
  return words.slice(
    0,
    words.findIndex((word) => !word.startsWith('--')),
  );
}
