/** Invoices, their metadata, and two users for the fake org. */
import type { PageConfig, PageItem } from '../lib/wireModel.ts';

const component = (name: string, properties: Record<string, string> = {}): PageItem => ({
  kind: 'component',
  identifier: name,
  component: name,
  properties,
  visibility: null,
});

export const fakeUsers = [
  { username: 'clerk@example.com', name: 'Carla Clerk', title: 'Accounts Clerk' },
  { username: 'manager@example.com', name: 'Mo Manager', title: 'Finance Manager' },
];

export const fakeSession = {
  userId: '005000000000001AAA',
  username: 'clerk@example.com',
  name: 'Carla Clerk',
  firstName: 'Carla',
  lastName: 'Clerk',
  email: 'clerk@example.com',
  title: 'Accounts Clerk',
  timeZone: 'America/Chicago',
  locale: 'en_US',
  profileName: 'Standard User',
  isAdmin: false,
  isGuest: false,
  customPermissions: ['Pay_Invoices'],
};

export const fakeConfig: PageConfig = {
  name: 'Ledger',
  organizationId: '00D000000000001AAA',
  apiVersion: '67.0',
  apps: [
    {
      developerName: 'Billing',
      label: 'Billing',
      description: null,
      headerColor: null,
      navType: 'Standard',
      tabs: ['Invoice__c', 'Hello'],
    },
  ],
  tabs: {
    Invoice__c: {
      name: 'Invoice__c',
      label: 'Invoices',
      kind: 'object',
      target: 'Invoice__c',
      icon: 'standard:partner_fund_claim',
    },
    Hello: { name: 'Hello', label: 'Hello', kind: 'component', target: 'invoiceTotals', icon: 'custom:custom18' },
  },
  objects: {
    Invoice__c: {
      name: 'Invoice__c',
      label: 'Invoice',
      labelPlural: 'Invoices',
      keyPrefix: 'a01',
      nameField: 'Name',
      custom: true,
      icon: 'standard:partner_fund_claim',
      listViews: [
        { name: 'Open', label: 'Open Invoices' },
        { name: 'All', label: 'All Invoices' },
      ],
      recordPages: [{ flexipage: 'Invoice_Page', app: null, recordTypeId: null, profile: null, formFactor: null }],
      layouts: { '': 'Invoice__c-Invoice Layout' },
      compactLayouts: {
        '': {
          name: 'Main',
          label: 'Main',
          fields: ['Name', 'Customer__c', 'Status__c', 'Amount__c', 'Phone__c', 'Email__c', 'Sent__c'],
        },
      },
    },
  },
  flexipages: {
    Invoice_Page: {
      name: 'Invoice_Page',
      label: 'Invoice Page',
      type: 'RecordPage',
      object: 'Invoice__c',
      template: 'flexipage:recordHomeTemplateDesktop',
      regions: [
        { name: 'header', type: 'Region', items: [component('force:highlightsPanel')] },
        {
          name: 'main',
          type: 'Region',
          items: [component('c:invoiceStatus'), component('flexipage:tabset', { tabs: 'tabs' })],
        },
        { name: 'sidebar', type: 'Region', items: [component('invoiceTotals'), component('vendor:chart')] },
        {
          name: 'tabs',
          type: 'Facet',
          items: [
            component('flexipage:tab', { body: 'activity', title: 'Standard.Tab.activity' }),
            component('flexipage:tab', { body: 'details', title: 'Standard.Tab.detail', active: 'true' }),
            component('flexipage:tab', { body: 'related', title: 'Standard.Tab.relatedLists' }),
          ],
        },
        { name: 'activity', type: 'Facet', items: [component('runtime_sales_activities:activityPanel')] },
        { name: 'details', type: 'Facet', items: [component('force:detailPanel')] },
        { name: 'related', type: 'Facet', items: [component('force:relatedListContainer')] },
      ],
    },
  },
  layouts: {
    'Invoice__c-Invoice Layout': {
      name: 'Invoice__c-Invoice Layout',
      object: 'Invoice__c',
      sections: [
        {
          label: 'Information',
          useHeading: true,
          style: 'TwoColumnsTopToBottom',
          columns: [
            [
              { field: 'Name', behavior: 'Readonly' },
              { field: 'Customer__c', behavior: 'Edit' },
              { field: 'Status__c', behavior: 'Edit' },
              { field: 'Overdue__c', behavior: 'Edit' },
            ],
            [
              { field: 'Amount__c', behavior: 'Required' },
              { field: 'Due__c', behavior: 'Edit' },
              { field: 'Sent__c', behavior: 'Edit' },
              { field: 'Email__c', behavior: 'Edit' },
              { field: 'Phone__c', behavior: 'Edit' },
            ],
          ],
        },
        { label: 'Notes', useHeading: true, style: 'OneColumn', columns: [[{ field: 'Notes__c', behavior: 'Edit' }]] },
      ],
      relatedLists: [
        {
          relatedListId: 'Lines__r',
          label: 'Lines',
          object: 'Invoice__c',
          field: 'Parent__c',
          columns: ['Name', 'Amount__c'],
          sortField: null,
          sortDescending: false,
        },
      ],
    },
  },
  labels: {},
};

function field(apiName: string, label: string, dataType: string, more: Record<string, unknown> = {}) {
  return {
    apiName,
    label,
    dataType,
    required: false,
    createable: true,
    updateable: true,
    length: dataType === 'String' ? 80 : 0,
    scale: dataType === 'Currency' ? 2 : 0,
    htmlFormatted: false,
    inlineHelpText: null,
    reference: dataType === 'Reference',
    relationshipName: null,
    referenceToInfos: [],
    sortable: true,
    ...more,
  };
}

export function fakeObjectInfo(object: string) {
  const fields = [
    field('Name', 'Invoice Number', 'String', { updateable: false }),
    field('Customer__c', 'Customer ID', 'Reference', {
      relationshipName: 'Customer__r',
      referenceToInfos: [{ apiName: 'Account', nameFields: ['Name'] }],
    }),
    field('Status__c', 'Status', 'Picklist'),
    field('Amount__c', 'Amount', 'Currency', { required: true, inlineHelpText: 'Before tax.' }),
    field('Due__c', 'Due', 'Date'),
    field('Sent__c', 'Sent', 'DateTime'),
    field('Overdue__c', 'Overdue', 'Boolean'),
    field('Email__c', 'Email', 'Email'),
    field('Phone__c', 'Phone', 'Phone'),
    field('Notes__c', 'Notes', 'TextArea'),
  ];
  return {
    apiName: object,
    label: 'Invoice',
    labelPlural: 'Invoices',
    keyPrefix: 'a01',
    nameFields: ['Name'],
    createable: true,
    updateable: true,
    deletable: true,
    defaultRecordTypeId: '012000000000000AAA',
    recordTypeInfos: {},
    fields: Object.fromEntries(fields.map((info) => [info.apiName, info])),
  };
}

export const fakePicklist = {
  values: ['Open', 'Sent', 'Paid'].map((value) => ({ label: value, value })),
  defaultValue: null,
};

const CUSTOMERS = ['Acme Freight', 'Blue Harbor Logistics', 'Cedar & Sons', 'Delta Cold Storage'];

export const invoices = Array.from({ length: 24 }, (_, index) => {
  const number = index + 1;
  const id = `a01${String(number).padStart(12, '0')}AAA`;
  const plain = (value: string | number | boolean | null, displayValue: string | null = null) => ({
    value,
    displayValue,
  });
  const customer = CUSTOMERS[index % CUSTOMERS.length] ?? '';
  const amount = 1250.5 * number;
  return {
    apiName: 'Invoice__c',
    id,
    recordTypeId: null,
    recordTypeInfo: null,
    fields: {
      Name: plain(`INV-${String(number).padStart(4, '0')}`),
      Customer__c: plain('001000000000001AAA'),
      Customer__r: {
        value: { apiName: 'Account', id: '001000000000001AAA', recordTypeId: null, fields: { Name: plain(customer) } },
        displayValue: customer,
      },
      Status__c: plain(index % 3 ? 'Open' : 'Sent', index % 3 ? 'Open' : 'Sent'),
      Amount__c: plain(amount, `$${amount.toFixed(2)}`),
      Due__c: plain(`2026-12-${String((index % 28) + 1).padStart(2, '0')}`),
      Sent__c: plain(index % 3 ? null : `2026-11-${String((index % 20) + 1).padStart(2, '0')}T15:30:00.000Z`),
      Overdue__c: plain(index % 5 === 0),
      Email__c: plain('accounts@acme.example'),
      Phone__c: plain('(512) 555-0123'),
      Notes__c: plain('Deliver with the goods.\nCopy to the branch.'),
    },
  };
});
