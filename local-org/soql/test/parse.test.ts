/** Text → Query, and its caches. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openQueryCache, parseQuery, parserLibrary, queryFromTree, QueryParser, type Query } from '../index.ts';
import { Lru } from '../lru.ts';

describe('A query text', () => {
  it('becomes a tree that JSON can store', () => {
    const query = parseQuery(`SELECT Id, Account.Name FROM Case c WHERE Subject LIKE 'a\\_b%' AND Id IN :ids LIMIT :n`);
    assert.deepEqual(JSON.parse(JSON.stringify(query)), query);
    assert.equal(query.fromAlias, 'c');
    assert.deepEqual(query.limit, { kind: 'bind', name: 'n' });
    assert.equal(query.where?.kind, 'and');
  });

  it('returns the same Query object each time, so that its plan is found', () => {
    const text = 'SELECT Id FROM Case WHERE Id = null';
    assert.equal(parseQuery(text), parseQuery(text));
  });

  it('reads the escapes in its strings', () => {
    const where = parseQuery(`SELECT Id FROM Case WHERE A = 'it\\'s \\"a\\" \\\\ b\\n\\u00fc'`).where;
    assert.deepEqual(where?.kind === 'compare' && where.right, { kind: 'string', value: `it's "a" \\ b\nü` });
  });

  it('reads date-times with offsets as UTC', () => {
    const where = parseQuery('SELECT Id FROM Case WHERE A > 2026-11-03T01:00:00.5-0600').where;
    assert.deepEqual(where?.kind === 'compare' && where.right, { kind: 'datetime', value: '2026-11-03T07:00:00.500Z' });
  });
});

describe('An inline query', () => {
  it('is read from the tree of its Apex, with binds that the caller names', () => {
    const { ApexParserFactory } = parserLibrary();
    const names: string[] = [];
    const tree = ApexParserFactory.createParser(
      'SELECT Id FROM Case WHERE Id IN :byId.keySet() AND Subject = :a + b LIMIT :limits[0]',
    ).query();
    const query = queryFromTree(tree, (expression) => `b${names.push(expression.getText()) - 1}`);
    assert.deepEqual(names, ['byId.keySet()', 'a+b', 'limits[0]']);
    assert.deepEqual(query.limit, { kind: 'bind', name: 'b2' });
    assert.equal(query.text, undefined);
    assert.deepEqual(query.fromAt, { line: 1, column: 16 });
  });
});

describe('The cache on disk', () => {
  it('works for a second parser, and skips a line that was cut short', () => {
    const folder = mkdtempSync(join(tmpdir(), 'soql-'));
    try {
      const text = 'SELECT Id FROM Case';
      const parsed = new QueryParser({ store: openQueryCache(folder) }).parse(text);
      const [file = ''] = readdirSync(folder);
      appendFileSync(join(folder, file), '["SELECT Id FROM Acc');
      const store = openQueryCache(folder);
      assert.deepEqual(store.read(text), parsed);
      assert.equal(store.read('SELECT Name FROM Case'), undefined);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is used before the parser, and stores what was parsed', () => {
    const written: string[] = [];
    const stored = { ...parseQuery('SELECT Id FROM Case') } satisfies Query;
    const read = (text: string) => (text === 'known' ? stored : undefined);
    const parser = new QueryParser({ store: { read, write: (text) => written.push(text) } });
    assert.equal(parser.parse('known'), stored);
    parser.parse('SELECT Id FROM Account');
    assert.deepEqual(written, ['SELECT Id FROM Account']);
  });

  it('is separate for each origin: the API can’t use what Apex sent before', () => {
    const parser = new QueryParser();
    parser.parse('SELECT Id FROM Case WHERE Id = :x', 'apex');
    assert.throws(() => parser.parse('SELECT Id FROM Case WHERE Id = :x', 'api'), { code: 'MALFORMED_QUERY' });
  });
});

describe('An LRU map', () => {
  it('drops the least recently used entry', () => {
    const map = new Lru<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    assert.deepEqual([map.get('a'), map.get('b'), map.get('c')], [1, undefined, 3]);
  });
});
