/** Runs named commands and reports the time of each. If one fails, the exit code is 1. */
import { spawn } from 'node:child_process';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

export interface RunOptions {
  /** How many steps run at the same time. If more than 1, the output of a step appears when it ends. */
  readonly atOnce?: number;
}

/** All steps run even if one fails, so that one run shows all problems. */
export async function runSteps(steps: readonly Step[], { atOnce = 1 }: RunOptions = {}): Promise<never> {
  const waiting = [...steps];
  const failed = new Set<Step>();
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (!(await succeeds(step, atOnce > 1))) failed.add(step);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failed.size > 0) {
    console.error(
      `\nFailed: ${steps
        .filter((step) => failed.has(step))
        .map(({ name }) => name)
        .join(', ')}`,
    );
    process.exit(1);
  }
  console.log(`\nAll passed: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(0);
}

async function succeeds({ name, command }: Step, collected: boolean): Promise<boolean> {
  if (!collected) console.log(`\n── ${name} ──`);
  const begun = performance.now();
  const { status, output } = await run(command, collected);
  if (collected) console.log(`\n── ${name} ──\n${output.trimEnd()}`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`── ${name}: ${status === 0 ? 'passed' : 'failed'} after ${seconds} s ──`);
  return status === 0;
}

function run(command: readonly string[], collected: boolean): Promise<{ status: number | null; output: string }> {
  const [program, ...rest] = command;
  if (program === undefined) throw new TypeError('A step has no command.');
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      stdio: collected ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk: Buffer): string => (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ status: null, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
