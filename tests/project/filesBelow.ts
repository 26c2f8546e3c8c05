import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder and its folders whose names end so, sorted. */
export const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
