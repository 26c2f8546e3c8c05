/** Calls of static methods that components can't call. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ApexCallError } from '../../index.ts';
import { callStatic } from '../../call-static.ts';
import { openConformanceProject } from './project.ts';

const { apex, admin, close } = openConformanceProject();
after(close);

const call = (method: string, args: Record<string, unknown> = {}): unknown =>
  callStatic(apex, admin, 'InvoiceController', method, args);
const count = (): unknown => apex.org.reader.rows('SELECT COUNT(*) FROM "Invoice__c"', [])[0]?.[0];

test('a public static method is called with arguments by name, with or without @AuraEnabled', () => {
  assert.equal(call('notEnabled'), 'x');
  assert.equal(call('greet', { name: 'Ada' }), 'Hello Ada');
});

test('an object is returned with all its public members', () => {
  const line = call('line') as Record<string, unknown>;
  assert.equal(line['secret'], 'hidden');
  assert.equal(line['amount'], 12.5);
});

test('a call commits what it saved, and a call that throws saves nothing', () => {
  const before = Number(count());
  call('create', { name: 'static', amount: 1, due: null });
  assert.equal(count(), before + 1);
  assert.throws(() => call('createThenFail'), ApexCallError);
  assert.equal(count(), before + 1);
});

test('a missing method is named', () => {
  assert.throws(() => call('vanish'), { name: 'RangeError', message: /InvoiceController\.vanish/ });
});
