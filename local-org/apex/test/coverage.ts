/** The lines of the program that tests ran, without test classes. */
import { basename, extname } from 'node:path';
import type { Program } from '../runtime/program.ts';

export interface FileCoverage {
  /** Name of the class or trigger. */
  readonly name: string;
  readonly file: string;
  readonly lines: number;
  readonly covered: number;
  /** Lines that never ran, in order. */
  readonly missed: readonly number[];
}

export interface Coverage {
  readonly files: readonly FileCoverage[];
  readonly lines: number;
  readonly covered: number;
  /** 100 if there is nothing to cover. */
  readonly percent: number;
}

/** `counts` has the number of runs of each statement. */
export function measureCoverage(program: Program, counts: Uint32Array): Coverage {
  const testFiles = new Set([...program.classes.values()].filter((cls) => cls.isTest).map((cls) => cls.file));
  const files = [...linesByFile(program, counts)]
    .filter(([file]) => !testFiles.has(file))
    .map(([file, lines]) => fileCoverage(file, lines))
    .sort((a, b) => a.name.localeCompare(b.name));
  return coverageOf(files);
}

export function coverageOf(files: readonly FileCoverage[]): Coverage {
  const lines = sum(files.map((file) => file.lines));
  const covered = sum(files.map((file) => file.covered));
  return { files, lines, covered, percent: percent(covered, lines) };
}

/** A line is covered if one of its statements ran. */
function linesByFile(program: Program, counts: Uint32Array): Map<string, Map<number, boolean>> {
  const files = new Map<string, Map<number, boolean>>();
  program.statements.forEach(({ file, line }, id) => {
    let lines = files.get(file);
    if (lines === undefined) files.set(file, (lines = new Map()));
    lines.set(line, lines.get(line) === true || (counts[id] ?? 0) > 0);
  });
  return files;
}

function fileCoverage(file: string, lines: ReadonlyMap<number, boolean>): FileCoverage {
  const missed = [...lines].flatMap(([line, ran]) => (ran ? [] : [line])).sort((a, b) => a - b);
  return { name: basename(file, extname(file)), file, lines: lines.size, covered: lines.size - missed.length, missed };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);
