/**
 * Source text → syntax tree. This module loads the parser, which takes as long as everything else together.
 * `source.ts` loads it only for files whose tree isn't cached.
 */
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { compilationUnit, triggerUnit } from './build-declarations.ts';
import { RefusedSyntax } from './build-literals.ts';
import type { SourceUnit } from './tree.ts';

export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ParseOutcome = { readonly unit: SourceUnit } | { readonly problems: readonly SyntaxProblem[] };

class Collector extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.problems.push({ line, column: column + 1, message: `Syntax error: ${withoutLongList(message)}` });
  }
}

/** List what is expected only if the list is short. Where any name is valid, it has a hundred words. */
const withoutLongList = (message: string): string =>
  message.replace(/ (expecting|missing) \{([^}]*)\}/, (all, verb: string, list: string) => {
    if (list.split(', ').length <= 8) return all;
    return list.includes('Identifier') ? ` ${verb} a name` : '';
  });

export function parseSource(text: string, kind: 'class' | 'trigger'): ParseOutcome {
  const collector = new Collector();
  const { parser } = ApexParserFactory.createLexerAndParser(text, collector);
  const tree = kind === 'class' ? parser.compilationUnit() : parser.triggerUnit();
  // Errors after the first are mostly caused by the parser's recovery.
  if (collector.problems.length > 0) return { problems: collector.problems.slice(0, 1) };
  try {
    return { unit: 'typeDeclaration' in tree ? compilationUnit(tree) : triggerUnit(tree) };
  } catch (error) {
    if (!(error instanceof RefusedSyntax)) throw error;
    return { problems: [{ line: error.at.line, column: error.at.column, message: error.message }] };
  }
}
