/**
 * One hash of everything that goes into the page: the host's sources, the project's components, and the tool
 * versions.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFiles } from './projectFiles.ts';
import { WEB_FOLDER } from './folders.ts';
import { toolVersions } from './toolVersions.ts';

/** The project files that go into the bundle: components, and the metadata behind `@salesforce/…` imports. */
const PROJECT_SOURCES = [
  /\/lwc\//,
  /\.labels-meta\.xml$/,
  /\.cls$/,
  /\.(?:object|field|customPermission|messageChannel)-meta\.xml$/,
];

export function contentHash(project: string, kind: string): string {
  const hash = createHash('sha256').update(kind).update(toolVersions().join(' '));
  const sources = projectFiles(project).files.filter((file) => PROJECT_SOURCES.some((pattern) => pattern.test(file)));
  const add = (folder: string, files: readonly string[]): void => {
    for (const file of files) hash.update('\0').update(relative(folder, file)).update('\0').update(readFileSync(file));
  };
  add(WEB_FOLDER, hostSources());
  add(project, sources);
  return hash.digest('hex');
}

const HOST_FOLDERS = ['build', 'lib', 'modules'];
const HOST_FILES = ['index.html', 'main.ts', 'app.ts', 'site.html', 'site.ts', 'siteApp.ts', 'page.css'];

function hostSources(): string[] {
  const inside = HOST_FOLDERS.flatMap((folder) =>
    readdirSync(join(WEB_FOLDER, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...inside, ...HOST_FILES.map((file) => join(WEB_FOLDER, file))].sort();
}
