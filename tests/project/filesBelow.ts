import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The metadata of all features. */
export const SOURCE = 'force-app/main';

/** The files in a folder and its subfolders with this ending, sorted. */
export const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();

/** The project's one file with this ending: `classes/OnboardingRules.cls`. */
export function sourceFile(ending: string, source = SOURCE): string {
  const [file, ...others] = filesBelow(source, `/${ending}`);
  assert.ok(file !== undefined && others.length === 0, `${others.length + (file ? 1 : 0)} files are called ${ending}.`);
  return file;
}
