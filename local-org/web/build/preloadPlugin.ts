/** Lets the browser fetch the page's code while it still asks who is signed in. */
import type { Plugin } from 'vite';

/** Chunks the first screen needs, by the module that is their entry. */
const FIRST_SCREEN = /\/(?:app|main)\.ts$|iconSvgTemplates(?:Standard|Utility)$/;

export function preloadPlugin(): Plugin {
  return {
    name: 'local-org:preload',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const first = chunks.filter((chunk) => FIRST_SCREEN.test(chunk.facadeModuleId ?? ''));
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
