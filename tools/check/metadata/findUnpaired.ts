/**
 * Finds files that a deploy would skip without an error: code without its `-meta.xml`, and a `-meta.xml` without its code. The
 * source-deploy-retrieve library doesn't report them.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Finding } from '../Finding.ts';
import { findSource } from '../project/files.ts';

export function findUnpaired(root: string): Finding[] {
  return [...codeWithoutMeta(root), ...metaWithoutCode(root), ...bundlesWithoutMeta(root)];
}

function codeWithoutMeta(root: string): Finding[] {
  return findSource(root, '**/*.{cls,trigger}')
    .filter((file) => !existsSync(join(root, `${file}-meta.xml`)))
    .map((file) => ({ file, message: `has no ${basename(file)}-meta.xml, so a deploy would skip it.` }));
}

function metaWithoutCode(root: string): Finding[] {
  return findSource(root, '**/*.{cls,trigger}-meta.xml')
    .filter((file) => !existsSync(join(root, file.replace(/-meta\.xml$/, ''))))
    .map((file) => ({ file, message: "describes a file that doesn't exist." }));
}

function bundlesWithoutMeta(root: string): Finding[] {
  return findSource(root, '**/lwc/*/*.{html,ts}')
    .map((file) => dirname(file))
    .filter((bundle, index, all) => all.indexOf(bundle) === index)
    .filter((bundle) => !existsSync(join(root, bundle, `${basename(bundle)}.js-meta.xml`)))
    .map((bundle) => ({
      file: bundle,
      message: `has no ${basename(bundle)}.js-meta.xml, so a deploy would skip the component.`,
    }));
}
