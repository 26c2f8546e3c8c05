import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntegrationCaseText } from './IntegrationCaseText.ts';

const CASE = { Id: '5', CaseNumber: '00000042', Account: { Name: 'Larkspur' }, Contact: { Name: 'Maria Lopez' } };

const render = (template: string, tokens: Record<string, string>): string =>
  IntegrationCaseText.render(template, new Map(Object.entries(tokens)));

test('the customer is the account, or the contact, or the case number', () => {
  const customer = (record: object): string | undefined =>
    IntegrationCaseText.tokensFor({ ...CASE, ...record }, null, 'Clever', new Map()).get('Customer');
  assert.equal(customer({}), 'Larkspur');
  assert.equal(customer({ Account: null }), 'Maria Lopez');
  assert.equal(customer({ Account: null, Contact: null }), '00000042');
});

test('an answer becomes text by the type of its field, and a blank answer is left out', () => {
  const form = {
    Id: 'f',
    Zz_Count__c: 3.0,
    Zz_Zero__c: 0,
    Zz_Share__c: 12.5,
    Zz_Blank__c: null,
    Zz_Lists__c: 'Red;Blue',
    Zz_Grades__c: 'K;1;2;UG',
    Zz_Text__c: 'One; two',
    Zz_Spaces__c: '  ',
    Zz_Day__c: '2026-11-24',
    Zz_Moment__c: '2026-11-24T15:30:00.000+0000',
    Zz_Yes__c: true,
    Zz_No__c: false,
  };
  const types = {
    Zz_Count__c: 'double',
    Zz_Zero__c: 'double',
    Zz_Share__c: 'percent',
    Zz_Blank__c: 'double',
    Zz_Lists__c: 'multipicklist',
    Zz_Grades__c: 'multipicklist',
    Zz_Text__c: 'textarea',
    Zz_Spaces__c: 'string',
    Zz_Day__c: 'date',
    Zz_Moment__c: 'datetime',
    Zz_Yes__c: 'boolean',
    Zz_No__c: 'boolean',
  };
  assert.deepEqual(Object.fromEntries(IntegrationCaseText.answersOf(form, new Map(Object.entries(types)))), {
    Zz_Count__c: '3',
    Zz_Zero__c: '0',
    Zz_Share__c: '12.5',
    Zz_Lists__c: 'Red, Blue',
    Zz_Grades__c: 'K–2, UG',
    Zz_Text__c: 'One; two',
    Zz_Day__c: '2026-11-24',
    Zz_Moment__c: '2026-11-24 15:30 UTC',
    Zz_Yes__c: 'true',
    Zz_No__c: 'false',
  });
});

test('only the fields that the templates name become tokens', () => {
  const form = { Id: 'f', Notes__c: 'Call first', SSO__c: 'Google' };
  const tokens = IntegrationCaseText.tokensFor(CASE, form, 'Clever', new Map([['SSO__c', 'picklist']]));
  assert.deepEqual([...tokens.keys()], ['Provider', 'CaseNumber', 'Customer', 'Contact', 'SSO__c']);
});

test('a line is left out if it has tokens and none of them has a value', () => {
  assert.equal(render('A: {A}\nB: {B}\n\nFixed\n{A} and {B}', { A: '1' }), 'A: 1\n\nFixed\n1 and ');
});

test('empty lines at the end are dropped as in Apex, and braces in values stay', () => {
  assert.equal(render('A: {A}\r\nEnd\n\n', { A: '{B}' }), 'A: {B}\nEnd');
  assert.equal(render('An open { brace', {}), 'An open { brace');
});
