/**
 * `virtual:project-components`: the components that pages of the app can have, by the name that flexipages use
 * (`c:statusPath`). `virtual:site-components`: those that a site can have, by name, each loaded when it's asked
 * for. Source: LWC Developer Guide, "XML Configuration File Elements", `targets`.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { projectFiles } from './projectFiles.ts';
import { flag, nodes, readXml, texts } from './xml.ts';

const OF_PAGES = 'virtual:project-components';
const OF_SITES = 'virtual:site-components';
const TARGET_OF_SITES = 'lightningCommunity__';

export function projectComponentsPlugin(project: string): Plugin {
  return {
    name: 'local-org:project-components',
    resolveId: (source) => (source === OF_PAGES || source === OF_SITES ? `\0${source}` : null),
    load(id) {
      if (id === `\0${OF_PAGES}`) return { code: pagesModule(exposedComponents(project)), moduleType: 'js' };
      if (id === `\0${OF_SITES}`) return { code: sitesModule(siteComponents(project)), moduleType: 'js' };
      return null;
    },
  };
}

function pagesModule(names: readonly string[]): string {
  const imports = names.map((name, index) => `import c${index} from 'c/${name}';`);
  const entries = names.map((name, index) => `  'c:${name}': c${index},`);
  return [...imports, 'export default {', ...entries, '};'].join('\n');
}

function sitesModule(names: readonly string[]): string {
  const entries = names.map((name) => `  ${name}: () => import('c/${name}'),`);
  return ['export default {', ...entries, '};'].join('\n');
}

/** Exposed bundles, without those that are only for sites. */
export function exposedComponents(project: string): string[] {
  return bundles(project, (targets) => targets.length === 0 || targets.some((target) => !isOfSites(target)));
}

/** Exposed bundles for sites. */
export function siteComponents(project: string): string[] {
  return bundles(project, (targets) => targets.some(isOfSites));
}

const isOfSites = (target: string): boolean => target.startsWith(TARGET_OF_SITES);

function bundles(project: string, fits: (targets: readonly string[]) => boolean): string[] {
  const configurations = projectFiles(project).ofType('js-meta.xml');
  return [...configurations.values()]
    .filter((file) => {
      const xml = readXml(file);
      return flag(xml, 'isExposed') && fits(nodes(xml, 'targets').flatMap((list) => texts(list, 'target')));
    })
    .map((file) => basename(dirname(file)))
    .filter((name) => existsSync(componentScript(project, configurations, name)));
}

function componentScript(project: string, configurations: Map<string, string>, name: string): string {
  const folder = dirname(configurations.get(name) ?? join(project, name));
  const typescript = join(folder, `${name}.ts`);
  return existsSync(typescript) ? typescript : join(folder, `${name}.js`);
}
