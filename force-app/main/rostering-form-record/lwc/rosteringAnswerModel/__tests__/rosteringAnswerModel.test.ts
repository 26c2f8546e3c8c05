import { answerText, labelOf, methodLabel } from 'c/rosteringAnswerModel';
import { FIELDS } from 'test/formSamples';
import { RULES } from 'test/onboardingSamples';

it.each([
  ['School_Count__c', 1204, '1,204'],
  ['School_Count__c', '12', '12'],
  ['School_Count__c', 'twelve', 'twelve'],
  ['Target_Launch_Date__c', '2026-12-07', 'December 7, 2026'],
  ['Target_Launch_Date__c', 'soon', 'soon'],
  ['SSO__c', 'Google', 'Google'],
  ['SSO__c', 'Retired value', 'Retired value'],
  ['Grades_In_Scope__c', 'PK;K', 'PK, K'],
  ['Grades_In_Scope__c', 'K;1;2;UG', 'K–2, UG'],
  ['Notes__c', 'Two\nlines', 'Two\nlines'],
  ['Notes__c', '', 'Not given'],
  ['Notes__c', null, 'Not given'],
  ['Teachers_Differ__c', true, 'Yes'],
  ['Teachers_Differ__c', false, 'No'],
])('says %s = %p as "%s"', (name, value, text) => {
  expect(answerText(value, FIELDS[name])).toBe(text);
});

it('labels fields by the form, then by the org, then by their name', () => {
  expect(labelOf('Student_Upload_Method__c', FIELDS)).toBe('Student and teacher upload');
  expect(labelOf('SSO__c', FIELDS)).toBe('Single sign-on');
  expect(labelOf('Hidden__c', FIELDS)).toBe('Hidden__c');
});

it('labels methods by their rule', () => {
  const rules = RULES.map((rule) => ({ ...rule, label: `${rule.label} (sync)` }));
  expect(methodLabel('Clever', rules)).toBe('Clever (sync)');
  expect(methodLabel('Pigeon', rules)).toBe('Pigeon');
  expect(methodLabel(null, rules)).toBe('Not given');
});
