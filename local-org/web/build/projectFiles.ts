/** Finds the files of a DX project in the package directories of its `sfdx-project.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface ProjectFiles {
  readonly folder: string;
  readonly files: readonly string[];
  /** Files of one metadata type by full name. `ending` is the type's file extension, such as `flexipage-meta.xml`. */
  ofType(ending: string): Map<string, string>;
}

const SKIPPED = new Set(['node_modules', '__tests__', '.git']);

export function projectFiles(folder: string): ProjectFiles {
  const files = packageFolders(folder).flatMap(walk).sort();
  return {
    folder,
    files,
    ofType: (ending) =>
      new Map(
        files
          .filter((file) => file.endsWith(`.${ending}`))
          .map((file) => [decodeURIComponent(basename(file).slice(0, -ending.length - 1)), file]),
      ),
  };
}

/** The project's `lwc` folders, which have one folder for each component. */
export function componentFolders(folder: string): string[] {
  const inside = projectFiles(folder).files.map((file) => /^(.*\/lwc)\/[^/]+\/[^/]+$/.exec(file)?.[1]);
  return [...new Set(inside)].filter((found) => found !== undefined);
}

/** The project's package directories. */
export function packageFolders(folder: string): string[] {
  const project = JSON.parse(readFileSync(join(folder, 'sfdx-project.json'), 'utf8')) as {
    packageDirectories?: { path: string }[];
  };
  return (project.packageDirectories ?? []).map((directory) => join(folder, directory.path));
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}
