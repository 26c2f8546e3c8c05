/** Runs ESLint on code with one mistake each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const BUNDLE = 'force-app/main/case-stages/lwc/statusPath';

const MISTAKES: readonly { what: string; file: string; text: string; rule: string }[] = [
  {
    what: 'a service that imports the local org',
    file: 'services/Org.ts',
    text: "import '../local-org/org.ts';\n",
    rule: 'folders/no-restricted-paths',
  },
  {
    what: 'a script that imports the local org',
    file: 'scripts/main.ts',
    text: "import '../local-org/org.ts';\n",
    rule: 'folders/no-restricted-paths',
  },
  {
    what: 'a local org that imports the project',
    file: 'local-org/org.ts',
    text: "import '../services/Org.ts';\n",
    rule: 'folders/no-restricted-paths',
  },
  {
    what: 'SOQL that imports Apex',
    file: 'local-org/soql/engine.ts',
    text: "import '../apex/index.ts';\n",
    rule: 'folders/no-restricted-paths',
  },
  {
    what: 'a decorator outside components',
    file: 'tools/runSteps.ts',
    text: 'export class A {\n  @b c = 1;\n}\n',
    rule: 'no-restricted-syntax',
  },
  {
    what: 'the type any',
    file: 'services/errors.ts',
    text: 'export const a = (b: any): unknown => b;\n',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    what: 'a component that sets innerHTML',
    file: `${BUNDLE}/statusPath.ts`,
    text: "import { LightningElement } from 'lwc';\nexport default class A extends LightningElement {\n  connectedCallback() {\n    this.template.innerHTML = 'x';\n  }\n}\n",
    rule: '@lwc/lwc/no-inner-html',
  },
  {
    what: 'a deprecated class of the design system',
    file: `${BUNDLE}/statusPath.html`,
    text: '<template>\n  <div class="slds-badge--inverse"></div>\n</template>\n',
    rule: '@salesforce-ux/slds/enforce-bem-usage',
  },
];

for (const { what, file, text, rule } of MISTAKES) {
  test(`lint finds ${what}`, async () => {
    const [result] = await eslint.lintText(text, { filePath: file });
    const rules = (result?.messages ?? []).map(({ ruleId }) => ruleId);
    assert.ok(rules.includes(rule), `${rule} among ${rules.join(', ')}`);
  });
}
