/** Resolves and converts the source as the `sf` CLI does before a deploy. */
import { join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import type { Finding } from '../Finding.ts';

export async function resolveAndConvert(root: string, folder: string): Promise<Finding[]> {
  try {
    const components = ComponentSet.fromSource(join(root, folder));
    if (components.size === 0) return [{ file: folder, message: 'has no metadata.' }];
    await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
    return [];
  } catch (error) {
    return [{ file: folder, message: error instanceof Error ? error.message : String(error) }];
  }
}
