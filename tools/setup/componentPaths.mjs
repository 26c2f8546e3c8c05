/**
 * Tells TypeScript in which feature's folder each component is, such as `c/statusPath`. Writes .cache/component-paths.json, which
 * tsconfig.lwc.json extends, before every npm script that compiles or checks components. JavaScript, because it must run on any Node version.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const FEATURES = 'force-app/main';
const FILE = '.cache/component-paths.json';

export function writeComponentPaths() {
  const paths = Object.fromEntries(bundles().map((bundle) => [`c/${bundle.name}`, [`../${bundle.file}`]]));
  const text = `${JSON.stringify({ compilerOptions: { paths: { ...paths, 'test/*': ['../tests/components/*.ts'] } } }, null, 2)}\n`;
  if (existsSync(FILE) && readFileSync(FILE, 'utf8') === text) return;
  mkdirSync('.cache', { recursive: true });
  writeFileSync(FILE, text);
}

/** @returns {{name: string, file: string}[]} sorted by name */
function bundles() {
  return foldersOf(FEATURES)
    .map((feature) => `${FEATURES}/${feature}/lwc`)
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => foldersOf(folder).map((name) => ({ name, file: `${folder}/${name}/${name}.ts` })))
    .filter(({ file }) => existsSync(file))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function foldersOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
