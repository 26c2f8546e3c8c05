/** The files of the checked project. Paths are relative to its folder, with slashes. */
import { existsSync, globSync, readFileSync } from 'node:fs';
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

/** Finds files by a pattern in the project's folder, sorted. */
export function find(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** Finds files by a pattern in the package directories. */
export function findSource(root: string, pattern: string): string[] {
  return packageFolders(root).flatMap((folder) => find(root, `${folder}/${pattern}`));
}

/** Metadata files of a type in the package directories and in `setup`. */
export function findMetadata(root: string, type: string): string[] {
  const setup = existsSync(join(root, 'setup')) ? find(root, `setup/**/*.${type}-meta.xml`) : [];
  return [...findSource(root, `**/*.${type}-meta.xml`), ...setup];
}

export function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
