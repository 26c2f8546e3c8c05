/**
 * Writes a `.js` next to each `.ts` of the components, because Salesforce compiles only JavaScript (LWC Developer Guide, "TypeScript Support").
 * Git ignores these files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, rmSync } from 'node:fs';

export function compileComponents(say: (sentence: string) => void = console.log): boolean {
  removeStale();
  const { status } = spawnSync('tsc', ['-p', 'tsconfig.deploy.json'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const compiled = globSync('force-app/**/lwc/*/*.js').length;
  say(
    status === 0
      ? `Compiled ${compiled} component modules.`
      : "The components don't compile. Fix the errors above, then run the command again.",
  );
  return status === 0;
}

/** Without this, the `.js` of a deleted component would still be deployed. */
function removeStale(): void {
  for (const file of globSync('force-app/**/lwc/*/*.js')) {
    if (!existsSync(file.replace(/\.js$/, '.ts'))) rmSync(file);
  }
}
