/** Finds where text stops being JSON. The engine's parser tells the position only for some mistakes. */

const whole =
  /\s*(?:"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|[{}[\]:,])/y;

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or }' | ', or ]' | 'end';

/** The position of the first invalid character, or the text's length if the text ends too early. */
export function brokenAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    whole.lastIndex = at;
    const found = whole.exec(text)?.[0];
    const token = found?.trimStart();
    const next: Expected | null = token === undefined ? null : step(expected, token, open);
    const control = found === undefined ? -1 : controlCharacterIn(found.trimStart());
    if (found !== undefined && control >= 0) return at + found.length - found.trimStart().length + control;
    if (found === undefined || next === null) return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    expected = next;
    at += found.length;
  }
}

/** Strings can't contain raw line breaks or other control characters. */
function controlCharacterIn(token: string): number {
  for (let index = 0; index < token.length; index += 1) if (token.charCodeAt(index) < 32) return index;
  return -1;
}

/** What can follow the token, or null if the token is invalid here. */
function step(expected: Expected, token: string, open: ('{' | '[')[]): Expected | null {
  const first = token.charAt(0);
  if (first === '}' || first === ']') return closes(expected, first) ? close(open) : null;
  switch (expected) {
    case 'value':
    case 'value or ]':
      return startValue(first, open);
    case 'name':
    case 'name or }':
      return first === '"' ? ':' : null;
    case ':':
      return first === ':' ? 'value' : null;
    case ', or }':
      return first === ',' ? 'name' : null;
    case ', or ]':
      return first === ',' ? 'value' : null;
    default:
      return null;
  }
}

const closes = (expected: Expected, bracket: string): boolean =>
  bracket === '}'
    ? expected === 'name or }' || expected === ', or }'
    : expected === 'value or ]' || expected === ', or ]';

function startValue(first: string, open: ('{' | '[')[]): Expected | null {
  if (first === ':' || first === ',') return null;
  if (first !== '{' && first !== '[') return afterValue(open);
  open.push(first);
  return first === '{' ? 'name or }' : 'value or ]';
}

function close(open: ('{' | '[')[]): Expected {
  open.pop();
  return afterValue(open);
}

function afterValue(open: readonly ('{' | '[')[]): Expected {
  const inner = open.at(-1);
  if (inner === undefined) return 'end';
  return inner === '{' ? ', or }' : ', or ]';
}
