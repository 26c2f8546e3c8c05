/** Reads `data/sample/*.json` in the order of the files' names; data/README.md says what may stand in them. */
import { globSync, readFileSync } from 'node:fs';
import type { Fields } from '../../services/Org.ts';
import { CommandError } from '../output/CommandError.ts';

export interface SampleRecord {
  readonly ref?: string;
  readonly fields: Fields;
}

export interface SampleStep {
  readonly object: string;
  readonly records: readonly SampleRecord[];
  /** The records have a name already and are changed. */
  readonly update?: boolean;
  /** The platform made the records; these fields find them. */
  readonly match?: readonly string[];
}

export function readSteps(folder = 'data/sample'): SampleStep[] {
  return globSync(`${folder}/*.json`).sort().flatMap(readFile);
}

function readFile(file: string): SampleStep[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SampleStep[];
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandError('SAMPLE_UNREADABLE', `${file} is not valid JSON: ${detail}`);
  }
}
