/** Object Reference, "Event" and "EventRelation": times, invitees, and what an invitee sees. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, CLERK, insert, openFixture, save, stored } from '../../schema/test/fixture.ts';
import type { Row } from '../../types.ts';

describe('events', () => {
  let org: Org;
  const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
  const timed = { Subject: 'Status', StartDateTime: at('15:00') };

  before(() => {
    org = openFixture();
  });
  after(() => org.close());

  const refusal = (row: Row): [string | undefined, readonly string[] | undefined] => {
    const [result] = save(org, 'insert', 'Event', [row], { allOrNone: false });
    return [result?.errors[0]?.statusCode, result?.errors[0]?.fields];
  };
  const eventOf = (row: Row): Row => stored(org, 'Event', insert(org, 'Event', row));

  it('get their end from their duration, and their duration from their end', () => {
    const short = eventOf({ ...timed, DurationInMinutes: 45 });
    assert.equal(short['EndDateTime'], at('15:45'));
    assert.equal(short['ActivityDateTime'], at('15:00'));
    assert.equal(short['EndDate'], '2026-12-01');
    assert.equal(eventOf({ ...timed, EndDateTime: at('16:30') })['DurationInMinutes'], 90);
    assert.equal(eventOf({ ActivityDateTime: at('15:00'), DurationInMinutes: 5 })['StartDateTime'], at('15:00'));
  });

  it('need a start, and an end or a duration, which must agree', () => {
    assert.deepEqual(refusal(timed), ['REQUIRED_FIELD_MISSING', ['DurationInMinutes']]);
    assert.deepEqual(refusal({ DurationInMinutes: 5 }), ['REQUIRED_FIELD_MISSING', ['ActivityDateTime']]);
    const both = { ...timed, DurationInMinutes: 60, EndDateTime: at('15:30') };
    assert.equal(refusal(both)[0], 'INVALID_FIELD_FOR_INSERT_UPDATE');
    const starts = { ...timed, ActivityDateTime: at('14:00'), DurationInMinutes: 5 };
    assert.equal(refusal(starts)[0], 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.deepEqual(refusal({ ...timed, EndDateTime: at('14:00') }), [
      'FIELD_INTEGRITY_EXCEPTION',
      ['DurationInMinutes'],
    ]);
    assert.equal(refusal({ ...timed, DurationInMinutes: 1441 })[0], 'FIELD_INTEGRITY_EXCEPTION');
  });

  it('of a whole day need only a date', () => {
    const day = eventOf({ Subject: 'Training', IsAllDayEvent: true, ActivityDate: '2026-12-01' });
    assert.equal(day['StartDateTime'], '2026-12-01T00:00:00.000Z');
    assert.equal(day['DurationInMinutes'], 1440);
    assert.deepEqual(refusal({ IsAllDayEvent: true }), ['REQUIRED_FIELD_MISSING', ['ActivityDate']]);
  });

  it('keep their duration when they move', () => {
    const id = insert(org, 'Event', { ...timed, DurationInMinutes: 30 });
    save(org, 'update', 'Event', [{ Id: id, StartDateTime: at('18:00') }]);
    assert.equal(stored(org, 'Event', id)['EndDateTime'], at('18:30'));
    save(org, 'update', 'Event', [{ Id: id, EndDateTime: at('19:00') }]);
    assert.equal(stored(org, 'Event', id)['DurationInMinutes'], 60);
    save(org, 'update', 'Event', [{ Id: id, Subject: 'Renamed' }]);
    assert.equal(stored(org, 'Event', id)['EndDateTime'], at('19:00'));
  });

  it('with invitees are group events, and an invited user has a child event that follows', () => {
    const id = insert(org, 'Event', { ...timed, DurationInMinutes: 30 });
    assert.equal(stored(org, 'Event', id)['GroupEventType'], '0');
    const contact = insert(org, 'Contact', { LastName: 'Reyes' });
    const clerk = org.session(CLERK.username).userId;
    const guest = insert(org, 'EventRelation', { EventId: id, RelationId: contact });
    const colleague = insert(org, 'EventRelation', { EventId: id, RelationId: clerk });
    assert.equal(stored(org, 'EventRelation', guest)['Status'], 'New');
    assert.equal(stored(org, 'Event', id)['IsGroupEvent'], 1);
    const children = (): Row[] =>
      org.reader.all('SELECT * FROM "Event" WHERE "IsChild" = 1 AND "IsDeleted" = 0 AND "OwnerId" = ?', [
        clerk,
      ]) as Row[];
    assert.equal(children().length, 1);
    save(org, 'update', 'Event', [{ Id: id, StartDateTime: at('20:00') }]);
    assert.equal(children()[0]?.['EndDateTime'], at('20:30'));
    const invited = { EventId: String(children()[0]?.['Id']), RelationId: contact };
    const [refused] = save(org, 'insert', 'EventRelation', [invited], { allOrNone: false });
    assert.equal(refused?.errors[0]?.statusCode, 'FIELD_INTEGRITY_EXCEPTION');
    save(org, 'delete', 'EventRelation', [{ Id: colleague }]);
    assert.equal(children().length, 0);
    save(org, 'delete', 'EventRelation', [{ Id: guest }]);
    assert.equal(stored(org, 'Event', id)['IsGroupEvent'], 0);
    insert(org, 'EventRelation', { EventId: id, RelationId: clerk });
    save(org, 'delete', 'Event', [{ Id: id }]);
    assert.equal(children().length, 0);
  });

  it('invite only users and contacts, and each invitation stays with its event', () => {
    const id = insert(org, 'Event', { ...timed, DurationInMinutes: 30 });
    const account = insert(org, 'Account', { Name: 'Oak' });
    const [wrong] = save(org, 'insert', 'EventRelation', [{ EventId: id, RelationId: account }], { allOrNone: false });
    assert.equal(wrong?.errors[0]?.statusCode, 'FIELD_INTEGRITY_EXCEPTION');
    const [none] = save(org, 'insert', 'EventRelation', [{ EventId: id }], { allOrNone: false });
    assert.equal(none?.errors[0]?.statusCode, 'REQUIRED_FIELD_MISSING');
  });

  it('are invited to by users who can edit the event', () => {
    const id = insert(org, 'Event', { ...timed, DurationInMinutes: 30, OwnerId: admin(org).userId });
    const contact = insert(org, 'Contact', { LastName: 'Reyes' });
    const relation = { EventId: id, RelationId: contact };
    const session = org.session(CLERK.username);
    assert.throws(() => save(org, 'insert', 'EventRelation', [relation], { session, access: 'user' }), {
      code: 'INSUFFICIENT_ACCESS',
    });
    assert.equal(org.access.canObject(admin(org), 'EventRelation', 'create'), true);
  });
});
