/** What a server of the page uses: build it once, or watch it and serve every new build to open pages. */
export { buildPage, PageBuildError, type BuiltPage } from './build/buildPage.ts';
export type { PageOptions } from './build/config.ts';
export { devServer } from './build/devServer.ts';
export { watchPage, type WatchedPage, type WatchOptions } from './build/watchPage.ts';
