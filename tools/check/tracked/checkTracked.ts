/** Finds text that no tracked file may contain: local paths, hosts of package registries, folders outside the project, and product words in the local org. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { Finding } from '../Finding.ts';

/** These files contain the words as patterns. */
const OWN = 'tools/check/';
/** Words of the product. The local org can run any project and must not contain them. */
const PRODUCT_WORDS = /onboarding|roster|clever|classlink/i;
const MACHINE_PATH = /(?<![\w.}])\/(?:home|root|Users)\/[\w.-]+|\b[A-Z]:\\Users\\/;
const REGISTRY =
  /\b(?:registry\.[\w.-]+\.\w+|[\w.-]*(?:artifactory|nexus|verdaccio)[\w.-]*\.\w+|npm\.pkg\.github\.com)\b/i;
const BESIDE = /(?:\.\.\/)+shared\b[\w./-]*/g;

export function checkTracked(root: string): Finding[] {
  const ownPaths = [resolve(root), homedir()]
    .filter((path) => path.length > 1)
    .map((path) => `${RegExp.escape(path)}(?=/)`);
  const own = ownPaths.length === 0 ? /(?!)/ : new RegExp(ownPaths.join('|'));
  return trackedFiles(root).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const lines = text.includes('\0') ? [] : text.split('\n');
    return lines.flatMap((line, index) => checkLine(root, file, line, index + 1, own));
  });
}

/** Includes new files, but not ignored ones. */
function trackedFiles(root: string): string[] {
  const { stdout, status } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`git could not list the files of ${root}.`);
  return stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

function checkLine(root: string, file: string, text: string, line: number, own: RegExp): Finding[] {
  const findings: Finding[] = [];
  const add = (message: string): number => findings.push({ file, line, message });
  const [word] = PRODUCT_WORDS.exec(text) ?? [];
  if (file.startsWith('local-org/') && word !== undefined) add(`the local org must not contain the word "${word}".`);
  if (file.startsWith(OWN)) return findings;
  const [path] = own.exec(text) ?? MACHINE_PATH.exec(text) ?? [];
  if (path !== undefined) add(`${path} is a path on one computer.`);
  const [registry] = REGISTRY.exec(text) ?? [];
  if (registry !== undefined) add(`${registry} is the host of a package registry. Remove it; npm has its own setting.`);
  for (const [written] of text.matchAll(BESIDE)) {
    if (isOutside(root, resolve(root, dirname(file), written))) add(`${written} is outside the project.`);
  }
  return findings;
}

const isOutside = (root: string, path: string): boolean => relative(resolve(root), path).startsWith('..');
