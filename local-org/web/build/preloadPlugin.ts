/** Lets the browser load the page's code while it gets the session. */
import type { Plugin } from 'vite';

/** The chunks of the first screen, by their entry module, of the app and of a site. */
const FIRST_SCREEN = /\/(?:app|main)\.ts$|iconSvgTemplates(?:Standard|Utility)$/;
const FIRST_OF_SITE = /\/site(?:App)?\.ts$|iconSvgTemplatesUtility$/;

export function preloadPlugin(): Plugin {
  return {
    name: 'local-org:preload',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!bundle) return html;
        const wanted = filename.endsWith('site.html') ? FIRST_OF_SITE : FIRST_SCREEN;
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const first = chunks.filter((chunk) => wanted.test(chunk.facadeModuleId ?? ''));
        const files = new Set(first.flatMap((chunk) => [chunk.fileName, ...chunk.imports]));
        return [...files]
          .filter((file) => !html.includes(`"/${file}"`))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
