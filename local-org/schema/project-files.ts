/** Finds the metadata files of a DX project: in its package directories, and in `setup/` for settings of the org. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MetadataError } from './metadata-error.ts';

const SETUP_FOLDER = 'setup';
const NOT_METADATA = new Set(['node_modules', 'lwc', '__tests__']);

export class ProjectFiles {
  readonly project: string;
  readonly #files: readonly string[];

  constructor(project: string) {
    this.project = project;
    this.#files = metadataFolders(project).flatMap((folder) => walk(folder));
  }

  /** Files whose name ends in `.<type>-meta.xml`, sorted by path, so that numbered metadata keeps its number. */
  ofType(type: string): string[] {
    return this.#files.filter((file) => file.endsWith(`.${type}-meta.xml`));
  }
}

/** `…/Tax_Rule.Reduced.md-meta.xml` of type `md` gives `Tax_Rule.Reduced`. */
export function fullName(file: string, type: string): string {
  return decodeURIComponent(basename(file).slice(0, -`.${type}-meta.xml`.length));
}

/** The package directories and `setup`, if they exist. */
export function metadataFolders(project: string): string[] {
  const file = join(project, 'sfdx-project.json');
  if (!existsSync(file)) throw new MetadataError(file, "this isn't a DX project folder");
  const directories = packageDirectories(file).map((path) => join(project, path));
  return [...directories, join(project, SETUP_FOLDER)].filter((folder) => existsSync(folder));
}

function packageDirectories(file: string): string[] {
  const { packageDirectories: directories = [] } = (readJson(file) ?? {}) as { packageDirectories?: unknown };
  if (!Array.isArray(directories)) throw new MetadataError(file, 'packageDirectories must be a list');
  return directories.map((directory: { path?: unknown } | null, index) => {
    if (typeof directory?.path === 'string') return directory.path;
    throw new MetadataError(file, `package directory ${index + 1} needs a path`);
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new MetadataError(file, `is not JSON (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}

function walk(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (!entry.isDirectory()) return [join(folder, entry.name)];
    return NOT_METADATA.has(entry.name) ? [] : walk(join(folder, entry.name));
  });
}
