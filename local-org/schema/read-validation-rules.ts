/** Validation rules from `*.validationRule-meta.xml` (Metadata API Guide, "ValidationRule"). */
import type { Drafts } from './draft.ts';
import { MetadataError } from './metadata-error.ts';
import type { ValidationRule } from './model.ts';
import type { ProjectFiles } from './project-files.ts';
import { fullName } from './project-files.ts';
import { objectOfFile } from './read-fields.ts';
import { readXml } from './xml.ts';
import type { Skipped } from './skipped.ts';

export function readValidationRules(files: ProjectFiles, drafts: Drafts, skipped: Skipped): void {
  for (const file of files.ofType('validationRule')) {
    if (skipped.holds(file)) continue;
    const rule = readRule(file);
    if (rule) objectOfFile(file, drafts).validationRules.push(rule);
  }
}

/** Null if the rule isn't active. */
function readRule(file: string): ValidationRule | null {
  const node = readXml(file, 'ValidationRule');
  const text = node.text('errorConditionFormula');
  const message = node.text('errorMessage');
  if (text === undefined || message === undefined)
    throw new MetadataError(file, 'a validation rule needs <errorConditionFormula> and <errorMessage>');
  if (!node.flag('active')) return null;
  const formula = { text, blankIsZero: false, file };
  return { name: fullName(file, 'validationRule'), formula, message, field: node.text('errorDisplayField') ?? null };
}
