/** Grades occur on accounts, subscriptions, and forms. All of them offer the same ones, which Apex, the scripts, and the page know in this order. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sourceFile } from './filesBelow.ts';

const GRADES = 'PK,TK,K,1,2,3,4,5,6,7,8,9,10,11,12,13,UG'.split(',');

const PICKLISTS = [
  'Account/fields/Grade_Low__c',
  'Account/fields/Grade_High__c',
  'Subscription__c/fields/Grade_Low__c',
  'Subscription__c/fields/Grade_High__c',
  'Rostering_Form__c/fields/Grades_In_Scope__c',
];

for (const field of PICKLISTS) {
  test(`${field} offers every grade in order`, () => {
    const definition = readFileSync(sourceFile(`${field}.field-meta.xml`), 'utf8');
    const values = [...definition.matchAll(/<value>\s*<fullName>([^<]+)</g)].map(([, value]) => value);
    assert.deepEqual(values, GRADES);
  });
}

const LISTS = {
  'classes/RpGradeSpan.cls': /List<String> GRADES = new List<String>\{([^}]*)\}/,
  'lwc/rosteringAnswerModel/gradeSpan.ts': /const GRADES = \[([^\]]*)\]/,
};

for (const [file, list] of Object.entries(LISTS)) {
  test(`${file} knows every grade in order`, () => {
    const [, names = ''] = list.exec(readFileSync(sourceFile(file), 'utf8')) ?? [];
    assert.deepEqual(
      [...names.matchAll(/'(\w+)'/g)].map(([, grade]) => grade),
      GRADES,
    );
  });
}
