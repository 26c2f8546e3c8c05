/**
 * The documentation behind the Apex tests of a conformance project. The comment above each test cites pages,
 * `Apex Developer Guide, "Loops"; Apex Reference: "Math Class", "Decimal Class"`, optionally followed by a
 * sentence.
 */

export interface Citation {
  readonly guide: string;
  readonly page: string;
}

export interface CitedCase {
  readonly method: string;
  readonly line: number;
  readonly citations: readonly Citation[];
}

const GUIDES = [
  'Apex Developer Guide',
  'Apex Reference',
  'Lightning Aura Components Developer Guide',
  'Lightning Web Components Developer Guide',
  'Object Reference',
  'REST API Developer Guide',
  'SOQL and SOSL Reference',
];
/** A guide, and the quoted pages up to the next guide. */
const GUIDE = new RegExp(`(${GUIDES.join('|')})[,:]((?:(?!${GUIDES.join('|')})[^])*)`, 'g');
const PAGE = /"([^"]+)"/g;

/** A comment, `@IsTest`, and the name of a method. */
const CASE =
  /((?:^[ \t]*\/\/.*\n)+|^[ \t]*\/\*\*(?:(?!\*\/)[^])*\*\/\s*?\n)?^[ \t]*@IsTest[ \t]*\n[ \t]*(?:private |public )?static void (\w+)\(/gim;

export function citationsIn(comment: string): Citation[] {
  return [...comment.matchAll(GUIDE)].flatMap(([, guide = '', rest = '']) =>
    [...rest.matchAll(PAGE)].map(([, page = '']) => ({ guide, page })),
  );
}

/** The test methods of an Apex class, in source order. */
export function citedCases(source: string): CitedCase[] {
  return [...source.matchAll(CASE)].map((match) => ({
    method: match[2] ?? '',
    line: source.slice(0, match.index).split('\n').length,
    citations: citationsIn((match[1] ?? '').replace(/\n\s*(?:\/\/|\*)/g, ' ')),
  }));
}
