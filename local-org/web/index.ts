/** The functions a server uses to build the page once, or to watch it and serve each new build. */
export { buildPage, PageBuildError, type BuiltPage } from './build/buildPage.ts';
export type { PageOptions } from './build/config.ts';
export { devServer } from './build/devServer.ts';
export { watchPage, type WatchedPage, type WatchOptions } from './build/watchPage.ts';
