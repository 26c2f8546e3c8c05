/**
 * Bundles only the icons that are named, instead of all two thousand. An icon is named if `set:name` appears
 * in a source of the host, the page configuration, a base component, or the project's components and
 * metadata. Small sets whose icons depend on data (standard and custom objects) are bundled whole.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { packageFolder, WEB_FOLDER } from './folders.ts';
import { projectFiles } from './projectFiles.ts';

const MODULE = /^lightning\/iconSvgTemplates(Action|Custom|Doctype|Standard|Utility)(Rtl)?$/;
const PREFIX = '\0icons:';
const NAMED = /\b(action|custom|doctype|standard|utility):([a-z0-9_]+)\b/g;
const TAB_MOTIF = /<motif>Custom(\d+)/g;

/** The org chooses these icons by object name, for every standard object that a page can show. */
const OBJECT_ICONS = [
  'account account_contact_relation campaign case case_comment contact contract custom default email email_template entity event feed',
  'groups lead log_a_call opportunity opportunity_contact_role order post pricebook product profile queue record task user',
].flatMap((line) => line.split(' '));

export function iconsPlugin(project: string): Plugin {
  let named = new Set<string>();
  return {
    name: 'local-org:icons',
    enforce: 'pre',
    buildStart() {
      named = namedIcons(project);
    },
    resolveId: (source) => (MODULE.test(source) ? PREFIX + source : null),
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const [, set = '', mirrored] = MODULE.exec(id.slice(PREFIX.length)) ?? [];
      // Right-to-left variants, which the host doesn't support.
      const code = mirrored ? 'export default {};' : iconModule(set, named);
      return { code, moduleType: 'js' };
    },
  };
}

/** Has the format of the package's own module: templates by `set_name`. */
function iconModule(set: string, named: ReadonlySet<string>): string {
  const lower = set.toLowerCase();
  const folder = join(baseComponents(), `iconSvgTemplates${set}`, 'buildTemplates', lower);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.slice(0, -'.html'.length))
    .filter((name) => named.has(`${lower}:${name}`));
  const imports = names.map(
    (name, index) => `import i${index} from ${JSON.stringify(join(folder, `${name}.html.js`))};`,
  );
  const entries = names.map((name, index) => `  ${lower}_${name}: i${index},`);
  return [...imports, 'export default {', ...entries, '};'].join('\n');
}

function namedIcons(project: string): Set<string> {
  const named = new Set(OBJECT_ICONS.map((name) => `standard:${name}`));
  for (const file of sources(project)) {
    const text = readFileSync(file, 'utf8');
    for (const [icon] of text.matchAll(NAMED)) named.add(icon);
    for (const [, number = ''] of text.matchAll(TAB_MOTIF)) named.add(`custom:custom${number}`);
  }
  return named;
}

function sources(project: string): string[] {
  const ours = [join(WEB_FOLDER, 'modules'), join(WEB_FOLDER, 'lib'), join(WEB_FOLDER, '..', 'api', 'page')].filter(
    (folder) => existsSync(folder),
  );
  const inProject = projectFiles(project).files.filter((file) =>
    /\/lwc\/|\.(?:flexipage|tab|app|cls)(?:-meta\.xml)?$/.test(file),
  );
  return [...ours.flatMap((folder) => textFiles(folder)), ...textFiles(baseComponents()), ...inProject];
}

function textFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|ts|html)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .filter((entry) => !/iconSvgTemplates|__examples__|__docs__/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}

function baseComponents(): string {
  return join(packageFolder('lightning-base-components'), 'src', 'lightning');
}
