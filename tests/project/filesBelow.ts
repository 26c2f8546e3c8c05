import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The metadata, whatever feature's folder it stands in. */
export const SOURCE = 'force-app/main';

/** The files of a folder and its folders whose names end so, sorted. */
export const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();

/** The one file of the project that ends so: `classes/OnboardingRules.cls`. */
export function sourceFile(ending: string, source = SOURCE): string {
  const [file, ...others] = filesBelow(source, `/${ending}`);
  assert.ok(file !== undefined && others.length === 0, `${others.length + (file ? 1 : 0)} files are called ${ending}.`);
  return file;
}
