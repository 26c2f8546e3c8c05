import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changes, detailSections, layoutOf, layoutPaths, saveProblems } from './detailForm.ts';
import type { ObjectInfo, RecordData } from './uiTypes.ts';
import type { LayoutConfig, ObjectConfig } from './wireModel.ts';

const layout: LayoutConfig = {
  name: 'Invoice__c-Main',
  object: 'Invoice__c',
  sections: [
    {
      label: 'Information',
      useHeading: true,
      style: 'TwoColumns',
      columns: [
        [{ field: 'Name', behavior: 'Readonly' }, null, { field: 'Customer__c', behavior: 'Edit' }],
        [
          { field: 'Amount__c', behavior: 'Required' },
          { field: 'Hidden__c', behavior: 'Edit' },
        ],
      ],
    },
    { label: 'Secret', useHeading: true, style: 'OneColumn', columns: [[{ field: 'Hidden__c', behavior: 'Edit' }]] },
  ],
  relatedLists: [],
};

const field = (apiName: string, dataType: string, more: object = {}) => ({
  apiName,
  label: apiName,
  dataType,
  required: false,
  updateable: true,
  reference: false,
  relationshipName: null,
  referenceToInfos: [],
  inlineHelpText: null,
  ...more,
});

const info = {
  apiName: 'Invoice__c',
  updateable: true,
  fields: {
    Name: field('Name', 'String'),
    Amount__c: field('Amount__c', 'Currency'),
    Hidden__c: field('Hidden__c', 'String'),
    Customer__c: field('Customer__c', 'Reference', {
      label: 'Customer ID',
      reference: true,
      relationshipName: 'Customer__r',
      referenceToInfos: [{ apiName: 'Account', nameFields: ['Name'] }],
    }),
  },
} as unknown as ObjectInfo;

const record: RecordData = {
  apiName: 'Invoice__c',
  id: 'a1',
  recordTypeId: null,
  fields: {
    Name: { value: 'INV-1', displayValue: null },
    Amount__c: { value: 5, displayValue: '$5.00' },
    Customer__c: { value: '001A', displayValue: null },
    Customer__r: {
      value: {
        apiName: 'Account',
        id: '001A',
        recordTypeId: null,
        fields: { Name: { value: 'Acme', displayValue: null } },
      },
      displayValue: 'Acme',
    },
  },
};

test("a lookup is requested with the other record's name", () => {
  assert.deepEqual(layoutPaths(layout, info), [
    'Invoice__c.Name',
    'Invoice__c.Customer__c',
    'Invoice__c.Customer__r.Name',
    'Invoice__c.Amount__c',
    'Invoice__c.Hidden__c',
  ]);
});

test("fields the user can't read are left out, and so are sections without readable fields", () => {
  const sections = detailSections(layout, info, record);
  assert.deepEqual(
    sections.map(({ label, columns }) => [label, columns.map(({ fields }) => fields.map(({ path }) => path))]),
    [['Information', [['Name', 'Customer__c'], ['Amount__c']]]],
  );
});

test("fields that the layout or permissions make read-only can't be edited", () => {
  const fieldsOf = (objectInfo: ObjectInfo) =>
    detailSections(layout, objectInfo, record)[0]?.columns.flatMap(({ fields }) => fields);
  assert.deepEqual(
    fieldsOf(info)?.map(({ editable, required }) => [editable, required]),
    [
      [false, false],
      [true, false],
      [true, true],
    ],
  );
  assert.ok(fieldsOf({ ...info, updateable: false })?.every(({ editable }) => !editable));
});

test("a lookup shows the other record's name as a link", () => {
  const customer = detailSections(layout, info, record)[0]?.columns[0]?.fields[1];
  assert.deepEqual(
    [customer?.label, customer?.text, customer?.linkTo],
    ['Customer', 'Acme', { recordId: '001A', objectApiName: 'Account' }],
  );
});

test('only changed fields are saved, and an emptied field is null', () => {
  assert.deepEqual(changes(record, { Name: 'INV-1', Amount__c: 6, Customer__c: null }), {
    Amount__c: 6,
    Customer__c: null,
  });
  assert.deepEqual(changes(record, { Notes__c: '' }), {});
});

test('a failed save separates field errors from other errors', () => {
  const output = { errors: [{ message: 'Locked.' }], fieldErrors: { Amount__c: [{ message: 'Too low.' }] } };
  assert.deepEqual(saveProblems({ body: { message: 'An error occurred', output } }), {
    page: ['Locked.'],
    fields: { Amount__c: 'Too low.' },
  });
  assert.deepEqual(saveProblems({ body: [{ message: 'Gone.' }] }).page, ['Gone.']);
});

test("a record type's layout goes before the layout for records without a type", () => {
  const object = { layouts: { '': 'Plain', '012A': 'Typed' } } as unknown as ObjectConfig;
  const layouts = { Plain: { ...layout, name: 'Plain' }, Typed: { ...layout, name: 'Typed' } };
  assert.equal(layoutOf(object, layouts, '012A')?.name, 'Typed');
  assert.equal(layoutOf(object, layouts, '012B')?.name, 'Plain');
  assert.equal(layoutOf({ layouts: {} } as unknown as ObjectConfig, layouts, null), undefined);
});
