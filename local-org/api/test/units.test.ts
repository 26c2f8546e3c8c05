import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layoutFacts } from '../../schema/facts.ts';
import { openFixture } from '../../schema/test/fixture.ts';
import type { Condition } from '../../soql/tree.ts';
import { replyTo } from '../http/errors.ts';
import { brokenAt } from '../http/json-position.ts';
import { RouteTable } from '../http/routes.ts';
import { combine } from '../page/boolean-filter.ts';
import { columnPathOf } from '../page/column-names.ts';
import { splitValues } from '../page/list-views.ts';
import { Cursors } from '../rest/cursors.ts';
import { fillReferences } from '../rest/references.ts';
import { releaseOf } from '../rest/versions.ts';

describe('the place where JSON breaks', () => {
  it('is the first invalid character', () => {
    const cases: [string, number][] = [
      ['{"a": oops}', 6],
      ['{"a": 1,}', 8],
      ['[1 2]', 3],
      ['{"a" 1}', 5],
      ['{a: 1}', 1],
      ['[1', 2],
      ['{"a": "x', 6],
      ['[] x', 3],
      ['}', 0],
      ['[1}', 2],
      ['["a\nb"]', 3],
    ];
    for (const [text, position] of cases) {
      assert.throws(() => JSON.parse(text));
      assert.equal(brokenAt(text), position, text);
    }
  });
});

describe('disk errors', () => {
  it('have their own message, also for the files next to the data', () => {
    const answer = (error: object): [number, string | undefined] => {
      const { status, body } = replyTo(Object.assign(new Error('write'), error), () => assert.fail('No fault.'));
      return [status, (body as { errorCode: string }[])[0]?.errorCode];
    };
    assert.deepEqual(answer({ code: 'ENOSPC' }), [400, 'STORAGE_LIMIT_EXCEEDED']);
    assert.deepEqual(answer({ code: 'EDQUOT' }), [400, 'STORAGE_LIMIT_EXCEEDED']);
    assert.deepEqual(answer({ code: 'ERR_SQLITE_ERROR', errcode: 13 }), [400, 'STORAGE_LIMIT_EXCEEDED']);
    assert.deepEqual(answer({ code: 'EROFS' }), [503, 'SERVER_UNAVAILABLE']);
    assert.deepEqual(answer({ code: 'ERR_SQLITE_ERROR', errcode: 1034 }), [503, 'SERVER_UNAVAILABLE']);
  });
});

describe('columns of related lists', () => {
  it('are found by every name that layouts use for them', () => {
    const org = openFixture();
    for (const [name, { relatedLists }] of Object.entries(layoutFacts)) {
      for (const [list, { shows, columns = [] }] of Object.entries(relatedLists)) {
        if (shows === undefined) continue;
        const child = org.schema.object(org.schema.object(name)?.children.get(shows.toLowerCase())?.object ?? '');
        assert.ok(child, `${name} has no child relationship ${shows} for ${list}`);
        for (const column of columns)
          assert.notEqual(columnPathOf(org.schema, child, column), null, `${name}: ${list}: ${column}`);
      }
    }
    org.close();
  });
});

describe('filter logic', () => {
  const field = (name: string): Condition => ({
    kind: 'compare',
    left: { kind: 'field', path: [name], alias: null },
    operator: '=',
    right: { kind: 'null' },
  });
  const [one, two, three] = [field('A'), field('B'), field('C')] as [Condition, Condition, Condition];

  it('evaluates AND before OR, with parentheses and NOT', () => {
    assert.deepEqual(combine([one, two, three], '1 OR 2 AND 3'), {
      kind: 'or',
      parts: [one, { kind: 'and', parts: [two, three] }],
    });
    assert.deepEqual(combine([one, two, three], '(1 or 2) and not 3'), {
      kind: 'and',
      parts: [
        { kind: 'or', parts: [one, two] },
        { kind: 'not', part: three },
      ],
    });
    assert.deepEqual(combine([one, two], null), { kind: 'and', parts: [one, two] });
    assert.equal(combine([], '1'), null);
  });

  it('refuses logic that uses a missing filter or doesn’t end', () => {
    for (const logic of ['1 AND 4', '(1 AND 2', '1 2', 'AND']) assert.throws(() => combine([one, two], logic), logic);
  });

  it('splits values at commas outside quotes', () => {
    assert.deepEqual(splitValues('Draft,Sent'), ['Draft', 'Sent']);
    assert.deepEqual(splitValues('"a, b",c'), ['a, b', 'c']);
    assert.deepEqual(splitValues(''), ['']);
  });
});

describe('references between composite requests', () => {
  const answers = new Map<string, unknown>([['order', { id: '1', records: [{ Name: 'First', Total: 5 }] }]]);

  it('get values of earlier responses, with their type if the reference is the whole text', () => {
    const filled = fillReferences(
      { a: '@{order.id}', b: ['x @{order.records[0].Name}'], c: '@{order.records[0].total}' },
      answers,
    );
    assert.deepEqual(filled, { value: { a: '1', b: ['x First'], c: 5 }, missing: null });
  });

  it('name the one without a value', () => {
    assert.equal(fillReferences('@{order.none}', answers).missing, 'order.none');
    assert.equal(fillReferences('@{nobody.id}', answers).missing, 'nobody.id');
  });
});

describe('query cursors', () => {
  it('close after 15 minutes, or when their user opens too many', () => {
    let now = 0;
    const cursors = new Cursors(() => now);
    const records = Array.from({ length: 10 }, (_, index) => ({ index }));
    const locator = cursors.open('u', records, 4).nextLocator ?? '';
    assert.equal(cursors.next('u', locator).records.length, 4);
    now += 16 * 60 * 1000;
    assert.throws(() => cursors.next('u', locator));
    const oldest = cursors.open('u', records, 4).nextLocator ?? '';
    for (let index = 0; index < 10; index += 1) cursors.open('u', records, 4);
    assert.throws(() => cursors.next('u', oldest));
  });
});

describe('routes', () => {
  const routes = new RouteTable<string>().add('GET', '/a/:b', 'one').add('POST', '/a/fixed', 'two');

  it('find a handler with its decoded parameters', () => {
    assert.deepEqual(routes.find('GET', '/a/x%20y'), { handler: 'one', params: { b: 'x y' } });
    assert.deepEqual(routes.find('HEAD', '//a//z/'), { handler: 'one', params: { b: 'z' } });
    assert.equal(routes.find('POST', '/A/Fixed').handler, 'two');
  });

  it('tell an unknown path from a wrong method', () => {
    assert.throws(() => routes.find('GET', '/b'), /404/);
    assert.throws(() => routes.find('DELETE', '/a/fixed'), /405/);
  });
});

describe('API versions', () => {
  it('have the names of their releases', () => {
    assert.deepEqual([57, 58, 59, 60, 67].map(releaseOf), [
      "Spring '23",
      "Summer '23",
      "Winter '24",
      "Spring '24",
      "Summer '26",
    ]);
  });
});
