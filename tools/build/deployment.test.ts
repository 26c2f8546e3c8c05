import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, test } from 'node:test';
import { ComponentSet, ComponentSetBuilder } from '@salesforce/source-deploy-retrieve';
import { CommandError } from '../../scripts/output/CommandError.ts';
import { KINDS } from '../../scripts/preflight/takenNames.ts';
import { FakeSalesforce } from '../../scripts/test/FakeSalesforce.ts';
import { deploy } from './deployment.ts';
import { pathsWithout } from './sharingRules.ts';

const PRIVATE = {
  NamespacePrefix: null,
  DefaultAccountAccess: 'None',
  DefaultCaseAccess: 'None',
  DefaultContactAccess: 'ControlledByParent',
  DefaultOpportunityAccess: 'None',
  DefaultLeadAccess: 'ReadEditTransfer',
};
const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

interface Given {
  readonly organization?: Record<string, string | null>;
  readonly classes?: readonly string[];
  readonly triggers?: readonly string[];
  /** Whether the org has some version of Rosterpath. */
  readonly rosterpath?: boolean;
  readonly folders?: boolean;
  readonly sf?: (words: readonly string[]) => number | null;
  readonly compiles?: boolean;
}

async function orgWith(given: Given): Promise<FakeSalesforce> {
  const { organization = {}, classes = [], triggers = [], rosterpath = false, folders = true } = given;
  const tables = KINDS.map(({ soql }) => /FROM (\w+)/.exec(soql)?.[1] ?? '');
  const server = await new FakeSalesforce({
    rows: {
      ...Object.fromEntries([...tables, 'EntityDefinition'].map((table) => [table, []])),
      ApexClass: classes.map((Name) => ({ Name, NamespacePrefix: null })),
      ApexTrigger: triggers.map((Name) => ({ Name, NamespacePrefix: null })),
      ...(rosterpath ? { Onboarding_Setting__mdt: [{ DeveloperName: 'Rosterpath_Version' }] } : {}),
      Organization: [{ ...PRIVATE, ...organization }],
    },
    components: {
      EmailTemplateSettings: [{ fullName: 'EmailTemplate', enableTemplateEnhancedFolderPref: folders }],
    },
  }).start();
  servers.push(server);
  return server;
}

async function run(words: readonly string[], given: Given = {}) {
  const { connection } = await orgWith(given);
  const said: string[] = [];
  const called: (readonly string[])[] = [];
  const asked: string[] = [];
  const exitCode = await deploy(words, {
    connect: (targetOrg) => {
      asked.push(targetOrg);
      return Promise.resolve(connection);
    },
    sf: (sfWords) => {
      called.push(sfWords);
      return (given.sf ?? (() => 0))(sfWords);
    },
    compile: () => given.compiles ?? true,
    say: (sentence) => void said.push(sentence),
  });
  const deployed = called.find(([first]) => first === 'project');
  return { exitCode, said, asked, deployed };
}

test('in a private org, all of force-app is deployed, and sf gets the other options', async () => {
  const { exitCode, said, asked, deployed } = await run(['--target-org', 'acme', '--dry-run', '--json']);
  assert.equal(exitCode, 0);
  assert.deepEqual(asked, ['acme']);
  assert.deepEqual(deployed, [
    ...['project', 'deploy', 'start', '--source-dir', 'force-app'],
    ...['--target-org', 'acme', '--dry-run', '--json'],
  ]);
  assert.deepEqual(said, []);
});

for (const words of [['-o', 'acme'], ['--target-org=acme'], ['-o=acme']])
  test(`the org can be written as ${words.join(' ')}`, async () => {
    assert.deepEqual((await run(words)).asked, ['acme']);
  });

// Object Reference, "Organization": in a new org, cases are ReadEditTransfer.
for (const [value, access] of [
  ['ReadEditTransfer', 'Public Read/Write/Transfer'],
  ['Edit', 'Public Read/Write'],
])
  test(`if cases are ${access}, everything except their sharing rules is deployed`, async () => {
    const { said, deployed } = await run(['-o', 'acme'], { organization: { DefaultCaseAccess: value ?? null } });
    assert.match(said[0] ?? '', new RegExp(`^Skipped: the sharing rules of Case\\. .* ${access},`));
    assert.equal(said.length, 1);
    const paths = deployed?.filter((_, at) => deployed[at - 1] === '--source-dir') ?? [];
    const all = namesIn(ComponentSet.fromSource('force-app'));
    const without = namesIn(ComponentSet.fromSource([...paths]));
    assert.deepEqual(
      all.filter((name) => !without.includes(name)),
      ['SharingRules Case'],
    );
    assert.deepEqual(
      without.filter((name) => !all.includes(name)),
      [],
    );
  });

const namesIn = (set: ComponentSet): string[] =>
  set
    .getSourceComponents()
    .toArray()
    .map(({ type, fullName }) => `${type.name} ${fullName}`)
    .sort();

test('if cases are Public Read Only, their sharing rules are deployed', async () => {
  const { deployed } = await run(['-o', 'acme'], { organization: { DefaultCaseAccess: 'Read' } });
  assert.ok(deployed?.includes('force-app'));
});

/** A deployment to an org with an earlier version, and the manifest it gives to `sf`. */
async function upgrade(words: readonly string[], given: Given = {}) {
  let manifest = '';
  const sf = (sfWords: readonly string[]): number => {
    if (sfWords[0] === 'project') manifest = readFileSync(sfWords[4] ?? '', 'utf8');
    return 0;
  };
  return { ...(await run(words, { ...EARLIER, sf, ...given })), manifest };
}

const EARLIER = { rosterpath: true, triggers: ['CaseTrigger', 'RosteringFormTrigger', 'TaskTrigger'] };
const DELETIONS = 'setup/upgrade/destructiveChangesPost.xml';

test('where an earlier version is deployed, one deployment brings all of force-app and deletes what it no longer has', async () => {
  const { exitCode, said, deployed, manifest } = await upgrade(['-o', 'acme', '--dry-run']);
  assert.equal(exitCode, 0);
  const file = deployed?.[4] ?? '';
  assert.deepEqual(deployed, [
    ...['project', 'deploy', 'start', '--manifest', file],
    ...['--post-destructive-changes', DELETIONS, '--ignore-warnings', '-o', 'acme', '--dry-run'],
  ]);
  assert.equal(existsSync(file), false, 'the manifest is temporary');
  assert.equal(said.length, 1);
  assert.match(
    said[0] ?? '',
    /^This org has an earlier version of Rosterpath\..* deletes the \d+ components listed in /,
  );
  assert.match(said[0] ?? '', new RegExp(DELETIONS));
  const { names, deleted } = await broughtBy(manifest);
  assert.deepEqual(names, namesIn(ComponentSet.fromSource('force-app')));
  assert.ok(deleted.includes('ApexTrigger CaseTrigger'));
});

test('an upgrade leaves out the same sharing rules as a first deployment', async () => {
  const { manifest } = await upgrade(['-o', 'acme'], { organization: { DefaultCaseAccess: 'Edit' } });
  const { names } = await broughtBy(manifest);
  assert.deepEqual(
    namesIn(ComponentSet.fromSource('force-app')).filter((name) => !names.includes(name)),
    ['SharingRules Case'],
  );
});

/** What `sf` reads from the two manifests. */
async function broughtBy(manifest: string): Promise<{ names: string[]; deleted: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'rosterpath-manifest-'));
  const manifestPath = join(folder, 'package.xml');
  writeFileSync(manifestPath, manifest);
  const set = await ComponentSetBuilder.build({
    manifest: { manifestPath, directoryPaths: ['force-app'], destructiveChangesPost: DELETIONS },
  });
  rmSync(folder, { recursive: true });
  const all = set.getSourceComponents().toArray();
  const named = (marked: boolean): string[] =>
    all
      .filter((component) => component.isMarkedForDelete() === marked)
      .map(({ type, fullName }) => `${type.name} ${fullName}`)
      .sort();
  return { names: named(false), deleted: named(true) };
}

for (const [org, given] of [
  [
    'was upgraded before and has a trigger of its own with an old name',
    { rosterpath: true, triggers: ['CaseTrigger', 'RpCaseTrigger'] },
  ],
  ['never had Rosterpath', { triggers: ['CaseTrigger'] }],
  ['has today’s version', { rosterpath: true, triggers: ['RosteringFormTrigger', 'RpCaseTrigger', 'RpTaskTrigger'] }],
] as const)
  test(`nothing is deleted from an org that ${org}`, async () => {
    const { exitCode, deployed } = await run(['-o', 'acme'], given);
    assert.equal(exitCode, 0);
    assert.ok(!deployed?.includes('--post-destructive-changes'));
  });

test('a failed upgrade returns the exit code of sf and leaves no manifest', async () => {
  const { exitCode, deployed } = await run(['-o', 'acme'], {
    ...EARLIER,
    sf: ([first]) => (first === 'project' ? 68 : 0),
  });
  assert.equal(exitCode, 68);
  assert.equal(existsSync(deployed?.[4] ?? ''), false);
});

test('a folder without some files uses as few paths as possible', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosterpath-paths-'));
  for (const file of ['rules/a', 'rules/b', 'rules/c', 'classes/deep/d', 'e']) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  const paths = pathsWithout(folder, [join(folder, 'rules/a'), join(folder, 'rules/c')]);
  rmSync(folder, { recursive: true });
  assert.deepEqual(paths.map((path) => relative(folder, path)).sort(), ['classes', 'e', 'rules/b']);
});

test('if the org has a class with the same name, the deploy stops and says what to do', async () => {
  const { exitCode, said, deployed } = await run(['-o', 'acme'], { classes: ['RpClock', 'RpMessages'] });
  assert.equal(exitCode, 1);
  assert.equal(deployed, undefined);
  assert.match(
    said[0] ?? '',
    /^Nothing was deployed\.\n\nApex classes with the same name:\n {2}RpClock\n {2}RpMessages\n\n/,
  );
  assert.match(said[0] ?? '', /--overwrite/);
});

test('--overwrite deploys anyway and is not passed to sf', async () => {
  const { exitCode, deployed } = await run(['-o', 'acme', '--overwrite'], { classes: ['RpClock'] });
  assert.equal(exitCode, 0);
  assert.deepEqual(deployed?.slice(-2), ['-o', 'acme']);
});

test('if the org would reject the email templates, the deploy stops', async () => {
  const { exitCode, said, deployed } = await run(['-o', 'acme', '--overwrite'], { folders: false });
  assert.equal(exitCode, 1);
  assert.equal(deployed, undefined);
  assert.match(said[0] ?? '', /Folders and Enhanced Sharing/);
});

test('the exit code is that of sf', async () => {
  const { exitCode } = await run(['-o', 'acme'], { sf: ([first]) => (first === 'project' ? 68 : 0) });
  assert.equal(exitCode, 68);
});

test('if the sf CLI is missing, the message says how to install it', async () => {
  const { exitCode, said, asked } = await run(['-o', 'acme'], { sf: () => null });
  assert.equal(exitCode, 1);
  assert.deepEqual(asked, []);
  assert.match(said[0] ?? '', /npm install --global @salesforce\/cli/);
});

test('components that do not compile are not deployed', async () => {
  const { exitCode, deployed } = await run(['-o', 'acme'], { compiles: false });
  assert.equal(exitCode, 1);
  assert.equal(deployed, undefined);
});

for (const [what, words] of [
  ['no org', []],
  ['an org without its name', ['--target-org']],
  ['the local org', ['--target-org', 'local']],
] as const)
  test(`${what} is a wrong command`, async () => {
    const { exitCode, said, asked } = await run([...words]);
    assert.equal(exitCode, 2);
    assert.equal(said.length, 1);
    assert.deepEqual(asked, []);
  });

test('if the org cannot be reached, the message is that of the connection', async () => {
  const said: string[] = [];
  const exitCode = await deploy(['-o', 'acme'], {
    connect: () => Promise.reject(new CommandError('NOT_SIGNED_IN', 'Not signed in.')),
    sf: () => 0,
    compile: () => true,
    say: (sentence) => void said.push(sentence),
  });
  assert.equal(exitCode, 1);
  assert.deepEqual(said, ['Not signed in.']);
});
