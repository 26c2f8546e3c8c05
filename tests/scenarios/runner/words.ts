/**
 * The words allowed in a scenario file. Without this check, a misspelled word would make a scenario test less
 * than it says.
 */

/** Throws an Error with the file and every unknown or missing word. */
export function checkWords(file: string, content: unknown): void {
  const problems = scenarioProblems(content);
  if (problems.length > 0) throw new Error(`${file}: ${problems.join('; ')}`);
}

/** The same for a `given/` file. */
export function checkGiven(file: string, content: unknown): void {
  const problems = eachOf(content, 'given', givenProblems);
  if (problems.length > 0) throw new Error(`${file}: ${problems.join('; ')}`);
}

interface Shape {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

const SCENARIO: Shape = {
  required: ['name', 'shows', 'when', 'then'],
  optional: ['via', 'clock', 'given', 'notified'],
};
const USE: Shape = { required: ['use'] };
const GIVEN: Shape = { required: ['object', 'fields'], optional: ['ref'] };
const VERBS: Readonly<Record<string, Shape | null>> = {
  call: null,
  insert: GIVEN,
  update: { required: ['object', 'record', 'fields'] },
  delete: { required: ['object', 'record'] },
  merge: { required: ['object', 'record', 'into'] },
  find: { required: ['object', 'ref', 'where'] },
  reply: { required: ['email', 'from', 'text'], optional: ['files'] },
};
const STEP: Shape = { required: [], optional: ['as', 'arguments', 'refused', 'answers', ...Object.keys(VERBS)] };
const REFUSED: Shape = { required: ['code'], optional: ['label', 'fields'] };
const EXPECTATION: Shape = { required: ['find', 'where'], optional: ['count', 'fields'] };
const NOTIFIED: Shape = { required: ['user', 'about', 'labels'] };
const MATCHER: Shape = { required: [], optional: ['contains', 'label', 'filled'] };

function scenarioProblems(content: unknown): string[] {
  const problems = shapeProblems(content, SCENARIO, 'the scenario');
  if (problems.length > 0) return problems;
  const { shows, via, clock, given, when, then, notified } = content as Record<string, unknown>;
  return [
    ...wordProblems(shows, /^[ABD]\d+$/, 'shows'),
    ...wordProblems(via ?? ['apex'], /^(apex|script)$/, 'via'),
    ...wordProblems(clock === undefined ? ['00:00'] : [clock], /^([01]\d|2[0-3]):[0-5]\d$/, 'clock'),
    ...eachOf(given ?? [], 'given', givenProblems),
    ...eachOf(when, 'when', stepProblems),
    ...eachOf(then, 'then', expectationProblems),
    ...eachOf(notified ?? [], 'notified', (item, place) => shapeProblems(item, NOTIFIED, place)),
  ];
}

function givenProblems(item: unknown, place: string): string[] {
  const isName = typeof item === 'object' && item !== null && 'use' in item;
  return shapeProblems(item, isName ? USE : GIVEN, place);
}

function stepProblems(step: unknown, place: string): string[] {
  const problems = shapeProblems(step, STEP, place);
  if (problems.length > 0) return problems;
  const words = step as Record<string, unknown>;
  const verbs = Object.keys(VERBS).filter((verb) => verb in words);
  const [verb = ''] = verbs;
  if (verbs.length !== 1) return [`${place} needs one of ${Object.keys(VERBS).join(', ')}, and has ${verbs.length}`];
  const shape = VERBS[verb];
  return [
    ...(shape ? shapeProblems(words[verb], shape, `${place}.${verb}`) : callProblems(words['call'], place)),
    ...(verb === 'call' ? [] : onlyOfCalls(words, place)),
    ...('refused' in words ? shapeProblems(words['refused'], REFUSED, `${place}.refused`) : []),
  ];
}

function callProblems(call: unknown, place: string): string[] {
  return typeof call === 'string' && /^\w+\.\w+$/.test(call) ? [] : [`${place}.call is not "Class.method"`];
}

function onlyOfCalls(step: Record<string, unknown>, place: string): string[] {
  return ['arguments', 'answers'].filter((word) => word in step).map((word) => `${place}.${word} belongs to a call`);
}

function expectationProblems(expectation: unknown, place: string): string[] {
  const problems = shapeProblems(expectation, EXPECTATION, place);
  if (problems.length > 0) return problems;
  const { where, fields } = expectation as { where: unknown; fields?: Record<string, unknown> };
  const matchers = Object.entries(fields ?? {}).filter(([, expected]) => typeof expected === 'object' && expected);
  return [
    ...(JSON.stringify(where).includes('@') ? [] : [`${place}.where names no record of the scenario`]),
    ...matchers.flatMap(([field, matcher]) => shapeProblems(matcher, MATCHER, `${place}.fields.${field}`)),
  ];
}

function shapeProblems(value: unknown, { required, optional = [] }: Shape, place: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place} is not an object`];
  const known = new Set([...required, ...optional]);
  return [
    ...Object.keys(value)
      .filter((word) => !known.has(word))
      .map((word) => `unknown word "${word}" in ${place}`),
    ...required.filter((word) => !(word in value)).map((word) => `${place} lacks "${word}"`),
  ];
}

function eachOf(list: unknown, name: string, check: (item: unknown, place: string) => string[]): string[] {
  if (!Array.isArray(list)) return [`${name} is not a list`];
  return list.flatMap((item, index) => check(item, `${name}[${index}]`));
}

function wordProblems(list: unknown, pattern: RegExp, name: string): string[] {
  if (!Array.isArray(list) || list.length === 0) return [`${name} is not a list of words`];
  return list.filter((word) => !pattern.test(String(word))).map((word) => `unknown word "${String(word)}" in ${name}`);
}
