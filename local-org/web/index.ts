/** What a server of the page uses: build it once, or watch it and tell open pages to load it again. */
export { buildPage, type BuiltPage } from './build/buildPage.ts';
export type { PageOptions } from './build/config.ts';
export { RELOAD_PATH } from './build/liveReloadPlugin.ts';
export { reloadStream } from './build/reloadStream.ts';
export { watchPage, type WatchedPage, type WatchOptions } from './build/watchPage.ts';
