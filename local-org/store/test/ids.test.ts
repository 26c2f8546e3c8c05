import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeId, normalizeId } from '../ids.ts';

describe('ids', () => {
  it('of 15 characters get Salesforce’s check characters', () => {
    // The example in the help article "Convert 15 Character ID to 18 Character ID".
    assert.equal(normalizeId('00570000001ZwTi'), '00570000001ZwTiAAK');
    assert.equal(normalizeId('00570000001ZwTiAAK'), '00570000001ZwTiAAK');
  });

  it('that lost their letter case are restored', () => {
    assert.equal(normalizeId('00570000001zwtiAAK'), '00570000001ZwTiAAK');
  });

  it('that aren’t valid are refused', () => {
    for (const text of [
      '',
      '500',
      'not an id at all',
      '00570000001ZwTiAA',
      '00570000001ZwTi!AK',
      '00570000001ZwTi999',
    ]) {
      assert.equal(normalizeId(text), null, text);
    }
  });

  it('sort in the order of their creation', () => {
    const ids = [1, 2, 9, 10, 35, 36, 61, 62, 100, 3843, 3844, 10_000_000].map((n) => makeId('500', n));
    assert.deepEqual([...ids].sort(), ids);
    assert.equal(
      ids.every((id) => id.length === 18),
      true,
    );
  });
});
