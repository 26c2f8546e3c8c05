/** Finds custom fields that no Apex outside tests, component, page, script, or service uses. */
import type { Finding } from '../Finding.ts';
import { isTest, type ApexFile } from '../project/apex.ts';
import { findMetadata, findScripts, read } from '../project/files.ts';
import type { Inventory } from '../references/Inventory.ts';

/** Metadata that shows or uses a field. A permission set alone doesn't count. */
const SHOWING = ['layout', 'flexipage', 'listView', 'compactLayout', 'sharingRules', 'md'];

export function unusedFields(inventory: Inventory, apex: readonly ApexFile[]): Finding[] {
  const { root } = inventory;
  const files = [
    ...apex.filter((file) => !isTest(file)).map(({ file }) => file),
    ...inventory.sources.filter((file) => /\/lwc\/.*\.(ts|html)$/.test(file) && !file.includes('__tests__')),
    ...inventory.sources.filter((file) => /\/email\/.*\.email(-meta\.xml)?$/.test(file)),
    ...SHOWING.flatMap((type) => findMetadata(root, type)),
    ...findScripts(root).filter((file) => !file.endsWith('.test.ts')),
  ];
  const named = new Set(
    files.flatMap((file) => read(root, file).match(/\b\w+__c\b/g) ?? []).map((name) => name.toLowerCase()),
  );
  return inventory
    .ofType('field')
    .filter(({ name }) => !named.has(name.toLowerCase()))
    .map(({ file, object, name }) => ({
      file,
      message: `nothing uses ${object}.${name}: no code, page, or script names it.`,
    }));
}
