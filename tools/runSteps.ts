/** Runs named commands one after the other, says which and how long, and stops the process with 1 if one fails. */
import { spawnSync } from 'node:child_process';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

/** All steps run even when one fails, so that one run shows all that is wrong. */
export function runSteps(steps: readonly Step[]): never {
  const failed = steps.filter((step) => !succeeds(step)).map((step) => step.name);
  if (failed.length > 0) {
    console.error(`\nFailed: ${failed.join(', ')}`);
    process.exit(1);
  }
  console.log(`\nAll passed: ${steps.map((step) => step.name).join(', ')}`);
  process.exit(0);
}

function succeeds({ name, command }: Step): boolean {
  const [program, ...rest] = command;
  if (program === undefined) throw new TypeError(`The step "${name}" has no command.`);
  console.log(`\n── ${name} ──`);
  const begun = performance.now();
  const { status, error } = spawnSync(program, rest, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(error.message);
  console.log(
    `── ${name}: ${status === 0 ? 'passed' : 'failed'} after ${((performance.now() - begun) / 1000).toFixed(1)} s ──`,
  );
  return status === 0;
}
