import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntegrationCaseText } from './IntegrationCaseText.ts';

const CASE = { Id: '5', CaseNumber: '00000042', Account: { Name: 'Larkspur' }, Contact: { Name: 'Maria Lopez' } };

const render = (template: string, tokens: Record<string, string>): string =>
  IntegrationCaseText.render(template, new Map(Object.entries(tokens)));

test('the customer is the account, else the contact, else the case', () => {
  const customer = (record: object): string | undefined =>
    IntegrationCaseText.tokensFor({ ...CASE, ...record }, null, 'Clever').get('Customer');
  assert.equal(customer({}), 'Larkspur');
  assert.equal(customer({ Account: null }), 'Maria Lopez');
  assert.equal(customer({ Account: null, Contact: null }), '00000042');
});

test('answers are text: counts without decimals, grades apart, blanks left out', () => {
  const answers = IntegrationCaseText.answersOf({
    Id: 'f',
    School_Count__c: 3.0,
    Student_Count__c: 0,
    Teacher_Count__c: null,
    Grades_In_Scope__c: 'PK;K;1',
    Notes__c: '  ',
    Target_Launch_Date__c: '2026-11-24',
  });
  assert.deepEqual(Object.fromEntries(answers), {
    Target_Launch_Date__c: '2026-11-24',
    School_Count__c: '3',
    Student_Count__c: '0',
    Grades_In_Scope__c: 'PK, K, 1',
  });
});

test('a line whose tokens are all empty is left out, and a line without tokens stays', () => {
  assert.equal(render('A: {A}\nB: {B}\n\nFixed\n{A} and {B}', { A: '1' }), 'A: 1\n\nFixed\n1 and ');
});

test('lines end as Apex ends them, and braces in values stay', () => {
  assert.equal(render('A: {A}\r\nEnd\n\n', { A: '{B}' }), 'A: {B}\nEnd');
  assert.equal(render('An open { brace', {}), 'An open { brace');
});
