/** During development, watches all project files except the page's. */
import { watch } from 'node:fs';
import { metadataFolders } from '../../schema/project-files.ts';

/** Editors write a file in several steps, and people save several files at once. */
const SETTLED = 250;

const OF_THE_PAGE = /(?:^|[/\\])(?:lwc|__tests__)[/\\]/;
const OF_AN_EDITOR = /(?:^|[/\\])\.|~$/;

/** Calls back when the files have stopped changing. Returns a function that ends this. */
export function watchMetadata(project: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = metadataFolders(project).map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (!file || OF_THE_PAGE.test(file) || OF_AN_EDITOR.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, SETTLED);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
