/** The deployed profiles assign all our layouts. `org prepare --profile` assigns the same layouts to other profiles. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { readAssignments } from '../../scripts/profiles/layoutAssignments.ts';
import { filesBelow, SOURCE } from './filesBelow.ts';

const layouts = filesBelow(SOURCE, '.layout-meta.xml').map((file) => basename(file, '.layout-meta.xml'));

test('every layout of a record type or an object is assigned', () => {
  const ofRecords = layouts.filter((name) => !name.includes('__mdt-'));
  assert.deepEqual(
    readAssignments()
      .map(({ layout }) => layout)
      .sort(),
    ofRecords.sort(),
  );
});

for (const file of filesBelow(SOURCE, '.profile-meta.xml'))
  test(`${basename(file)} assigns all of them`, () => {
    assert.deepEqual(readAssignments(file), readAssignments());
  });
