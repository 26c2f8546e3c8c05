import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Labels } from './Labels.ts';
import { checkGiven, checkWords } from './words.ts';

const FINE = {
  name: 'Fine',
  shows: ['B12', 'D5'],
  via: ['apex', 'script'],
  clock: '00:30',
  given: [{ use: 'a-customer' }, { object: 'Case', ref: 'case', fields: {} }],
  when: [{ as: 'ae', call: 'A.b', arguments: {}, answers: { x: 1 } }, { delete: { object: 'Case', record: '@case' } }],
  then: [{ find: 'Case', where: { Id: '@case' }, fields: { Subject: { contains: 'x' } } }],
};

const refuses = (parts: object, message: RegExp): void =>
  assert.throws(() => checkWords('x.json', { ...FINE, ...parts }), { message });

test('a scenario with known words is valid', () => {
  assert.doesNotThrow(() => checkWords('x.json', FINE));
});

test('an unknown word is reported with its file and position', () => {
  refuses({ given: undefined, befor: [] }, /^x\.json: unknown word "befor" in the scenario/);
  refuses({ when: [{ call: 'A.b', argument: {} }] }, /unknown word "argument" in when\[0\]/);
  refuses(
    { when: [{ insert: { object: 'Case', field: {} } }] },
    /"field" in when\[0\]\.insert; when\[0\]\.insert lacks "fields"/,
  );
  refuses({ when: [{ call: 'A.b', refused: { code: 'X', lable: 'Y' } }] }, /"lable" in when\[0\]\.refused/);
  refuses({ then: [{ ...FINE.then[0], fields: { Subject: { like: 'x' } } }] }, /"like" in then\[0\]\.fields\.Subject/);
  refuses({ via: ['apexx'] }, /unknown word "apexx" in via/);
  refuses({ shows: ['Q1'] }, /unknown word "Q1" in shows/);
  refuses({ clock: '25:00' }, /"25:00" in clock/);
});

test('a step has one action, and only calls have call properties', () => {
  refuses(
    { when: [{ as: 'ae' }] },
    /when\[0\] needs one of call, insert, update, delete, merge, find, reply, and has 0/,
  );
  refuses({ when: [{ call: 'A.b', delete: { object: 'Case', record: '@a' } }] }, /and has 2/);
  refuses({ when: [{ delete: { object: 'Case', record: '@a' }, answers: {} }] }, /answers belongs to a call/);
  refuses({ when: [{ call: 'submit' }] }, /is not "Class\.method"/);
});

test('what a bell shows needs its user, its record, and its labels', () => {
  refuses({ notified: [{ user: 'specialist', about: '@case' }] }, /notified\[0\] lacks "labels"/);
});

test('an expectation must name a record of the scenario, so that other records don’t match', () => {
  refuses({ then: [{ find: 'Case', where: { Status: 'New' } }] }, /then\[0\]\.where names no record/);
});

test('a file of given records is checked too', () => {
  assert.throws(() => checkGiven('y.json', [{ objekt: 'Case', fields: {} }]), /y\.json: unknown word "objekt"/);
});

test('a message is recognized by its label, with any text for the placeholders', () => {
  const labels = new Labels(new Map([['Late', 'In {0} (since {1}) it is late.']]));
  assert.ok(labels.matches('Late', 'In Monitoring (since May) it is late.'));
  assert.ok(!labels.matches('Late', 'In Monitoring it is late.'));
  assert.ok(!labels.matches('Late', 'In A (since B) it is late. Really.'));
});
