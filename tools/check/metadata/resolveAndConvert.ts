/** Resolves the source as the `sf` CLI does and converts it to the form that is deployed; what fails there fails in a deploy. */
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import type { Finding } from '../Finding.ts';

export async function resolveAndConvert(root: string): Promise<Finding[]> {
  try {
    const components = ComponentSet.fromSource(root);
    if (components.size === 0) return [{ file: root, message: 'holds no metadata.' }];
    await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
    return [];
  } catch (error) {
    return [{ file: root, message: error instanceof Error ? error.message : String(error) }];
  }
}
