import { firstProblem, formatProblem, problemsOfStep, stepOfField } from 'c/rosteringFormModel';
import type { Answers } from 'c/rosteringFormModel';
import { RULES } from 'test/onboardingSamples';
import { FIELDS } from 'test/formSamples';

const answers = (values: Answers['values']): Answers => ({ values, rules: RULES, fields: FIELDS });

describe('the format of an answer', () => {
  it.each([
    ['Technical_Contact_Email__c', 'it@school.org', null],
    ['Technical_Contact_Email__c', 'it@mail.school.k12.tx.us', null],
    ['Technical_Contact_Email__c', 'it@school', 'email'],
    ['Technical_Contact_Email__c', 'it at school.org', 'email'],
    ['Technical_Contact_Email__c', '@school.org', 'email'],
    ['Technical_Contact_Email__c', `${'a'.repeat(80)}@school.org`, 'tooLong'],
    ['Technical_Contact_Phone__c', '(555) 010-0199 ext. 12', null],
    ['Technical_Contact_Phone__c', '+1 555 010 0199', null],
    ['Technical_Contact_Phone__c', 'call the office', 'phone'],
    ['School_Count__c', '0', null],
    ['School_Count__c', 12, null],
    ['School_Count__c', '-1', 'negative'],
    ['School_Count__c', '1.5', 'wholeNumber'],
    ['School_Count__c', 'twelve', 'number'],
    ['School_Count__c', '10000', 'tooLarge'],
    ['School_Count__c', '9999', null],
    ['Target_Launch_Date__c', '2027-01-15', null],
    ['Target_Launch_Date__c', '2027-02-30', 'date'],
    ['Target_Launch_Date__c', 'next week', 'date'],
    ['Clever_District_Id__c', '5f1c0a7be21d4a0001c3d9e2', null],
    ['Clever_District_Id__c', 'https://clever.com/districts/5f1c0a7be21d4a0001c3d9e2', null],
    ['Clever_District_Id__c', 'n/a', 'cleverId'],
    ['Clever_District_Id__c', '5f1c0a7be21d4a', 'cleverId'],
    ['ClassLink_Tenant_Id__c', 'x'.repeat(24), null],
    ['ClassLink_Tenant_Id__c', 'x'.repeat(25), 'tooLong'],
    ['SSO__c', 'Google', null],
    ['Notes__c', '', null],
    ['Notes__c', null, null],
    ['Unknown__c', 'anything', null],
  ])('%s = %p: %p', (name, value, code) => {
    expect(formatProblem(value, FIELDS[name])?.code ?? null).toBe(code);
  });

  it('names the limit', () => {
    expect(formatProblem('10000', FIELDS.School_Count__c)).toEqual({ code: 'tooLarge', limit: 9999 });
    expect(formatProblem('x'.repeat(25), FIELDS.ClassLink_Tenant_Id__c)).toEqual({ code: 'tooLong', limit: 24 });
  });
});

it('does not take an exponent for a number', () => {
  expect(formatProblem('1e3', FIELDS.School_Count__c)).toEqual({ code: 'number' });
});

describe('a step', () => {
  it('asks for the method of students, and of teachers only if it differs', () => {
    expect(problemsOfStep('method', answers({}))).toEqual({ Student_Upload_Method__c: { code: 'required' } });
    expect(problemsOfStep('method', answers({ Student_Upload_Method__c: 'Clever' }))).toEqual({});
    expect(problemsOfStep('method', answers({ Student_Upload_Method__c: 'Clever', Teachers_Differ__c: true }))).toEqual(
      {
        Teacher_Upload_Method__c: { code: 'required' },
      },
    );
  });

  it('lists the problems of its fields in their order', () => {
    const values = {
      Student_Upload_Method__c: 'Clever',
      Technical_Contact_Email__c: 'nope',
      School_Count__c: '3',
      Grades_In_Scope__c: 'K;1',
    };
    expect(Object.entries(problemsOfStep('details', answers(values))).map(([name, { code }]) => [name, code])).toEqual([
      ['SSO__c', 'required'],
      ['Technical_Contact_Email__c', 'email'],
      ['Clever_District_Id__c', 'required'],
    ]);
  });

  it('treats spaces as blank', () => {
    expect(problemsOfStep('method', answers({ Student_Upload_Method__c: '  ' }))).not.toEqual({});
  });

  it('has nothing to ask in the review', () => {
    expect(problemsOfStep('review', answers({}))).toEqual({});
  });

  it('asks for a reason in the review if the stage takes one', () => {
    const needsReason = { ...answers({}), needsReason: true };
    expect(problemsOfStep('review', needsReason)).toEqual({ Override_Reason__c: { code: 'required' } });
    expect(problemsOfStep('review', { ...needsReason, values: { Override_Reason__c: 'Because' } })).toEqual({});
    expect(stepOfField('Override_Reason__c')).toBe('review');
  });
});

describe('the whole form', () => {
  it('goes back to the first step with a problem', () => {
    expect(firstProblem(answers({}))?.step).toBe('method');
    expect(firstProblem(answers({ Student_Upload_Method__c: 'Clever' }))?.step).toBe('details');
    expect(firstProblem(answers({ Student_Upload_Method__c: 'Manual' }))).toBeNull();
  });

  it('knows the step of each field', () => {
    expect(stepOfField('Teachers_Differ__c')).toBe('method');
    expect(stepOfField('SSO__c')).toBe('details');
  });
});
