/** The files of the checked project. Paths are relative to its folder, with slashes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `packageDirectories` of sfdx-project.json. */
export function packageFolders(root: string): string[] {
  return projectFile(root).packageDirectories.map(({ path }) => path);
}

export function sourceApiVersion(root: string): string {
  return projectFile(root).sourceApiVersion;
}

interface ProjectFile {
  readonly packageDirectories: readonly { readonly path: string }[];
  readonly sourceApiVersion: string;
}

function projectFile(root: string): ProjectFile {
  return JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as ProjectFile;
}

/**
 * Finds files in a folder of the project, sorted. `globSync` reads the status of each file, which takes ten times
 * as long.
 */
export function find(root: string, folder: string, pattern: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const wanted = new RegExp(`^${pattern.replace(/\*\*\/|[*.,{}]/g, (part) => IN_REG_EXP[part] ?? part)}$`);
  return filesBelow(join(root, folder))
    .filter((file) => wanted.test(file))
    .map((file) => `${folder}/${file}`)
    .sort();
}

/** The special parts of a pattern. */
const IN_REG_EXP: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '*': '[^/]*',
  '.': String.raw`\.`,
  '{': '(?:',
  ',': '|',
  '}': ')',
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    if (entry.name === 'node_modules') return [];
    return filesBelow(join(folder, entry.name)).map((file) => `${entry.name}/${file}`);
  });
}

/** Finds TypeScript files of `services` and `scripts`. */
export const findScripts = (root: string): string[] =>
  ['services', 'scripts'].flatMap((folder) => find(root, folder, '**/*.ts'));

/** Finds files by a pattern in the package directories. */
export function findSource(root: string, pattern: string): string[] {
  return packageFolders(root).flatMap((folder) => find(root, folder, pattern));
}

/** Metadata files of a type in the package directories and in `setup`. */
export function findMetadata(root: string, type: string): string[] {
  const pattern = `**/*.${type}-meta.xml`;
  return [...findSource(root, pattern), ...find(root, 'setup', pattern)];
}

export function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
