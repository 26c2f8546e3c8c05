/**
 * Lets Vite bundle LWC modules, which `@lwc/rollup-plugin` compiles. This wrapper keeps Vite's HTML and CSS
 * plugins away from component templates and stylesheets (their module IDs end in `.js`), strips TypeScript
 * before the LWC compiler runs, and caches the compiled package modules on disk.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { transformWithOxc, type Plugin } from 'vite';
import type { CompileCache } from './compileCache.ts';

export interface LwcPluginOptions {
  /** Folders that contain `namespace/component` folders. The first one that has a module wins. */
  readonly moduleFolders: readonly string[];
  /** Folders of the project's components, namespace `c`. */
  readonly projectComponents: readonly string[];
  /** A file next to the installed packages, because the project can be in another folder. */
  readonly resolveFrom: string;
  readonly cache: CompileCache;
}

/** What the wrapper uses of the wrapped plugin's hooks, which only call `this.warn`. */
interface WrappedPlugin {
  resolveId(this: HookContext, source: string, importer: string | undefined): string | undefined;
  load(this: HookContext, id: string): string | undefined;
  transform(this: HookContext, code: string, id: string): { code: string } | undefined;
}

interface HookContext {
  warn(message: unknown): void;
}

/** Replaces the template or stylesheet that a module doesn't have. */
const IMPLICIT = join('@lwc', 'resources') + sep;
const COMPILED_ENDINGS = /\.(?:html|css)\.js(?=\?|$)/;

export function lwcPlugin(options: LwcPluginOptions): Plugin {
  const wrapped = wrap(options);
  const resolved = new Map<string, string | undefined>();
  const isComponentFile = componentFileTest(options);
  const context: HookContext = { warn: () => undefined };

  return {
    name: 'local-org:lwc',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer || source.startsWith('\0')) return null;
      const from = realId(importer);
      if (source.startsWith('.')) {
        return isComponentFile(from) ? viteId(resolveRelative(wrapped, context, source, from)) : null;
      }
      if (source.startsWith('/') && COMPILED_ENDINGS.test(source)) return source;
      if (source.startsWith('/') || !/^@?\w[\w-]*\/?/.test(source)) return null;
      if (source.startsWith('c/')) return projectModule(options.projectComponents, source);
      // Only a package's own modules can import what the package doesn't export.
      const asked = isPackaged(from) ? from : options.resolveFrom;
      const key = `${isPackaged(from) ? 'inside' : 'outside'} ${source}`;
      if (!resolved.has(key)) resolved.set(key, viteId(wrapped.resolveId.call(context, source, asked)));
      return resolved.get(key) ?? null;
    },
    load(id) {
      return COMPILED_ENDINGS.test(id) || id.startsWith(IMPLICIT)
        ? loadTemplateOrStylesheet(this.addWatchFile.bind(this), wrapped, context, id)
        : null;
    },
    async transform(code, id) {
      const real = realId(id);
      if (!isComponentFile(real)) return null;
      // Ignore warnings in packages, because the project can't fix them.
      const packaged = isPackaged(real) || real.startsWith(IMPLICIT);
      const compile = async () => {
        const script = extname(withoutQuery(real)) === '.ts' ? await stripTypes(code, real) : code;
        const warn = (message: unknown) => (packaged ? undefined : this.warn(String(messageOf(message))));
        return wrapped.transform.call({ warn }, script, real)?.code ?? script;
      };
      const compiled = packaged ? await options.cache.get(real, code, compile) : await compile();
      return { code: compiled, map: null, moduleType: 'js' };
    },
  };
}

function wrap(options: LwcPluginOptions): WrappedPlugin {
  const [rootDir = ''] = options.moduleFolders;
  const plugin: unknown = lwc({
    rootDir,
    modules: [...options.moduleFolders.map((dir) => ({ dir })), { npm: 'lightning-base-components' }],
    enableDynamicComponents: true,
    enableLwcOn: true,
    enableSyntheticElementInternals: true,
  });
  const wrapped = plugin as WrappedPlugin & { buildStart(options: { input: string[] }): void };
  wrapped.buildStart({ input: [join(rootDir, 'unused.js')] });
  return wrapped;
}

/** Component files in the module folders, the project's bundles, and LWC packages. */
function componentFileTest(options: LwcPluginOptions): (id: string) => boolean {
  const folders = [...options.moduleFolders, ...options.projectComponents].map((folder) => resolve(folder) + sep);
  return (id) => {
    if (id.startsWith('\0')) return false;
    if (id.includes('@lwc/resources/') || id.includes(`lightning-base-components${sep}src${sep}`)) return true;
    return folders.some((folder) => id.startsWith(folder)) && !id.includes('/__tests__/');
  };
}

function resolveRelative(
  wrapped: WrappedPlugin,
  context: HookContext,
  source: string,
  from: string,
): string | undefined {
  const plain = resolve(dirname(withoutQuery(from)), source);
  if (/\.(?:ts|js|css|html)$/.test(plain) && existsSync(plain)) return plain;
  if (!/\.(?:html|css)(?:\?|$)/.test(source)) {
    const script = [`${plain}.ts`, `${plain}.js`].find((file) => existsSync(file));
    if (script) return script;
  }
  return wrapped.resolveId.call(context, source, from);
}

/** A component of the project. If compiled JavaScript is next to its TypeScript source, the TypeScript wins. */
function projectModule(folders: readonly string[], source: string): string {
  const name = source.slice('c/'.length);
  const bases = folders.map((folder) => join(folder, name, name));
  const file = bases.flatMap((base) => [`${base}.ts`, `${base}.js`]).find((candidate) => existsSync(candidate));
  if (!file) throw new Error(`No component "${source}" in ${folders.join(', ') || 'the project'}.`);
  return file;
}

function loadTemplateOrStylesheet(
  watch: (file: string) => void,
  wrapped: WrappedPlugin,
  context: HookContext,
  id: string,
): string {
  const real = realId(id);
  const implicit = wrapped.load.call(context, real);
  if (implicit !== undefined) return implicit;
  watch(withoutQuery(real));
  return readFileSync(withoutQuery(real), 'utf8');
}

async function stripTypes(code: string, file: string): Promise<string> {
  const result = await transformWithOxc(code, withoutQuery(file), {
    target: 'esnext',
    decorator: { legacy: false },
    sourcemap: false,
  });
  return result.code;
}

/** Vite's plugins go by the file extension, so templates and stylesheets of components need another one. */
function viteId(id: string | undefined): string | undefined {
  return id?.replace(/(\.(?:html|css))(?=\?|$)/, '$1.js');
}

function realId(id: string): string {
  return id.replace(/(\.(?:html|css))\.js(?=\?|$)/, '$1');
}

function withoutQuery(id: string): string {
  return id.replace(/\?.*$/, '');
}

function isPackaged(id: string): boolean {
  return id.includes(`${sep}node_modules${sep}`);
}

function messageOf(warning: unknown): unknown {
  return typeof warning === 'object' && warning !== null && 'message' in warning ? warning.message : warning;
}
