import {
  askedFields,
  describeField,
  differences,
  methodsOf,
  sameAnswer,
  teacherMethodOf,
} from 'c/rosteringAnswerModel';
import { draftOf, EMPTY, submissionOf } from 'c/rosteringFormModel';
import type { FormModel } from 'c/rosteringFormModel';
import { RULES } from 'test/onboardingSamples';
import { FIELDS } from 'test/formSamples';

const CLEVER = { Student_Upload_Method__c: 'Clever' };
const BOTH = { Student_Upload_Method__c: 'Clever', Teachers_Differ__c: true, Teacher_Upload_Method__c: 'ClassLink' };

describe('the chosen methods', () => {
  it('are the same for teachers unless the form says otherwise', () => {
    expect(teacherMethodOf(CLEVER)).toBe('Clever');
    expect(teacherMethodOf(BOTH)).toBe('ClassLink');
    expect(teacherMethodOf({ ...BOTH, Teachers_Differ__c: false })).toBe('Clever');
  });

  it('are listed once each, starting with the method for students', () => {
    expect(methodsOf({})).toEqual([]);
    expect(methodsOf(CLEVER)).toEqual(['Clever']);
    expect(methodsOf(BOTH)).toEqual(['Clever', 'ClassLink']);
    expect(methodsOf({ ...BOTH, Teacher_Upload_Method__c: 'Clever' })).toEqual(['Clever']);
  });
});

describe('what is asked', () => {
  it('is what the rule of the method lists, in order', () => {
    expect(askedFields(CLEVER, RULES).map(({ name }) => name)).toEqual([
      'SSO__c',
      'School_Count__c',
      'Grades_In_Scope__c',
      'Technical_Contact_Email__c',
      'Clever_District_Id__c',
    ]);
  });

  it('joins the lists of two methods without duplicates', () => {
    const names = askedFields(BOTH, RULES).map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(expect.arrayContaining(['Clever_District_Id__c', 'ClassLink_Tenant_Id__c']));
  });

  it('puts a field of only the second method where that method has it', () => {
    const ask = (...names: string[]) => names.map((name) => ({ name, required: false }));
    const rules = [
      { ...RULES[0], fields: ask('SSO__c', 'Clever_District_Id__c', 'Notes__c') },
      { ...RULES[1], fields: ask('SSO__c', 'ClassLink_Tenant_Id__c', 'Notes__c') },
    ] as typeof RULES;
    expect(askedFields(BOTH, rules).map(({ name }) => name)).toEqual([
      'SSO__c',
      'ClassLink_Tenant_Id__c',
      'Clever_District_Id__c',
      'Notes__c',
    ]);
  });

  it('is required if one of the methods requires it', () => {
    const rules = [
      { ...RULES[0], fields: [{ name: 'Notes__c', required: false }] },
      { ...RULES[1], fields: [{ name: 'Notes__c', required: true }] },
    ] as typeof RULES;
    expect(askedFields(BOTH, rules)).toEqual([{ name: 'Notes__c', required: true }]);
  });

  it('never includes the method fields, and nothing for an unknown method', () => {
    const rules = [{ ...RULES[0], fields: [{ name: 'Student_Upload_Method__c', required: true }] }] as typeof RULES;
    expect(askedFields(CLEVER, rules)).toEqual([]);
    expect(askedFields({ Student_Upload_Method__c: 'Pigeon' }, RULES)).toEqual([]);
  });
});

describe('answers', () => {
  it.each([
    [null, undefined, true],
    ['', null, true],
    [false, null, true],
    [' Ann ', 'Ann', true],
    ['12', 12, true],
    ['012', 12, true],
    ['012', '12', false],
    ['', 0, false],
    [true, false, false],
  ])('%p and %p are the same: %p', (one, other, same) => {
    expect(sameAnswer(one, other)).toBe(same);
  });

  it('differ by name', () => {
    expect(differences({ a: '1', b: null }, { b: 'x', c: '' })).toEqual(['a', 'b']);
  });
});

describe('a field’s description', () => {
  it.each([
    ['String', 'text'],
    ['TextArea', 'textarea'],
    ['Email', 'email'],
    ['Phone', 'phone'],
    ['Url', 'url'],
    ['Double', 'number'],
    ['Int', 'number'],
    ['Date', 'date'],
    ['Boolean', 'checkbox'],
    ['Picklist', 'picklist'],
    ['MultiPicklist', 'multipicklist'],
    ['Reference', 'text'],
  ])('asks for %s as %s', (dataType, type) => {
    const info = { apiName: 'X__c', label: 'X', dataType, inlineHelpText: null, length: 0, precision: 0, scale: 0 };
    expect(describeField(info).type).toBe(type);
  });

  it('has the digits before the decimal point', () => {
    const info = {
      apiName: 'X__c',
      label: 'X',
      dataType: 'Double',
      inlineHelpText: null,
      length: 0,
      precision: 18,
      scale: 2,
    };
    expect(describeField(info)).toMatchObject({ digits: 16, scale: 2 });
  });
});

describe('what is sent', () => {
  const model = (values: FormModel['values'], rest: Partial<FormModel> = {}): FormModel => ({
    ...EMPTY,
    rules: RULES,
    fields: FIELDS,
    values,
    ...rest,
  });

  it('as a draft has all answers, in the type of their field', () => {
    expect(draftOf(model({ ...CLEVER, School_Count__c: '4', SSO__c: '', Notes__c: ' later ' }))).toEqual({
      Student_Upload_Method__c: 'Clever',
      School_Count__c: 4,
      SSO__c: null,
      Notes__c: 'later',
    });
  });

  it('as a draft has the last stored answer instead of one that cannot be stored yet', () => {
    const baseline = { Technical_Contact_Email__c: 'it@school.org' };
    expect(draftOf(model({ Technical_Contact_Email__c: 'it@', School_Count__c: '-1' }, { baseline }))).toEqual({
      Technical_Contact_Email__c: 'it@school.org',
      School_Count__c: null,
    });
  });

  it('as a submission has what was asked for, and clears the rest', () => {
    const sent = submissionOf(
      model({ ...CLEVER, Clever_District_Id__c: 'abc', ClassLink_Tenant_Id__c: 'old', SSO__c: 'Google' }),
    );
    expect(sent).toEqual({
      Student_Upload_Method__c: 'Clever',
      Teachers_Differ__c: false,
      Teacher_Upload_Method__c: null,
      Clever_District_Id__c: 'abc',
      ClassLink_Tenant_Id__c: null,
      SSO__c: 'Google',
      School_Count__c: null,
      Grades_In_Scope__c: null,
      Technical_Contact_Email__c: null,
    });
  });

  it('as a submission has the reason only if one is needed', () => {
    const reason = { Student_Upload_Method__c: 'Manual', Override_Reason__c: ' Because ' };
    expect(submissionOf(model(reason, { needsReason: true }))).toMatchObject({ Override_Reason__c: 'Because' });
    expect(submissionOf(model(reason))).not.toHaveProperty('Override_Reason__c');
  });

  it('as a submission clears the method of teachers when the toggle is off again', () => {
    expect(submissionOf(model({ ...BOTH, Teachers_Differ__c: false })).Teacher_Upload_Method__c).toBeNull();
    expect(submissionOf(model(BOTH)).Teacher_Upload_Method__c).toBe('ClassLink');
  });
});
