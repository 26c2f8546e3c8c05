import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  defaultRecordPage,
  fieldsOfRules,
  frameOf,
  isVisible,
  placeOf,
  recordPageFor,
  tabTitle,
  visibleTabs,
  type PageAudience,
} from './flexipage.ts';
import type {
  FlexiPageConfig,
  ObjectConfig,
  PageConfig,
  PageItem,
  RecordPageAssignment,
  RegionConfig,
  VisibilityRule,
} from './wireModel.ts';

const page = (name: string): FlexiPageConfig => ({ ...defaultRecordPage('Invoice__c'), name });
const assignment = (flexipage: string, more: Partial<RecordPageAssignment> = {}): RecordPageAssignment => ({
  flexipage,
  app: null,
  recordTypeId: null,
  profile: null,
  formFactor: null,
  ...more,
});
const audience: PageAudience = { app: 'Billing', profile: 'Standard User', recordTypeId: '012A', formFactor: 'Large' };

function choose(recordPages: RecordPageAssignment[], who: PageAudience = audience): string | undefined {
  const flexipages = Object.fromEntries(recordPages.map(({ flexipage }) => [flexipage, page(flexipage)]));
  return recordPageFor({ flexipages } as unknown as PageConfig, { recordPages } as unknown as ObjectConfig, who)?.name;
}

test('the first assignment whose conditions all match decides the record page', () => {
  const pages = [
    assignment('ForType', { app: 'Billing', recordTypeId: '012B', profile: 'Standard User' }),
    assignment('ForApp', { app: 'Billing' }),
    assignment('ForAll'),
  ];
  assert.equal(choose(pages), 'ForApp');
  assert.equal(choose(pages, { ...audience, recordTypeId: '012B' }), 'ForType');
  assert.equal(choose(pages, { ...audience, app: 'Other' }), 'ForAll');
  assert.equal(choose([assignment('Phone', { formFactor: 'Small' })]), undefined);
});

test("the page's regions go where the template of the same region names has them", () => {
  assert.deepEqual(['header', 'subheader', 'leftsidebar', 'main', 'sidebar', 'rightsidebar'].map(placeOf), [
    'top',
    'top',
    'left',
    'main',
    'right',
    'right',
  ]);
});

test('a column without components takes no space', () => {
  const { regions, ...rest } = defaultRecordPage('Invoice__c');
  const empty = regions.map((region) => (region.name === 'sidebar' ? { ...region, items: [] } : region));
  assert.deepEqual(
    frameOf({ ...rest, regions: empty }).columns.map(({ name }) => name),
    ['main'],
  );
});

test('the top stays in view on pages with a pinned header', () => {
  const page = defaultRecordPage('Invoice__c');
  assert.equal(frameOf(page).pinsTop, false);
  assert.equal(frameOf({ ...page, template: 'flexipage:recordHomePinnedHeaderTemplateDesktop' }).pinsTop, true);
});

test('tab titles are text, standard names, or labels', () => {
  assert.equal(tabTitle('Standard.Tab.relatedLists', {}), 'Related');
  assert.equal(tabTitle('{!$Label.c.Extra}', { Extra: 'More' }), 'More');
  assert.equal(tabTitle('Shipping', {}), 'Shipping');
});

function rule(booleanFilter: string | null, ...criteria: [string, string, string][]): VisibilityRule {
  return {
    booleanFilter,
    criteria: criteria.map(([leftValue, operator, rightValue]) => ({ leftValue, operator, rightValue })),
  };
}

const values: Record<string, string | number | boolean | null> = {
  'Record.Status__c': 'Open',
  'Record.Amount__c': 900,
  'Record.Due__c': null,
  '$Permission.CustomPermission.Pay': true,
};
const valueOf = (expression: string) => values[expression];

test('a component without criteria is visible', () => {
  assert.equal(isVisible(null, valueOf), true);
  assert.equal(isVisible(rule(null), valueOf), true);
});

test('without filter logic, all criteria must be met', () => {
  assert.equal(
    isVisible(rule(null, ['{!Record.Status__c}', 'EQUAL', 'open'], ['{!Record.Amount__c}', 'GT', '1000']), valueOf),
    false,
  );
  assert.equal(
    isVisible(rule(null, ['{!Record.Amount__c}', 'GE', '900'], ['{!Record.Status__c}', 'NE', 'Paid']), valueOf),
    true,
  );
});

test('numbers compare as numbers, and an empty value is neither greater nor less', () => {
  assert.equal(isVisible(rule(null, ['{!Record.Amount__c}', 'LT', '1000']), valueOf), true);
  assert.equal(isVisible(rule(null, ['{!Record.Due__c}', 'LT', '2026-01-01']), valueOf), false);
  assert.equal(isVisible(rule(null, ['{!Record.Due__c}', 'EQUAL', '']), valueOf), true);
});

test("filter logic uses the criteria's numbers: AND goes before OR, with parentheses and NOT", () => {
  const criteria: [string, string, string][] = [
    ['{!Record.Status__c}', 'EQUAL', 'Open'],
    ['{!Record.Amount__c}', 'GT', '1000'],
    ['{!$Permission.CustomPermission.Pay}', 'EQUAL', 'true'],
  ];
  assert.equal(isVisible(rule('1 OR 2 AND 2', ...criteria), valueOf), true);
  assert.equal(isVisible(rule('(1 OR 3) AND 2', ...criteria), valueOf), false);
  assert.equal(isVisible(rule('1 AND (2 OR 3)', ...criteria), valueOf), true);
  assert.equal(isVisible(rule('NOT 2 AND 1', ...criteria), valueOf), true);
});

test('a tab with only hidden components is hidden, and an empty tab stays', () => {
  const shown = rule(null, ['{!Record.Status__c}', 'EQUAL', 'Open']);
  const hidden = rule(null, ['{!Record.Status__c}', 'EQUAL', 'Paid']);
  const item = (component: string, properties = {}, visibility: VisibilityRule | null = null): PageItem => ({
    kind: 'component',
    identifier: component,
    component,
    properties,
    visibility,
  });
  const tab = (body: string) => item('flexipage:tab', { body });
  const facet = (name: string, ...items: PageItem[]): RegionConfig => ({ name, type: 'Facet', items });
  const tabbed: FlexiPageConfig = {
    ...page('p'),
    regions: [
      facet('tabs', tab('none'), tab('one'), tab('empty')),
      facet('none', item('c:a', {}, hidden), item('c:b', {}, hidden)),
      facet('one', item('c:c', {}, hidden), item('c:d', {}, shown)),
      facet('empty'),
    ],
  };
  assert.deepEqual(
    visibleTabs(tabbed, 'tabs', valueOf).map(({ tab: seen, items }) => [seen.properties['body'], items.length]),
    [
      ['one', 1],
      ['empty', 0],
    ],
  );
});

test('the fields of all rules are known before the record is read', () => {
  const [region, ...others] = defaultRecordPage('Invoice__c').regions;
  assert.ok(region);
  const items = region.items.map((item) => ({
    ...item,
    visibility: rule(null, ['{!Record.Status__c}', 'EQUAL', 'x'], ['{!$User.Username}', 'EQUAL', 'y']),
  }));
  assert.deepEqual(fieldsOfRules({ ...page('p'), regions: [{ ...region, items }, ...others] }), ['Status__c']);
});
