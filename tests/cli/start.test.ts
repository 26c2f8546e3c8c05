/** When `npm start` can't start, it prints one sentence and exits with 1. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

let project: string;

/** The project with separate data. */
before(() => {
  project = mkdtempSync(join(tmpdir(), 'rosterpath-start-'));
  mkdirSync('.cache/page', { recursive: true });
  for (const name of ['force-app', 'setup', 'local-org', 'node_modules', 'package.json', 'sfdx-project.json', '.cache'])
    symlinkSync(resolve(name), join(project, name));
});
after(() => rmSync(project, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

async function start(env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [resolve('tools/start/start.ts')], {
    cwd: project,
    env: { ...process.env, PORT: '0', LOCAL_ORG_DATA: ':memory:', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said.trim() };
}

function writeData(file: string, text: string): void {
  rmSync(join(project, 'data'), { recursive: true, force: true });
  cpSync('data', join(project, 'data'), { recursive: true });
  writeFileSync(join(project, 'data', file), text);
}

const BROKEN: readonly [string, string, RegExp][] = [
  ['users.json', 'null', /^data\/users\.json must contain a list of users\.$/],
  ['sample/05-first.json', '[{"object": "Nothing__c", "records": [{"fields": {"Name": "x"}}]}]', /Nothing__c/],
];

for (const [file, text, words] of BROKEN)
  test(`a start with ${file} ${text} ends with 1 and one sentence`, async () => {
    writeData(file, text);
    const { code, said } = await start({});
    assert.equal(code, 1);
    assert.match(said, words);
    assert.doesNotMatch(said, /\n|at .*:\d+:\d+/);
  });

test('a start with a data folder that is a file ends with 1 and one sentence', async () => {
  writeData('users.json', '[]');
  const { code, said } = await start({ LOCAL_ORG_DATA: join(project, 'data', 'users.json') });
  assert.equal(code, 1);
  assert.match(
    said,
    /^Can't use the data folder \S+users\.json: \S+ isn't a folder\. Choose another folder with LOCAL_ORG_DATA\.$/,
  );
});
