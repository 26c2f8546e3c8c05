/** The page's Vite configuration. */
import { join, resolve } from 'node:path';
import type { InlineConfig } from 'vite';
import { baseComponentFixes } from './baseComponentFixes.ts';
import { CompileCache } from './compileCache.ts';
import { iconsPlugin } from './iconsPlugin.ts';
import { liveReloadPlugin } from './liveReloadPlugin.ts';
import { WEB_FOLDER } from './folders.ts';
import { lwcPlugin } from './lwcPlugin.ts';
import { platformPlugin } from './platformPlugin.ts';
import { componentFolders } from './projectFiles.ts';
import { preloadPlugin } from './preloadPlugin.ts';
import { projectComponentsPlugin } from './projectComponentsPlugin.ts';
import { toolVersions } from './toolVersions.ts';

export interface PageOptions {
  /** The DX project that the page shows. */
  readonly project: string;
  /** Folder of the built page. */
  readonly out: string;
  /** If true, the page reloads when the development server announces a new build. */
  readonly liveReload?: boolean;
}

export function pageConfig(options: PageOptions): { config: InlineConfig; cache: CompileCache } {
  const project = resolve(options.project);
  const cache = new CompileCache(join(project, '.cache', 'page', 'compiled.json'), toolVersions().join(' '));
  const config: InlineConfig = {
    configFile: false,
    root: WEB_FOLDER,
    cacheDir: join(project, '.cache', 'vite'),
    logLevel: 'warn',
    plugins: [
      platformPlugin({ project, web: WEB_FOLDER }),
      projectComponentsPlugin(project),
      iconsPlugin(project),
      baseComponentFixes(),
      lwcPlugin({
        moduleFolders: [join(WEB_FOLDER, 'modules')],
        projectComponents: componentFolders(project),
        resolveFrom: join(WEB_FOLDER, 'main.ts'),
        cache,
      }),
      preloadPlugin(),
      ...(options.liveReload ? [liveReloadPlugin()] : []),
    ],
    build: {
      outDir: resolve(options.out),
      rolldownOptions: {
        input: [join(WEB_FOLDER, 'index.html'), join(WEB_FOLDER, 'site.html')],
        checks: { pluginTimings: false },
      },
      emptyOutDir: true,
      target: 'es2023',
      // SLDS is already minified, and the minifier doesn't know its newer selectors.
      cssMinify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      modulePreload: { polyfill: false },
    },
  };
  return { config, cache };
}
