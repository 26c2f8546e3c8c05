/**
 * Writes a `.js` beside each `.ts` of the components, which Git ignores, after removing those of components that are gone. The platform
 * compiles plain JavaScript only (LWC Developer Guide, "TypeScript Support").
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
  say(status === 0 ? `Compiled ${compiled} component modules.` : 'The components do not compile; see above.');
  return status === 0;
}

/** A `.js` without its `.ts` would be deployed though its source is gone. */
function removeStale(): void {
  for (const file of globSync('force-app/**/lwc/*/*.js')) {
    if (!existsSync(file.replace(/\.js$/, '.ts'))) rmSync(file);
  }
}
