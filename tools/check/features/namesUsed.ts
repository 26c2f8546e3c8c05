/** The names in a file that can belong to another feature, each with the line of its first use. */
export interface NameUsed {
  /** `RpClock`, `c/statusPath`, `Stage_Log__c`, `Override_Onboarding_Gates`, `label.Common_Yes`. */
  readonly name: string;
  readonly line: number;
}

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const APEX_TEXT = /'((?:\\.|[^'\\\n])*)'/g;

export function namesUsed(file: string, text: string): NameUsed[] {
  if (file.includes('/__tests__/') || file.endsWith('.labels-meta.xml')) return [];
  if (/\.(cls|trigger)$/.test(file)) return /@IsTest/i.test(text) ? [] : apexNames(withoutComments(text));
  if (/\/lwc\/.*\.ts$/.test(file)) return componentNames(withoutComments(text));
  if (/\/lwc\/.*\.html$/.test(file)) return templateNames(text);
  return file.endsWith('.xml') ? metadataNames(text) : [];
}

/** Replaces comments with spaces, to keep line numbers. */
const withoutComments = (text: string): string => text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));

/** Every word can be a class or object. Text in capitals is a message code. Other text can be a custom permission. */
function apexNames(text: string): NameUsed[] {
  const code = text.replace(APEX_TEXT, (literal) => ' '.repeat(literal.length));
  return firstOf([
    ...matches(code, /\bLabel\.(\w+)/gi, (name) => `label.${name}`),
    ...matches(code, /\b([A-Za-z]\w*)\b/g),
    ...matches(text, APEX_TEXT, (literal) => (/^[A-Z][A-Z_]+$/.test(literal) ? `label.Message_${literal}` : literal)),
  ]);
}

function componentNames(text: string): NameUsed[] {
  return firstOf([
    ...matches(text, /['"](c\/\w+)['"]/g),
    ...matches(text, /['"]@salesforce\/apex\/(\w+)\./g),
    ...matches(text, /['"]@salesforce\/label\/c\.(\w+)['"]/g, (name) => `label.${name}`),
    ...matches(text, /['"]@salesforce\/(?:schema|customPermission)\/(\w+)/g),
  ]);
}

const templateNames = (text: string): NameUsed[] =>
  firstOf(
    matches(
      text,
      /<c-([a-z0-9-]+)/g,
      (tag) => `c/${tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ),
  );

const metadataNames = (text: string): NameUsed[] =>
  firstOf([
    ...matches(text, /\$Label\.(?:c\.)?(\w+)/g, (name) => `label.${name}`),
    ...matches(text, /\bc:(\w+)/g, (name) => `c/${name}`),
    ...matches(text, />(\w+)</g),
  ]);

function matches(text: string, pattern: RegExp, nameOf = (found: string): string => found): NameUsed[] {
  const uses: NameUsed[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(pattern)) {
    for (let end = text.indexOf('\n', counted); end !== -1 && end < match.index; end = text.indexOf('\n', counted)) {
      line++;
      counted = end + 1;
    }
    uses.push({ name: nameOf(match[1] ?? ''), line });
  }
  return uses;
}

function firstOf(uses: readonly NameUsed[]): NameUsed[] {
  const first = new Map<string, NameUsed>();
  for (const use of uses) {
    const key = use.name.toLowerCase();
    if (!first.has(key)) first.set(key, use);
  }
  return [...first.values()];
}
