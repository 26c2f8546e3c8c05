/** A separate module, so that a build without changes doesn't load the tools. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './folders.ts';

/** Name and version of each package that affects the built page. */
export function toolVersions(): string[] {
  return ['vite', '@lwc/rollup-plugin', 'lwc', 'lightning-base-components', '@salesforce-ux/design-system'].map(
    (name) => `${name}@${packageVersion(name)}`,
  );
}

function packageVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
