import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { explainFailure, resetData, StartFailure, startLocalOrg, type StartOptions } from '../../start.ts';
import { openOrg } from '../../org.ts';
import { PROJECT, signIn, USERS } from './harness.ts';

describe('starting a local org', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const options = (name: string, more: Partial<StartOptions> = {}): StartOptions => ({
    project: PROJECT,
    dataDir: join(folder, name),
    port: 0,
    users: USERS,
    siteDir: join(PROJECT, 'site'),
    buildPage: false,
    ...more,
  });
  const accounts = async (url: string, token: string): Promise<number> => {
    const reply = await fetch(`${url}/services/data/v67.0/query?q=SELECT+COUNT()+FROM+Account`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return ((await reply.json()) as { totalSize: number }).totalSize;
  };
  const addAccount = (url: string, token: string, name: string) =>
    fetch(`${url}/services/data/v67.0/sobjects/Account`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ Name: name }),
    });

  it('uses the project’s name', async () => {
    const started = await startLocalOrg(options('name'));
    assert.equal(started.name, 'Billing');
    assert.match(started.url, /^http:\/\/localhost:\d+$/);
    await started.close();
  });

  it('lists the Apex it can’t run, with file and line, and serves the rest', async () => {
    const project = join(folder, 'project');
    mkdirSync(join(project, 'force-app'), { recursive: true });
    writeFileSync(join(project, 'sfdx-project.json'), '{ "packageDirectories": [{ "path": "force-app" }] }');
    writeFileSync(join(project, 'force-app', 'Page.cls'), 'public class Page {\n  public Site site;\n}');
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const started = await startLocalOrg(options('unsupported', { project, users: [], siteDir: null, log }));
    assert.equal((await fetch(`${started.url}/services/data`)).status, 200);
    await started.close();
    assert.match(lines.join('\n'), /leaves it out[^]*force-app\/Page\.cls:2:\d+ Not supported: the type Site/);
  });

  it('prepares new data once, while all other callers are told to wait', async () => {
    let prepared = 0;
    let publicUrl = '';
    const port = await freePort();
    const withPrepare = options('prepare', {
      port,
      prepare: async ({ url, accessToken, username }) => {
        prepared += 1;
        publicUrl = `http://localhost:${port}`;
        assert.equal(username, 'admin@billing.example');
        const early = await fetch(`${publicUrl}/services/data`);
        assert.equal(early.status, 503);
        assert.equal(((await early.json()) as { errorCode: string }[])[0]?.errorCode, 'SERVER_UNAVAILABLE');
        assert.equal((await addAccount(url, accessToken, 'Sample')).status, 201);
      },
    });
    const first = await startLocalOrg(withPrepare);
    assert.equal(first.isNew, true);
    assert.equal((await fetch(`${publicUrl}/services/data`)).status, 200);
    const token = await signIn(first.url, 'clerk@billing.example');
    await first.close();
    const second = await startLocalOrg({ ...withPrepare, port: 0 });
    assert.equal(second.isNew, false);
    assert.equal(prepared, 1);
    assert.equal(await accounts(second.url, await signIn(second.url, 'admin@billing.example')), 1);
    const still = await fetch(`${second.url}/services/oauth2/userinfo`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(still.status, 200, 'a restart keeps all sessions');
    await second.close();
  });

  it('begins again after a first start that failed partway', async () => {
    const failing = options('half', {
      prepare: async ({ url, accessToken }) => {
        await addAccount(url, accessToken, 'Half');
        throw new Error('interrupted');
      },
    });
    await assert.rejects(startLocalOrg(failing), /interrupted/);
    const started = await startLocalOrg({
      ...failing,
      prepare: async ({ url, accessToken }) => void (await addAccount(url, accessToken, 'Whole')),
    });
    assert.equal(await accounts(started.url, await signIn(started.url, 'admin@billing.example')), 1);
    await started.close();
  });

  it('says in one sentence that the port is taken and what to do', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await assert.rejects(startLocalOrg(options('taken', { port })), (error) => {
      assert.ok(error instanceof StartFailure);
      assert.match(error.message, new RegExp(`^Port ${port} is in use .* PORT=${port + 1} npm start$`));
      return true;
    });
    other.close();
  });

  it('does not build the page into a folder with other files', async () => {
    await assert.rejects(startLocalOrg(options('foreign', { buildPage: true })), /contains other files/);
    assert.ok(existsSync(join(PROJECT, 'site', 'index.html')));
  });

  it('removes only its own files, and not while an org is running', async () => {
    const started = await startLocalOrg(options('reset'));
    writeFileSync(join(folder, 'reset', 'mine.txt'), 'keep');
    assert.throws(
      () => resetData(join(folder, 'reset')),
      new RegExp(`in use by the local org at ${started.url} .*Stop it`),
    );
    await started.close();
    assert.match(resetData(join(folder, 'reset')), /^Removed the data/);
    assert.ok(!existsSync(join(folder, 'reset', 'org.sqlite')));
    assert.ok(existsSync(join(folder, 'reset', 'mine.txt')));
    assert.match(resetData(join(folder, 'reset')), /no data/);
    assert.match(resetData(join(folder, 'never')), /no data/);
    assert.ok(!existsSync(join(folder, 'never')));
  });

  it('gives a data folder to one of two simultaneous starts; the other names the owner, and nothing is lost', async () => {
    let prepared = 0;
    const both = options('both', { prepare: async () => void (prepared += 1) });
    const outcomes = await Promise.allSettled([startLocalOrg(both), startLocalOrg(both)]);
    const [winner] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const [refused] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
    assert.ok(winner && refused, 'One starts, the other is refused.');
    assert.match(explainFailure(refused), new RegExp(`^The data in .* is in use by the local org at ${winner.url} `));
    assert.equal(prepared, 1);
    const token = await signIn(winner.url, 'admin@billing.example');
    assert.equal((await addAccount(winner.url, token, 'Kept')).status, 201);
    await winner.close();
    const again = await startLocalOrg(both);
    assert.equal(await accounts(again.url, await signIn(again.url, 'admin@billing.example')), 1);
    await again.close();
  });

  for (const [what, happens] of [
    ['removed', rmSync],
    ['emptied', truncateSync],
  ] as const)
    it(`starts over, and says so, if the data file of a prepared folder was ${what}`, async () => {
      const lines: string[] = [];
      const prepare: StartOptions['prepare'] = async ({ url, accessToken }) =>
        void (await addAccount(url, accessToken, 'Sample'));
      const with_ = options(what, { prepare, log: (line) => lines.push(line) });
      await (await startLocalOrg(with_)).close();
      happens(join(folder, what, 'org.sqlite'));
      const started = await startLocalOrg(with_);
      assert.equal(started.isNew, true);
      assert.equal(await accounts(started.url, await signIn(started.url, 'admin@billing.example')), 1);
      assert.match(lines.join('\n'), /The data file is missing or empty, so the org starts with new data/);
      await started.close();
    });

  it('answers writes with 503 when its folder is removed', async () => {
    const started = await startLocalOrg(options('removed-under'));
    const token = await signIn(started.url, 'admin@billing.example');
    rmSync(join(folder, 'removed-under'), { recursive: true });
    const reply = await addAccount(started.url, token, 'Lost');
    assert.equal(reply.status, 503);
    assert.match(await reply.text(), /removed or replaced while the org was running.*SERVER_UNAVAILABLE/);
    await started.close();
    assert.ok(!existsSync(join(folder, 'removed-under')));
  });

  it('from the command line: exits with 1 and one line for a port in use and an invalid argument', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const start = async (args: string[], env: Record<string, string>): Promise<{ code: number; text: string }> => {
      const child = fork(join(import.meta.dirname, '..', '..', 'start.ts'), args, {
        silent: true,
        env: { ...process.env, LOCAL_ORG_DATA: ':memory:', ...env },
      });
      let text = '';
      child.stderr?.on('data', (chunk) => (text += String(chunk)));
      const [code] = (await once(child, 'exit')) as [number];
      return { code, text: text.trim() };
    };
    const taken = await start(['--project', PROJECT, '--page', 'none'], { PORT: String(port) });
    assert.equal(taken.code, 1);
    assert.match(taken.text, /^Port \d+ is in use[^\n]*$/);
    const wrong = await start(['--project', PROJECT], { PORT: 'eighty' });
    assert.equal(wrong.code, 1);
    assert.match(wrong.text, /^Enter a port from 0 to 65535 instead of "eighty"[^\n]*$/);
    const nowhere = await start(['--project', folder], { PORT: '0' });
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.text, /^[^\n]*isn't a DX project folder: [^\n]*$/);
    other.close();
  });

  it('keeps every acknowledged write and no partial write when it is killed', async () => {
    const data = join(folder, 'killed');
    const { child, url } = await startChild(data);
    const token = await signIn(url, 'admin@billing.example');
    let acknowledged = 0;
    const write = async (batch: number): Promise<void> => {
      const records = Array.from({ length: 200 }, (_, index) => ({
        attributes: { type: 'Invoice__c' },
        Batch_Key__c: `K${batch}`,
        External_Number__c: `K${batch}-${index}`,
      }));
      const reply = await fetch(`${url}/services/data/v67.0/composite/sobjects`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ allOrNone: true, records }),
      });
      if (reply.status === 200) acknowledged = batch;
      // A few milliseconds into the write that follows the fourth.
      if (acknowledged === 4) setTimeout(() => child.kill('SIGKILL'), 5);
    };
    const exited = once(child, 'exit');
    const writing = (async () => {
      for (let batch = 1; batch < 1000; batch += 1) await write(batch);
    })().catch(() => undefined);
    await Promise.all([writing, exited]);
    const org = openOrg({ project: PROJECT, data, users: USERS });
    const counts = org.reader.rows('SELECT "Batch_Key__c", count(*) FROM "Invoice__c" GROUP BY 1', []);
    org.close();
    assert.ok(acknowledged > 0, 'something was written before the kill');
    assert.ok(counts.length >= acknowledged, 'every acknowledged write is saved');
    assert.ok(
      counts.every(([, count]) => count === 200),
      'no batch is partly saved',
    );
  });

  it('closes cleanly on SIGTERM', async () => {
    const { child } = await startChild(join(folder, 'term'));
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});

async function startChild(data: string): Promise<{ child: ChildProcess; url: string }> {
  const users = join(data, '..', 'users.json');
  writeFileSync(users, JSON.stringify({ users: USERS }));
  const child = fork(
    join(import.meta.dirname, '..', '..', 'start.ts'),
    ['--project', PROJECT, '--data', data, '--users', users, '--page', 'none', '--port', '0'],
    { silent: true },
  );
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const url = /is ready at (\S+)/.exec(text)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`The org did not start: ${text}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
