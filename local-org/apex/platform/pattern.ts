/** Apex Reference: "Pattern Class", "Matcher Class". */
import { throwApex } from '../runtime/exceptions.ts';
import { NativeObject } from '../runtime/values.ts';
import { integer, text } from './arguments.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition } from './definition.ts';
import { listOfStrings } from './string.ts';
import { quoteForRegExp, regExp, replaceMatches, split } from './patterns.ts';

const PATTERN = nativeType('Pattern');
const MATCHER = nativeType('Matcher');

class Pattern extends NativeObject {
  readonly type = PATTERN;
  readonly source: string;

  constructor(source: string) {
    super();
    regExp(source, '');
    this.source = source;
  }

  override get text(): string {
    return this.source;
  }
}

class Matcher extends NativeObject {
  readonly type = MATCHER;
  readonly pattern: Pattern;
  input: string;
  private position = 0;
  private found: RegExpExecArray | null = null;

  constructor(pattern: Pattern, input: string) {
    super();
    this.pattern = pattern;
    this.input = input;
  }

  matches(): boolean {
    this.found = regExp(this.pattern.source, 'd', true).exec(this.input);
    return this.found !== null;
  }

  lookingAt(): boolean {
    this.found = regExp(`^(?:${this.pattern.source})`, 'd').exec(this.input);
    return this.found !== null;
  }

  find(from = this.position): boolean {
    const search = regExp(this.pattern.source, 'dg');
    search.lastIndex = from;
    this.found = from > this.input.length ? null : search.exec(this.input);
    if (this.found !== null) this.position = search.lastIndex + (this.found[0] === '' ? 1 : 0);
    return this.found !== null;
  }

  reset(input = this.input): this {
    this.input = input;
    this.position = 0;
    this.found = null;
    return this;
  }

  private get current(): RegExpExecArray {
    return this.found ?? throwApex('StringException', 'No match found');
  }

  group(number: number): string | null {
    const { length } = this.current;
    if (number < 0 || number >= length) throwApex('StringException', `No group ${number}`);
    return this.current[number] ?? null;
  }

  /** Start and end of a group, or -1 if it isn't part of the match. */
  span(number: number): readonly [number, number] {
    return this.current.indices?.[number] ?? [-1, -1];
  }

  get groupCount(): number {
    const all = new RegExp(`${regExp(this.pattern.source, '').source}|`).exec('');
    return (all?.length ?? 1) - 1;
  }

  replace(by: string, all: boolean): string {
    return replaceMatches(this.input, this.pattern.source, by, all);
  }
}

export const patternClass: ClassDefinition = {
  type: PATTERN,
  instance: on(instanceOf(Pattern), {
    'Matcher matcher(String)': (pattern, [input]) => new Matcher(pattern, text(input)),
    'String pattern()': (pattern) => pattern.source,
    'List<String> split(String)': (pattern, [input]) => listOfStrings(split(text(input), pattern.source, 0)),
    'List<String> split(String, Integer)': (pattern, [input, limit]) =>
      listOfStrings(split(text(input), pattern.source, integer(limit))),
  }),
  statics: statics({
    'Pattern compile(String)': ([source]) => new Pattern(text(source)),
    'Boolean matches(String, String)': ([source, input]) => regExp(text(source), '', true).test(text(input)),
    'String quote(String)': ([value]) => quoteForRegExp(text(value)),
  }),
};

export const matcherClass: ClassDefinition = {
  type: MATCHER,
  instance: on(instanceOf(Matcher), {
    'Integer end()': (m) => m.span(0)[1],
    'Integer end(Integer)': (m, [group]) => m.span(integer(group))[1],
    'Boolean find()': (m) => m.find(),
    'Boolean find(Integer)': (m, [from]) => m.find(integer(from)),
    'String group()': (m) => m.group(0),
    'String group(Integer)': (m, [number]) => m.group(integer(number)),
    'Integer groupCount()': (m) => m.groupCount,
    'Boolean lookingAt()': (m) => m.lookingAt(),
    'Boolean matches()': (m) => m.matches(),
    'String replaceAll(String)': (m, [by]) => m.replace(text(by), true),
    'String replaceFirst(String)': (m, [by]) => m.replace(text(by), false),
    'Matcher reset()': (m) => m.reset(),
    'Matcher reset(String)': (m, [input]) => m.reset(text(input)),
    'Integer start()': (m) => m.span(0)[0],
    'Integer start(Integer)': (m, [group]) => m.span(integer(group))[0],
  }),
};
