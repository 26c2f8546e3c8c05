/** Runs apex-ls and PMD on a project with two classes, one of them with mistakes. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkWithApexLs } from '../apex/apexLs.ts';
import { whyNoJava } from '../apex/java.ts';
import { checkWithPmd } from '../apex/pmd.ts';

const project = mkdtempSync(join(tmpdir(), 'apex-'));
const skip = whyNoJava() ?? false;
const META =
  '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>';

const CLASSES: Record<string, string> = {
  Fine: `/** Counts. */
public with sharing class Fine {
    public static Integer next(Integer value) {
        return value + 1;
    }
}
`,
  Wrong: `/** Wrong in three ways for a compiler, in two for a reader. */
public class Wrong {
    public static Integer next(Integer value) {
        String text = value.gone();
        Fine.next('one');
        return missing + 1;
    }

    public static List<Case> find(String name) {
        Integer unused = 1;
        return Database.query('SELECT Id FROM Case WHERE Subject = ' + name);
    }
}
`,
};

before(() => {
  const folder = join(project, 'force-app', 'main', 'default', 'classes');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(project, 'sfdx-project.json'),
    '{"packageDirectories":[{"path":"force-app","default":true}],"sourceApiVersion":"67.0"}',
  );
  for (const [name, code] of Object.entries(CLASSES)) {
    writeFileSync(join(folder, `${name}.cls`), code);
    writeFileSync(join(folder, `${name}.cls-meta.xml`), META);
  }
});
after(() => rmSync(project, { recursive: true, force: true }));

test('apex-ls finds an unknown method, a wrong argument, and an unknown variable', { skip }, () => {
  const found = checkWithApexLs(project);
  assert.deepEqual(
    found.map(({ file, line }) => `${file.split('/').at(-1) ?? ''}:${line ?? 0}`),
    ['Wrong.cls:4', 'Wrong.cls:5', 'Wrong.cls:6'],
  );
});

test('PMD finds a query with an injection risk and a class without a sharing keyword', { skip }, () => {
  const found = checkWithPmd(project);
  assert.deepEqual([...new Set(found.map(({ file }) => file.split('/').at(-1)))], ['Wrong.cls']);
  const rules = found.map(({ message }) => message.split(':')[0]);
  for (const rule of ['ApexSOQLInjection', 'ApexSharingViolations', 'UnusedLocalVariable'])
    assert.ok(rules.includes(rule), `${rule} among ${rules.join(', ')}`);
});
