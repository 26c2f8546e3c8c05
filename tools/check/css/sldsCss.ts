/** Salesforce's own lint for components' CSS: hooks that exist, with a fallback; no deprecated token; no override of a class of the design system. */
import { join, relative } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import slds from '@salesforce-ux/eslint-plugin-slds';
import type { Finding } from '../Finding.ts';
import { findSource } from '../project/files.ts';

const { configs } = slds as unknown as { configs: Record<string, Linter.Config[] | Linter.Config> };
const recommended = [configs['flat/recommended-css'] ?? []].flat();
/** Most sizes of a component, such as 44 pixels for a finger, have no hook; colours are checked beside this. */
const SIZES: Linter.RulesRecord = { '@salesforce-ux/slds/no-hardcoded-values-slds2': 'off' };

/** Apart from eslint.config.js, whose rules for code cannot read CSS. */
export async function checkSldsCss(root: string): Promise<Finding[]> {
  const files = findSource(root, '**/lwc/**/*.css');
  if (files.length === 0) return [];
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [...recommended, { files: ['**/*.css'], rules: SIZES }],
  });
  const results = await eslint.lintFiles(files.map((file) => join(root, file)));
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message, ruleId }) => ({
      file: relative(root, filePath),
      line,
      message: `${message} (${ruleId ?? 'syntax'})`,
    })),
  );
}
