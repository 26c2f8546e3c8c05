import { existsSync, globSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { CompileCache } from '../../../local-org/web/build/compileCache.ts';
import { lwcPlugin } from '../../../local-org/web/build/lwcPlugin.ts';
import type { Benchmark, Figure } from '../Benchmark.ts';
import { rounded } from '../statistics.ts';

const FOLDERS = globSync('force-app/**/lwc').sort();
const WEB = 'local-org/web';

interface Size {
  readonly name: string;
  readonly bytes: number;
  /** False for a shared module, which has no template. */
  readonly isShared: boolean;
}

export const components: Benchmark = {
  about: 'Size of each component, compiled and minified: script, template, and styles, without imports',
  async run() {
    const sizes = (await measure()).sort((a, b) => b.bytes - a.bytes);
    if (sizes.length === 0) throw new Error('There is no component to measure.');
    return [
      ...largest(
        sizes.filter(({ isShared }) => !isShared),
        'component',
        25,
      ),
      ...largest(
        sizes.filter(({ isShared }) => isShared),
        'shared module',
        10,
      ),
    ];
  },
};

/** Shows only the three largest. If the first meets the target, all do. */
function largest(sizes: readonly Size[], what: string, most: number): Figure[] {
  return sizes.slice(0, 3).map(({ name, bytes }, place) => ({
    name: `${what} ${name}`,
    value: rounded(bytes / 1024, 1),
    unit: 'KB' as const,
    most,
    note: place === 0 ? `largest of ${sizes.length}` : '',
  }));
}

async function measure(): Promise<Size[]> {
  const folders = FOLDERS.flatMap((folder) => globSync(`${folder}/*/`)).map((folder) => folder.replace(/[\\/]$/, ''));
  const scripts = folders
    .map((folder) => ({ folder, script: join(folder, `${basename(folder)}.ts`) }))
    .filter(({ script }) => existsSync(script));
  const sizes: Size[] = [];
  for (const { folder, script } of scripts) {
    const name = basename(folder);
    sizes.push({
      name,
      bytes: await minifiedBytes(folder, script),
      isShared: !existsSync(join(folder, `${name}.html`)),
    });
  }
  return sizes;
}

async function minifiedBytes(folder: string, script: string): Promise<number> {
  const own = resolve(folder);
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      lwcPlugin({
        moduleFolders: [resolve(WEB, 'modules')],
        projectComponents: FOLDERS.map((folder) => resolve(folder)),
        resolveFrom: resolve(WEB, 'main.ts'),
        cache: new CompileCache(join('.cache', 'bench', 'compiled.json'), 'sizes'),
      }),
    ],
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      rolldownOptions: {
        input: resolve(script),
        external: (id) => isForeign(id, own),
        preserveEntrySignatures: 'strict',
      },
    },
  })) as Rolldown.RolldownOutput;
  return output.output.reduce(
    (sum, part) => sum + Buffer.byteLength(part.type === 'chunk' ? part.code : part.source),
    0,
  );
}

/** Everything except the bundle's files and the compiler's virtual modules. */
function isForeign(id: string, own: string): boolean {
  return !id.startsWith('.') && !id.startsWith(own) && !id.startsWith('\0') && !id.includes('@lwc/resources');
}
