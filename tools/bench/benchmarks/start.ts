import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Bench, Benchmark, Figure } from '../Benchmark.ts';
import { rounded } from '../statistics.ts';

const ROUNDS = 3;

export const start: Benchmark = {
  about: 'The second `npm start`, and the Apex tests with cached syntax trees',
  async run(bench) {
    return [await secondStart(bench), apexTests(bench)];
  },
};

/** Includes npm and the check for installed packages. */
async function secondStart({ data, say }: Bench): Promise<Figure> {
  const folder = data.empty();
  say('Starting the first time, which builds the page and loads the sample records…');
  await startOnce(folder);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await startOnce(folder));
  return {
    name: 'second npm start',
    value: rounded(Math.min(...times) / 1000),
    unit: 's',
    most: 3,
    note: `shortest of ${ROUNDS}, from the command to "is ready"`,
  };
}

async function startOnce(folder: string): Promise<number> {
  const begun = performance.now();
  // A separate process group, because npm doesn't pass signals on.
  const child = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, PORT: '0', LOCAL_ORG_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const look = (part: Buffer): void => {
      output += part.toString();
      if (/is ready at/.test(output)) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  await ready;
  const took = performance.now() - begun;
  const ended = once(child, 'exit');
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  await ended;
  return took;
}

function apexTests({ say }: Bench): Figure {
  say('Running the Apex tests…');
  const times: number[] = [];
  let count = '';
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    const { status, stdout } = spawnSync(process.execPath, ['local-org/apex/test/cli.ts', '--project', '.'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The Apex tests fail:\n${stdout}`);
    times.push(performance.now() - begun);
    count = stdout.trim().split('\n').at(-1) ?? '';
  }
  return {
    name: 'Apex tests, warm',
    value: rounded(Math.min(...times) / 1000),
    unit: 's',
    most: 5,
    note: `shortest of ${ROUNDS}; ${count}`,
  };
}
