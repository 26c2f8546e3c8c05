/**
 * The `@salesforce/…` modules that components import, made from the project: Apex methods, schema tokens,
 * labels, permissions, and the current user. A missing name fails the build, as it fails a deployment.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { projectFiles, type ProjectFiles } from './projectFiles.ts';
import { nodes, readXml, text } from './xml.ts';

const PREFIX = '\0platform:';

type Source = (name: string) => string;

export function platformPlugin(options: { project: string; web: string }): Plugin {
  let modules = platformModules(options);
  return {
    name: 'local-org:platform',
    enforce: 'pre',
    buildStart() {
      modules = platformModules(options);
    },
    resolveId(source) {
      return modules.find(source) ? PREFIX + source : null;
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const specifier = id.slice(PREFIX.length);
      const code = modules.find(specifier)?.();
      return code === undefined ? null : { code, moduleType: 'js' };
    },
  };
}

function platformModules({ project, web }: { project: string; web: string }) {
  const files = projectFiles(project);
  const labels = readLabels(files);
  const lib = (name: string) => JSON.stringify(join(web, 'lib', name));
  const session = (value: string) => `import { session } from ${lib('session.ts')};\nexport default ${value};`;

  const exact: Record<string, string> = {
    '@salesforce/apex': `export { refreshApex, getSObjectValue } from ${lib('apex.ts')};`,
    '@salesforce/user/Id': session('session().userId'),
    '@salesforce/user/isGuest': session('session().isGuest'),
    '@salesforce/i18n/timeZone': session('session().timeZone'),
    '@salesforce/i18n/locale': session("session().locale.replace('_', '-')"),
    '@salesforce/client/formFactor': `export { formFactor as default } from ${lib('formFactor.ts')};`,
  };
  const families: Record<string, Source> = {
    '@salesforce/apex/': (name) => apexMethod(files, name, lib('apex.ts')),
    '@salesforce/label/c.': (name) => label(labels, name),
    '@salesforce/schema/': (name) => schemaToken(files, name),
    '@salesforce/customPermission/': (name) => permission(files, name, session),
    '@salesforce/messageChannel/': (name) => messageChannel(files, name),
  };

  return {
    find(specifier: string): (() => string) | undefined {
      const fixed = exact[specifier];
      if (fixed !== undefined) return () => fixed;
      const family = Object.entries(families).find(([prefix]) => specifier.startsWith(prefix));
      return family && (() => family[1](specifier.slice(family[0].length)));
    },
  };
}

function readLabels(files: ProjectFiles): Map<string, string> {
  const labels = new Map<string, string>();
  for (const file of files.ofType('labels-meta.xml').values()) {
    for (const node of nodes(readXml(file), 'labels')) {
      labels.set(text(node, 'fullName') ?? '', text(node, 'value') ?? '');
    }
  }
  return labels;
}

function label(labels: Map<string, string>, name: string): string {
  const value = labels.get(name);
  if (value === undefined) throw new Error(`The project has no Custom Label "${name}".`);
  return `export default ${JSON.stringify(value)};`;
}

/** `Class.method`. The class must have this method with `@AuraEnabled`. */
function apexMethod(files: ProjectFiles, name: string, lib: string): string {
  const [className = '', method = ''] = name.split('.');
  const file = files.ofType('cls').get(className);
  if (!file) throw new Error(`The project has no Apex class "${className}" (imported as @salesforce/apex/${name}).`);
  const source = withoutComments(readFileSync(file, 'utf8'));
  const declaration = new RegExp(
    `@AuraEnabled\\s*(\\([^)]*\\))?(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s+(?:public|global)\\s+static\\s+[\\w.<>,\\s\\[\\]]+?\\b${method}\\s*\\(`,
    'i',
  ).exec(source);
  if (!declaration) throw new Error(`Apex class "${className}" has no static @AuraEnabled method "${method}".`);
  const cacheable = /cacheable\s*=\s*true/i.test(declaration[1] ?? '');
  return `import { apexMethod } from ${lib};\nexport default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)}, ${cacheable});`;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

/** An object (`Case`) or a field, across up to five relationships (`Case.Account.Name`). */
function schemaToken(files: ProjectFiles, name: string): string {
  const [object = '', ...path] = name.split('.');
  if (object.endsWith('__c') && !files.ofType('object-meta.xml').has(object)) {
    throw new Error(`The project has no object "${object}" (imported as @salesforce/schema/${name}).`);
  }
  const [field] = path;
  if (path.length === 1 && field?.endsWith('__c') && !hasField(files, object, field)) {
    throw new Error(`The project has no field "${field}" on ${object} (imported as @salesforce/schema/${name}).`);
  }
  const token = path.length ? { fieldApiName: path.join('.'), objectApiName: object } : { objectApiName: object };
  return `export default ${JSON.stringify(token)};`;
}

function hasField(files: ProjectFiles, object: string, field: string): boolean {
  return files.files.some((file) => file.endsWith(join('objects', object, 'fields', `${field}.field-meta.xml`)));
}

/** `true` or `undefined`, as on the platform. */
function permission(files: ProjectFiles, name: string, session: (value: string) => string): string {
  if (!files.ofType('customPermission-meta.xml').has(name)) {
    throw new Error(`The project has no custom permission "${name}".`);
  }
  return session(`session().customPermissions.includes(${JSON.stringify(name)}) || undefined`);
}

function messageChannel(files: ProjectFiles, name: string): string {
  const channel = name.replace(/__c$/, '');
  if (!files.ofType('messageChannel-meta.xml').has(channel)) {
    throw new Error(`The project has no message channel "${channel}".`);
  }
  return `export default ${JSON.stringify({ messageChannel: name })};`;
}
