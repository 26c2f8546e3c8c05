/**
 * The cache: a warm start reads syntax trees and produces the same program. If the program compiled before, its
 * bodies are compiled when they're called.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ApexLoadError } from '../../index.ts';
import { parseSources, readSources } from '../../syntax/source.ts';
import { runTests } from '../runner.ts';
import { openConformanceProject, PROJECT, temporaryFolder } from './project.ts';

const sources = readSources(PROJECT, ['force-app']);

test('a tree from the cache equals a parsed tree', () => {
  const folder = temporaryFolder();
  try {
    const parsed = parseSources(sources, folder.path);
    assert.equal(readdirSync(folder.path).length, new Set(sources.map(({ text }) => text)).size);
    assert.deepEqual(parseSources(sources, folder.path), parsed);
  } finally {
    folder.dispose();
  }
});

test('a damaged cache file is parsed again', () => {
  const folder = temporaryFolder();
  try {
    const parsed = parseSources(sources, folder.path);
    for (const name of readdirSync(folder.path)) writeFileSync(join(folder.path, name), '{"kind":"cla');
    assert.deepEqual(parseSources(sources, folder.path), parsed);
  } finally {
    folder.dispose();
  }
});

test('a warm start does not load the parser', () => {
  const folder = temporaryFolder();
  const script = join(import.meta.dirname, 'load-with-cache.ts');
  try {
    const run = () => execFileSync(process.execPath, [script, folder.path], { encoding: 'utf8' }).trim();
    assert.equal(run(), 'parser loaded');
    assert.equal(run(), 'parser not loaded');
  } finally {
    folder.dispose();
  }
});

test('a program that compiled before compiles each body when it is called, and its tests pass', () => {
  const folder = temporaryFolder();
  try {
    const first = openConformanceProject(folder.path);
    const all = first.apex.program.statements.length;
    first.close();
    const { apex, close } = openConformanceProject(folder.path);
    const inTriggers = apex.program.statements.length;
    assert.ok(inTriggers < all / 10, `${inTriggers} of ${all} statements were compiled at the start`);
    const { results } = runTests(apex);
    close();
    assert.ok(results.length >= 44);
    assert.deepEqual(
      results.flatMap(({ failure }) => failure?.text ?? []),
      [],
    );
    const called = apex.program.statements.length;
    assert.ok(called > inTriggers && called <= all, `${called} of ${all} statements were compiled`);
  } finally {
    folder.dispose();
  }
});

test('a changed class, a changed field, or a changed API version compiles everything again', () => {
  const folder = temporaryFolder();
  const project = join(folder.path, 'project');
  const file = (path: string): string => join(project, 'force-app/main/default', path);
  const change = (path: string, text: string, by: string): void => {
    const before = readFileSync(file(path), 'utf8');
    assert.ok(before.includes(text), `${path} does not contain ${text}`);
    writeFileSync(file(path), before.replace(text, by));
  };
  const compilesAll = (): boolean => {
    const { apex, close } = openConformanceProject(join(folder.path, 'cache'), project);
    close();
    return apex.program.statements.length > 100;
  };
  try {
    cpSync(PROJECT, project, { recursive: true });
    assert.deepEqual([compilesAll(), compilesAll()], [true, false]);
    change('classes/Sample.cls', '{', '{ ');
    assert.deepEqual([compilesAll(), compilesAll()], [true, false]);
    change('objects/Invoice__c/fields/Amount__c.field-meta.xml', '<scale>2</scale>', '<scale>3</scale>');
    assert.deepEqual([compilesAll(), compilesAll()], [true, false]);
    writeFileSync(file('classes/Sample.cls-meta.xml'), '<ApexClass><apiVersion>66.0</apiVersion></ApexClass>');
    assert.deepEqual([compilesAll(), compilesAll()], [true, false]);
    change('classes/Sample.cls', 'return', 'gone(); return');
    assert.throws(compilesAll, ApexLoadError);
    assert.throws(compilesAll, ApexLoadError);
  } finally {
    folder.dispose();
  }
});
