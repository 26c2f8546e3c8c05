/** Starts Rosterpath in a separate process, on a free port with temporary data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
  /** Kills the process immediately, like a power failure. */
  kill(): Promise<void>;
}

const READY_WITHIN_MS = 180_000;

export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const process_ = spawn(process.execPath, ['tools/start/start.ts'], {
    env: { ...process.env, PORT: String(port), LOCAL_ORG_DATA: ':memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(process_);
  const url = `http://localhost:${port}`;
  await untilReady(url, process_, output);
  return { url, stop: () => end(process_, 'SIGTERM'), kill: () => end(process_, 'SIGKILL') };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()));
  return () => text;
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${output()}`);
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill();
  throw new Error(`The server was not ready in time:\n${output()}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/services/data`)).ok;
  } catch {
    return false;
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
