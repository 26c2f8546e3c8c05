import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildPage, PageBuildError } from './buildPage.ts';
import { pageHash } from './builtFrom.ts';
import { WEB_FOLDER } from './folders.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
const project = join(folder, 'project');
const out = join(folder, 'out');
cpSync(join(WEB_FOLDER, 'test', 'project'), project, { recursive: true });
// Compiled package modules. Compiling them again takes most of the time of a build.
for (const cache of [resolve('.cache/page'), join(project, '.cache')]) mkdirSync(cache, { recursive: true });
symlinkSync(resolve('.cache/page'), join(project, '.cache', 'page'), 'junction');
after(() => rmSync(folder, { recursive: true, force: true }));

const component = join(project, 'force-app', 'main', 'default', 'lwc', 'invoiceTotals', 'invoiceTotals.ts');

test('a project in another folder is built once, and again only after one of its files changes', async () => {
  assert.equal((await buildPage({ project, out })).built, true);
  assert.equal((await buildPage({ project, out })).built, false);
  const scripts = readdirSync(join(out, 'assets')).filter((name) => name.endsWith('.js'));
  const text = scripts.map((name) => readFileSync(join(out, 'assets', name), 'utf8'));
  assert.ok(text.some((code) => code.includes('Mark as paid & close')));
  const site = readFileSync(join(out, 'site.html'), 'utf8');
  assert.match(site, /<!-- site -->/);
  const app = readFileSync(join(out, 'index.html'), 'utf8');
  const ofSite = readdirSync(join(out, 'assets')).filter((name) => name.startsWith('invoiceLookup'));
  assert.equal(
    ofSite.filter((name) => name.endsWith('.js')).length,
    1,
    'The component of a site has a file of its own.',
  );
  assert.ok(ofSite.every((name) => !app.includes(name)));
  const size = text.reduce((sum, code) => sum + gzipSync(code).length, 0);
  assert.ok(size < 415 * 1024, `the page's scripts have ${Math.round(size / 1024)} KB, compressed`);
});

test('a copy of the project in another folder has the same hash', () => {
  const copy = join(folder, 'deeper', 'copy');
  cpSync(project, copy, { recursive: true });
  assert.equal(pageHash({ project: copy, out }), pageHash({ project, out }));
});

test("a failed build names the mistake and doesn't count as built", async () => {
  const source = readFileSync(component, 'utf8');
  writeFileSync(component, source.replace('InvoiceController.getInvoice', 'InvoiceController.missing'));
  await assert.rejects(buildPage({ project, out }), (error: unknown) => {
    assert.ok(error instanceof PageBuildError);
    assert.match(error.message, /"InvoiceController" has no static @AuraEnabled method "missing"/);
    return true;
  });
  writeFileSync(component, source);
  assert.equal((await buildPage({ project, out })).built, false);
});
