/** Reads and checks the scenario files. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Given, Scenario } from '../Scenario.ts';
import { checkGiven, checkWords } from './words.ts';

export interface ScenarioFile {
  readonly file: string;
  readonly scenario: Scenario;
}

/** `given` in the file: a record, or the name of a `given/` file. */
type WrittenGiven = Given | { readonly use: string };

const FOLDER = 'tests/scenarios';

/** Sorted by name. Throws an Error with the name of an invalid file. */
export function readScenarios(folder = FOLDER): ScenarioFile[] {
  return globSync(`${folder}/**/*.json`, { exclude: [`${folder}/given/**`] })
    .sort()
    .map((file) => ({ file, scenario: readScenario(file) }));
}

function readScenario(file: string): Scenario {
  const content = parse(file);
  checkWords(file, content);
  const scenario = content as Scenario & { readonly given?: readonly WrittenGiven[] };
  return { ...scenario, given: writtenOut(file, scenario.given ?? []) };
}

function writtenOut(file: string, given: readonly WrittenGiven[]): Given[] {
  return given.flatMap((item) => ('use' in item ? readGiven(item.use, file) : [item]));
}

/** The records of a `given/` file. `user` is the file that uses it. */
export function readGiven(name: string, user = 'A test'): Given[] {
  const file = `${FOLDER}/given/${name}.json`;
  if (!existsSync(file)) throw new Error(`${user}: the file ${file} is missing`);
  const content = parse(file);
  checkGiven(file, content);
  return writtenOut(file, content as WrittenGiven[]);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
