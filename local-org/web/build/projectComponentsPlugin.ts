/**
 * `virtual:project-components`: the project's exposed components by the name that flexipages use
 * (`c:statusPath`), each with the names of its design properties.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { projectFiles } from './projectFiles.ts';
import { flag, readXml } from './xml.ts';

const ID = 'virtual:project-components';

export function projectComponentsPlugin(project: string): Plugin {
  return {
    name: 'local-org:project-components',
    resolveId: (source) => (source === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      const names = exposedComponents(project);
      const imports = names.map((name, index) => `import c${index} from 'c/${name}';`);
      const entries = names.map((name, index) => `  'c:${name}': c${index},`);
      return { code: [...imports, 'export default {', ...entries, '};'].join('\n'), moduleType: 'js' };
    },
  };
}

/** Bundles whose configuration has `isExposed` set to true. */
export function exposedComponents(project: string): string[] {
  const configurations = projectFiles(project).ofType('js-meta.xml');
  return [...configurations.values()]
    .filter((file) => flag(readXml(file), 'isExposed'))
    .map((file) => basename(dirname(file)))
    .filter((name) => existsSync(componentScript(project, configurations, name)));
}

function componentScript(project: string, configurations: Map<string, string>, name: string): string {
  const folder = dirname(configurations.get(name) ?? join(project, name));
  const typescript = join(folder, `${name}.ts`);
  return existsSync(typescript) ? typescript : join(folder, `${name}.js`);
}
