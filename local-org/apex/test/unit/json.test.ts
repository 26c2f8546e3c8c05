/** Apex Reference, "JSON Class". */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serialize } from '../../platform/jsonWrite.ts';
import { untyped } from '../../platform/jsonRead.ts';
import { JsonNumber, JsonSyntaxError, parseJson } from '../../platform/jsonText.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/collections.ts';
import { ApexDate, ApexDatetime } from '../../runtime/dates.ts';
import { Decimal } from '../../runtime/decimal.ts';
import { listOf, mapOf, OBJECT, setOf, STRING } from '../../runtime/types.ts';

test('numbers keep their text', () => {
  const parsed = parseJson('[1, 1.50, -2e3]');
  assert.ok(Array.isArray(parsed));
  assert.deepEqual(
    parsed.map((item) => (item instanceof JsonNumber ? item.text : item)),
    ['1', '1.50', '-2e3'],
  );
});

test('text is unescaped', () => {
  assert.equal(parseJson('"a\\u00e9\\n\\"b\\""'), 'a\u00e9\n"b"');
});

test('invalid JSON is refused with the position', () => {
  for (const wrong of ['', '{', '{"a":}', '[1,]', '{"a" 1}', '01x', '"open', 'nul', '[1] 2']) {
    assert.throws(() => parseJson(wrong), JsonSyntaxError, wrong);
  }
  assert.throws(() => parseJson('{"a":x}'), /'x' \(code 120\)\): at input location \[1,6\]/);
});

test('untyped data has Integer, Long, and Decimal', () => {
  const data = untyped(parseJson('{"i":2147483647,"l":2147483648,"d":1.50,"t":"x","n":null,"b":true}'));
  assert.ok(data instanceof ApexMap);
  assert.equal(data.get('i'), 2147483647);
  assert.equal(data.get('l'), 2147483648n);
  assert.equal(String(data.get('d')), '1.50');
  assert.equal(data.get('n'), null);
  assert.equal(data.get('b'), true);
  assert.ok(data.has('n'));
});

test('values are written as in Salesforce', () => {
  const map = new ApexMap(mapOf(STRING, OBJECT));
  map.put('date', ApexDate.of(2026, 11, 3));
  map.put('moment', new ApexDatetime(Date.parse('2026-11-03T04:05:06.007Z')));
  map.put('decimal', Decimal.parse('1.50'));
  map.put('long', 5n);
  map.put('set', new ApexSet(setOf(STRING), ['a', 'b']));
  map.put('list', new ApexList(listOf(OBJECT), [null, true]));
  assert.equal(
    serialize(map, false),
    '{"date":"2026-11-03","moment":"2026-11-03T04:05:06.007Z","decimal":1.50,"long":5,"set":["a","b"],"list":[null,true]}',
  );
});
