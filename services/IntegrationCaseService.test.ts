import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntegrationCaseService } from './IntegrationCaseService.ts';
import { FakeOrg, notSaved, saved } from './test/FakeOrg.ts';
import { caseId, integrationCase, onboarding, rowsOf } from './test/integrationRows.ts';

const CLEVER_AND_CLASSLINK = onboarding(1, 'Clever', 'ClassLink');

test('an integration case is missing if its provider is chosen and it does not exist', async () => {
  const cases = [onboarding(1), onboarding(2, 'Manual'), CLEVER_AND_CLASSLINK, onboarding(3, 'ClassLink')];
  const org = new FakeOrg(rowsOf(cases, [integrationCase(1, 'Clever')]));
  assert.deepEqual(await new IntegrationCaseService(org).findMissing(10), [caseId(1), caseId(3)]);
});

test('at most the maximum of cases is found, oldest first', async () => {
  const service = new IntegrationCaseService(new FakeOrg(rowsOf([onboarding(1), onboarding(2), onboarding(3)])));
  assert.deepEqual(await service.findMissing(2), [caseId(1), caseId(2)]);
  assert.deepEqual(await service.findMissing(0), []);
  assert.deepEqual(await service.findMissing(-1), []);
});

test('an integration case is created with the values of the onboarding case and the settings', async () => {
  const org = new FakeOrg(rowsOf([onboarding(7)]));
  const [creation] = await new IntegrationCaseService(org).createMissing([caseId(7)]);
  assert.deepEqual(creation, {
    caseId: caseId(7),
    provider: 'Clever',
    key: `${caseId(7)}:Clever`,
    outcome: 'created',
    id: '5000',
    message: null,
  });
  assert.deepEqual(org.inserted, [
    {
      RecordTypeId: '012000000000001AAA',
      ParentId: caseId(7),
      AccountId: '001000000000001AAA',
      ContactId: null,
      OwnerId: '00G000000000001AAA',
      Integration_Provider__c: 'Clever',
      Integration_Key__c: `${caseId(7)}:Clever`,
      Status: 'New',
      Priority: 'Medium',
      Subject: 'Clever integration for Larkspur School',
      Description: 'Onboarding case: 00000007',
    },
  ]);
});

test('an existing integration case is not created again', async () => {
  const org = new FakeOrg(rowsOf([CLEVER_AND_CLASSLINK], [integrationCase(1, 'ClassLink')]));
  const creations = await new IntegrationCaseService(org).createMissing([caseId(1)]);
  assert.deepEqual(
    creations.map(({ provider }) => provider),
    ['Clever'],
  );
});

test('a duplicate key counts as existing, and any other error is reported with its message', async () => {
  const org = new FakeOrg(rowsOf([onboarding(1), onboarding(2), onboarding(3)]));
  const duplicate = (field: string): string =>
    `duplicate value found: ${field} duplicates value on record with id: 500000000000001`;
  const answers = [
    notSaved('DUPLICATE_VALUE', duplicate('Integration_Key__c')),
    notSaved('INVALID_EMAIL', 'No such luck'),
    notSaved('DUPLICATE_VALUE', duplicate('Ticket__c')),
  ];
  org.answer = (_record, index) => answers[index] ?? saved('5000');
  const creations = await new IntegrationCaseService(org).createMissing([caseId(1), caseId(2), caseId(3)]);
  assert.deepEqual(
    creations.map(({ outcome, message }) => [outcome, message]),
    [
      ['existing', null],
      ['failed', 'No such luck'],
      ['failed', duplicate('Ticket__c')],
    ],
  );
});

test('thousands of cases are read in parts that fit a request, and the settings are read once', async () => {
  const cases = Array.from({ length: 3000 }, (_, index) => onboarding(index + 1));
  const org = new FakeOrg(rowsOf(cases));
  const creations = await new IntegrationCaseService(org).createMissing(cases.map(({ Id }) => Id));
  assert.equal(creations.length, 3000);
  const reads = (object: string): number => org.queries.filter((soql) => soql.includes(`FROM ${object}`)).length;
  assert.deepEqual([reads('Rostering_Form__c'), reads('Onboarding_Setting__mdt'), reads('Group')], [8, 1, 1]);
});

test('only the fields of the form that the settings name are read', async () => {
  const org = new FakeOrg(rowsOf([onboarding(1)]));
  org.types = new Map([
    ['Notes__c', 'textarea'],
    ['SSO__c', 'picklist'],
  ]);
  await new IntegrationCaseService(org).createMissing([caseId(1)]);
  const query = org.queries.find((soql) => soql.includes('FROM Rostering_Form__c'));
  assert.match(query ?? '', /^SELECT Id, Case__c, Notes__c FROM/);
});

test('if a field that the settings name is missing, nothing is created and the error names the field', async () => {
  const org = new FakeOrg(rowsOf([onboarding(1)]));
  org.types = new Map();
  await assert.rejects(new IntegrationCaseService(org).createMissing([caseId(1)]), {
    code: 'FORM_FIELD_MISSING',
    message: /Notes__c/,
  });
  assert.equal(org.inserted.length, 0);
});

test('a repeated ID counts as one case', async () => {
  const org = new FakeOrg(rowsOf([onboarding(1)]));
  assert.equal((await new IntegrationCaseService(org).createMissing([caseId(1), caseId(1)])).length, 1);
});

test('if the queue is missing, nothing is created and the error names the queue', async () => {
  const org = new FakeOrg({ ...rowsOf([onboarding(1)]), Group: [] });
  await assert.rejects(new IntegrationCaseService(org).createMissing([caseId(1)]), {
    code: 'QUEUE_MISSING',
    message: /Integration_Support/,
  });
  assert.equal(org.inserted.length, 0);
});
