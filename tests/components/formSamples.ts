import { describeField } from 'c/rosteringAnswerModel';
import type { FieldDescriptions } from 'c/rosteringAnswerModel';

const OPTIONS: Record<string, { label: string; value: string }[]> = {
  SSO__c: ['Clever', 'Google', 'None'].map((value) => ({ label: value, value })),
  Grades_In_Scope__c: ['PK', 'K', '1', '2'].map((value) => ({ label: value, value })),
};

const INFOS: [string, string, string, number, number][] = [
  ['SSO__c', 'Single sign-on', 'Picklist', 255, 0],
  ['School_Count__c', 'Schools', 'Double', 0, 4],
  ['Grades_In_Scope__c', 'Grades in scope', 'MultiPicklist', 4099, 0],
  ['Technical_Contact_Email__c', 'Technical contact email', 'Email', 80, 0],
  ['Technical_Contact_Phone__c', 'Technical contact phone', 'Phone', 40, 0],
  ['Clever_District_Id__c', 'Clever district ID', 'String', 24, 0],
  ['ClassLink_Tenant_Id__c', 'ClassLink tenant ID', 'String', 24, 0],
  ['Target_Launch_Date__c', 'Target launch date', 'Date', 0, 0],
  ['Notes__c', 'Notes', 'TextArea', 5000, 0],
  ['Override_Reason__c', 'Override reason', 'String', 255, 0],
  ['Student_Upload_Method__c', 'Student upload method', 'Picklist', 255, 0],
];

/** The object in the UI API's format. */
export const OBJECT_INFO = {
  apiName: 'Rostering_Form__c',
  defaultRecordTypeId: '012000000000000AAA',
  fields: Object.fromEntries(
    INFOS.map(([apiName, label, dataType, length, precision]) => [
      apiName,
      { apiName, label, dataType, inlineHelpText: null, length, precision, scale: 0 },
    ]),
  ),
};

export const PICKLISTS = {
  picklistFieldValues: Object.fromEntries(Object.entries(OPTIONS).map(([name, values]) => [name, { values }])),
};

export const FIELDS: FieldDescriptions = Object.fromEntries(
  Object.values(OBJECT_INFO.fields).map((info) => [info.apiName, describeField(info, OPTIONS[info.apiName] ?? [])]),
);
