import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';

describe('saving a record', () => {
  let org: Org;
  before(() => (org = openFixture()));
  after(() => org.close());

  it('numbers cases from 00001001 and sets the platform’s fields', () => {
    const id = insert(org, 'Case', { Subject: 'Broken pump' });
    const row = stored(org, 'Case', id);
    assert.match(id, /^500.{15}$/);
    assert.equal(row['CaseNumber'], '00001001');
    assert.equal(row['Status'], 'New');
    assert.equal(row['Priority'], 'Medium');
    assert.equal(row['IsClosed'], 0);
    assert.equal(row['OwnerId'], admin(org).userId);
    assert.equal(row['CreatedDate'], '2026-11-03T15:30:12.000Z');
  });

  it('numbers the cases of one call in order, and continues in the next call', () => {
    const results = save(org, 'insert', 'Case', [{ Subject: 'One' }, { Subject: 'Two' }, { Subject: 'Three' }]);
    const numbers = results.map(({ id }) => Number(stored(org, 'Case', String(id))['CaseNumber']));
    const [first = 0] = numbers;
    assert.deepEqual(numbers, [first, first + 1, first + 2]);
    const next = stored(org, 'Case', insert(org, 'Case', { Subject: 'Four' }));
    assert.equal(Number(next['CaseNumber']), first + 3);
  });

  it('sets and clears ClosedDate with the status', () => {
    const id = insert(org, 'Case', { Status: 'Rejected' });
    assert.equal(stored(org, 'Case', id)['ClosedDate'], '2026-11-03T15:30:12.000Z');
    save(org, 'update', 'Case', [{ Id: id, Status: 'Working' }]);
    assert.equal(stored(org, 'Case', id)['ClosedDate'], null);
    assert.equal(stored(org, 'Case', id)['IsClosed'], 0);
  });

  it('sets the date of an email without one, and lets a user clear it', () => {
    const parent = insert(org, 'Case', { Subject: 'Broken pump' });
    const id = insert(org, 'EmailMessage', { ParentId: parent, Status: '5' });
    assert.equal(stored(org, 'EmailMessage', id)['MessageDate'], '2026-11-03T15:30:12.000Z');
    save(org, 'update', 'EmailMessage', [{ Id: id, MessageDate: null }]);
    assert.equal(stored(org, 'EmailMessage', id)['MessageDate'], null);
  });
});
