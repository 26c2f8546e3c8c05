/**
 * Colours in components' CSS come from Salesforce's styling hooks, so that a page follows the org's theme; a fallback inside `var()` is the
 * hook's own. There is always one, because a theme or an older page may not define the hook.
 */
import type { Finding } from '../Finding.ts';
import { findSource, read } from '../project/files.ts';

const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color-mix)\(|\b(?:black|white|red|green|blue|gr[ae]y|yellow|orange|purple|pink|brown|navy|teal|silver|gold)\b/i;

const BARE_HOOK = /var\(\s*--(?:slds|lwc)-[\w-]+\s*\)/g;

export function checkColours(root: string): Finding[] {
  return findSource(root, '**/lwc/**/*.css').flatMap((file) =>
    declarations(read(root, file)).flatMap(({ line, value }) => {
      const [colour] = COLOUR.exec(withoutHooks(value)) ?? [];
      const bare = [...value.matchAll(BARE_HOOK)].map(([hook]) => `${hook} has no fallback; add the hook's own value.`);
      const own = colour === undefined ? [] : [`the colour ${colour} is no styling hook; use var(--slds-g-color-…).`];
      return [...own, ...bare].map((message) => ({ file, line, message }));
    }),
  );
}

function declarations(text: string): { line: number; value: string }[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...code.matchAll(/[\w-]+\s*:\s*([^;{}]+)[;}]/g)].map((match) => ({
    line: code.slice(0, match.index).split('\n').length,
    value: match[1] ?? '',
  }));
}

/** `var(--slds-…, fallback)` counts as the hook, however deep the fallbacks go; strings and addresses are no colours. */
function withoutHooks(value: string): string {
  let text = value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, ' ');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/var\(\s*--(?:slds|lwc)-[^()]*\)/g, ' ');
  }
  return text;
}
