/** The folders of the page's sources and of installed packages. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the page's sources. */
export const WEB_FOLDER = dirname(import.meta.dirname);

const require = createRequire(import.meta.url);

/** The folder of an installed package, regardless of its `exports`. */
export function packageFolder(name: string): string {
  const candidates = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name));
  const found = candidates.find((folder) => existsSync(join(folder, 'package.json')));
  if (!found) throw new Error(`The package "${name}" isn't installed. Run "npm ci".`);
  return found;
}
