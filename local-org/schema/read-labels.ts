/** Custom Labels by lower-case name. */
import type { ProjectFiles } from './project-files.ts';
import { readXml } from './xml.ts';

export function readLabels(files: ProjectFiles): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const file of files.ofType('labels')) {
    for (const label of readXml(file, 'CustomLabels').children('labels')) {
      labels.set((label.text('fullName') ?? '').toLowerCase(), label.text('value') ?? '');
    }
  }
  return labels;
}
