/** The cache of syntax trees: a warm start reads trees and produces the same program. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSources, readSources } from '../../syntax/source.ts';
import { PROJECT, temporaryFolder } from './project.ts';

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
