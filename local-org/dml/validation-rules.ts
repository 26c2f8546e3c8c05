/**
 * Validation rules. They run after the before triggers and the other system validation (Apex Developer Guide,
 * "Triggers and Order of Execution", step 5).
 */
import { formulasOf } from '../formula/formulas.ts';
import type { Chunk } from './context.ts';
import { dmlError } from './errors.ts';
import { isGood, type Work } from './work.ts';

export function checkRules(chunk: Chunk, works: readonly Work[]): void {
  if (chunk.object.validationRules.length === 0) return;
  const formulas = formulasOf(chunk.services.schema);
  formulas.occasion(chunk.transaction);
  for (const work of works.filter(isGood)) {
    for (const { message, field } of formulas.refusals(chunk.object, work))
      work.errors.push(dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === null ? [] : [field]));
  }
}
