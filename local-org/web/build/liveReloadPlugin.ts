/** During development, reloads the page after each build. */
import type { Plugin } from 'vite';

export const RELOAD_PATH = '/@reload';

const ID = '/@live-reload';

export function liveReloadPlugin(): Plugin {
  return {
    name: 'local-org:live-reload',
    resolveId: (source) => (source === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      const code = `new EventSource(${JSON.stringify(RELOAD_PATH)}).addEventListener('built', () => location.reload());`;
      return { code, moduleType: 'js' };
    },
    transform(code, id) {
      return /\/web\/(?:main|site)\.ts$/.test(id)
        ? { code: `import ${JSON.stringify(ID)};\n${code}`, map: null }
        : null;
    },
  };
}
