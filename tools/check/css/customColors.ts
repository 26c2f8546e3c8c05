/**
 * Colors in components' CSS must come from Salesforce's styling hooks, so that a page follows the org's theme. Each hook needs a fallback,
 * because some themes and older pages don't define it.
 */
import type { Finding } from '../Finding.ts';
import { findSource, read } from '../project/files.ts';

const COLOR =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color-mix)\(|\b(?:black|white|red|green|blue|gr[ae]y|yellow|orange|purple|pink|brown|navy|teal|silver|gold)\b/i;

const BARE_HOOK = /var\(\s*--(?:slds|lwc)-[\w-]+\s*\)/g;

export function checkColors(root: string): Finding[] {
  return findSource(root, '**/lwc/**/*.css').flatMap((file) =>
    declarations(read(root, file)).flatMap(({ line, value }) => {
      const [color] = COLOR.exec(withoutHooks(value)) ?? [];
      const bare = [...value.matchAll(BARE_HOOK)].map(
        ([hook]) => `${hook} has no fallback. Add the hook's default value.`,
      );
      const own = color === undefined ? [] : [`the color ${color} isn't a styling hook. Use var(--slds-g-color-…).`];
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

/** Removes hooks with their nested fallbacks, strings, and URLs. */
function withoutHooks(value: string): string {
  let text = value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, ' ');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/var\(\s*--(?:slds|lwc)-[^()]*\)/g, ' ');
  }
  return text;
}
