/**
 * For development: rebuilds the page when a source changes, and tells open pages to reload. It runs the
 * production build, which takes about two seconds once the packages' modules are cached.
 */
import { watch, type FSWatcher } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildPage } from './buildPage.ts';
import type { PageOptions } from './config.ts';
import { WEB_FOLDER } from './folders.ts';
import { packageFolders } from './projectFiles.ts';

export interface WatchedPage {
  readonly out: string;
  /** Calls back after every build that changed the page. */
  onRebuild(listener: () => void): () => void;
  /** Tells open pages to reload without a build. */
  announce(): void;
  close(): void;
}

export interface WatchOptions extends PageOptions {
  /** Gets the builds and the mistakes in the sources. After a mistake, the last good build stays. */
  readonly report?: (message: string) => void;
}

/** Editors write a file in several steps. */
const SETTLED = 150;

export async function watchPage(options: WatchOptions): Promise<WatchedPage> {
  const { report = () => undefined } = options;
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();

  const announce = (): void => {
    for (const listener of listeners) listener();
  };
  const rebuild = async (): Promise<void> => {
    try {
      const page = await buildPage({ ...options, liveReload: true });
      if (!page.built) return;
      report(`Page built in ${(page.milliseconds / 1000).toFixed(1)} s`);
      announce();
    } catch (error) {
      report(error instanceof Error ? error.message : String(error));
    }
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(rebuild);
    }, SETTLED);
  };

  await rebuild();
  const watchers = watchedFolders(options.project).map((folder) => watchFolder(folder, changed));
  return {
    out: resolve(options.out),
    onRebuild(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function watchedFolders(project: string): string[] {
  return [...packageFolders(project), join(WEB_FOLDER, 'lib'), join(WEB_FOLDER, 'modules')];
}

function watchFolder(folder: string, changed: () => void): FSWatcher {
  return watch(folder, { recursive: true }, (_event, file) => {
    if (file && !/(?:^|\/)\.|~$/.test(file)) changed();
  });
}
