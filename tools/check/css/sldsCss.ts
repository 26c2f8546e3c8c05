/** Runs Salesforce's lint rules for the CSS of components. */
import { join, relative } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import slds from '@salesforce-ux/eslint-plugin-slds';
import type { Finding } from '../Finding.ts';
import { findSource } from '../project/files.ts';

const { configs } = slds as unknown as { configs: Record<string, Linter.Config[] | Linter.Config> };
const recommended = [configs['flat/recommended-css'] ?? []].flat();
/** Most sizes have no hook, such as 44 pixels for touch. The `colors` check covers colors. */
const SIZES: Linter.RulesRecord = { '@salesforce-ux/slds/no-hardcoded-values-slds2': 'off' };

/** Not in eslint.config.js, because its rules can't read CSS. */
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
