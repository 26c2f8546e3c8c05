/** Errors of classes and triggers that are added to the conformance project. */
import { compileProgram } from '../../compile/program.ts';
import { ApexLoadError, type ApexProblem } from '../../model/problems.ts';
import { parseSources, readSources, type SourceText } from '../../syntax/source.ts';
import { openConformanceProject, PROJECT } from './project.ts';

const { apex, close } = openConformanceProject();
export { close };
const existing = readSources(PROJECT, ['force-app']);

export function problemsOf(...added: SourceText[]): readonly ApexProblem[] {
  const files = parseSources([...existing, ...added], null);
  try {
    compileProgram(files, { schema: apex.org.schema, prepare: (query) => apex.org.soql.prepare(query) });
    return [];
  } catch (error) {
    if (error instanceof ApexLoadError) return error.problems;
    throw error;
  }
}

export const cls = (name: string, text: string): SourceText => ({
  path: `${name}.cls`,
  kind: 'class',
  text,
  meta: null,
});

export const trigger = (name: string, text: string): SourceText => ({
  path: `${name}.trigger`,
  kind: 'trigger',
  text,
  meta: null,
});
