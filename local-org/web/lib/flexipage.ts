/** Chooses the record page, arranges its regions, and evaluates component visibility. */
import type { FlexiPageConfig, ObjectConfig, PageConfig, PageItem, RegionConfig, VisibilityRule } from './wireModel.ts';

export interface PageAudience {
  readonly app: string | undefined;
  readonly profile: string;
  readonly recordTypeId: string | null;
  readonly formFactor: 'Large' | 'Small';
}

/**
 * The first assignment that matches. The server sorts them as the platform does: app, record type, and
 * profile, then app, then default.
 */
export function recordPageFor(
  config: PageConfig,
  object: ObjectConfig,
  audience: PageAudience,
): FlexiPageConfig | undefined {
  const fitting = object.recordPages.find(
    (page) =>
      fits(page.app, audience.app) &&
      fits(page.profile, audience.profile) &&
      fits(page.recordTypeId, audience.recordTypeId) &&
      fits(page.formFactor, audience.formFactor),
  );
  return fitting && config.flexipages[fitting.flexipage];
}

function fits(wanted: string | null, actual: string | null | undefined): boolean {
  return wanted === null || wanted === actual;
}

/** The default page of an object: highlights, details, and related lists, with activity next to them. */
export function defaultRecordPage(object: string): FlexiPageConfig {
  const component = (name: string, properties: Record<string, string> = {}): PageItem => ({
    kind: 'component',
    identifier: name,
    component: name,
    properties,
    visibility: null,
  });
  const facet = (name: string, items: PageItem[]): RegionConfig => ({ name, type: 'Facet', items });
  return {
    name: `default-${object}`,
    label: object,
    type: 'RecordPage',
    object,
    template: 'flexipage:recordHomeTemplateDesktop',
    regions: [
      { name: 'header', type: 'Region', items: [component('force:highlightsPanel')] },
      { name: 'main', type: 'Region', items: [component('flexipage:tabset', { tabs: 'tabs' })] },
      { name: 'sidebar', type: 'Region', items: [component('runtime_sales_activities:activityPanel')] },
      facet('tabs', [
        component('flexipage:tab', { body: 'details', title: 'Standard.Tab.detail', active: 'true' }),
        component('flexipage:tab', { body: 'related', title: 'Standard.Tab.relatedLists' }),
      ]),
      facet('details', [component('force:detailPanel')]),
      facet('related', [component('force:relatedListContainer')]),
    ],
  };
}

export type RegionPlace = 'top' | 'left' | 'main' | 'right';

/** The position of each region, by the region names of Salesforce's page templates. */
export function placeOf(region: string): RegionPlace {
  const name = region.toLowerCase();
  if (name.includes('header')) return 'top';
  if (name.startsWith('left')) return 'left';
  if (name.includes('sidebar') || name.startsWith('right')) return 'right';
  return 'main';
}

export interface PageFrame {
  readonly top: readonly RegionConfig[];
  /** The top stays in view while the columns scroll, as in Salesforce's templates with a pinned header. */
  readonly pinsTop: boolean;
  readonly columns: readonly { readonly name: RegionPlace; readonly regions: readonly RegionConfig[] }[];
}

export function frameOf(page: FlexiPageConfig): PageFrame {
  const regions = page.regions.filter((region) => region.type === 'Region');
  const at = (place: RegionPlace) => regions.filter((region) => placeOf(region.name) === place);
  const columns = (['left', 'main', 'right'] as const).map((name) => ({ name, regions: at(name) }));
  const pinsTop = page.template.includes('PinnedHeader');
  return {
    top: at('top'),
    pinsTop,
    columns: columns.filter((column) => column.regions.some((region) => region.items.length)),
  };
}

export function regionItems(page: FlexiPageConfig, name: string | readonly string[] | undefined): readonly PageItem[] {
  return page.regions.find((region) => region.name === name)?.items ?? [];
}

export interface VisibleTab {
  readonly tab: PageItem;
  readonly items: readonly PageItem[];
}

/**
 * The visible tabs of a tab set. A tab with only hidden components is hidden too. Source: Salesforce Help,
 * "Lightning Page Visibility Rule Considerations and Limitations".
 */
export function visibleTabs(
  page: FlexiPageConfig,
  tabs: string | readonly string[] | undefined,
  valueOf: ValueOf,
): VisibleTab[] {
  return regionItems(page, tabs)
    .filter((tab) => isVisible(tab.visibility, valueOf))
    .flatMap((tab) => {
      const all = regionItems(page, tab.properties['body']);
      const items = all.filter((item) => isVisible(item.visibility, valueOf));
      return all.length > 0 && items.length === 0 ? [] : [{ tab, items }];
    });
}

const STANDARD_TABS: Readonly<Record<string, string>> = {
  'Standard.Tab.activity': 'Activity',
  'Standard.Tab.activityFeed': 'Feed',
  'Standard.Tab.collaborate': 'Chatter',
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.feed': 'Feed',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.news': 'News',
  'Standard.Tab.knowledge': 'Knowledge',
};

/** A title is text, the name of a standard tab, or a Custom Label as `{!$Label.c.Name}` or `{!$Label.Name}`. */
export function tabTitle(title: string, labels: Readonly<Record<string, string>>): string {
  const label = /^\{!\$Label\.(?:c\.)?(\w+)\}$/.exec(title)?.[1];
  if (label !== undefined) return labels[label] ?? label;
  return STANDARD_TABS[title] ?? title;
}

/** Returns the value of `{!…}`: `Record.Status`, `$User.…`, `$Permission.CustomPermission.…`, `$Client.FormFactor`. */
export type ValueOf = (expression: string) => string | number | boolean | null | undefined;

/** The record fields in the page's rules, as paths without the object. */
export function fieldsOfRules(page: FlexiPageConfig): string[] {
  const rules = page.regions.flatMap((region) => region.items.map((item) => item.visibility));
  const expressions = rules.flatMap((rule) => rule?.criteria.map((criterion) => inner(criterion.leftValue)) ?? []);
  return [
    ...new Set(expressions.filter((text) => text.startsWith('Record.')).map((text) => text.slice('Record.'.length))),
  ];
}

export function isVisible(rule: VisibilityRule | null, valueOf: ValueOf): boolean {
  if (!rule || !rule.criteria.length) return true;
  const results = rule.criteria.map((criterion) =>
    holds(valueOf(inner(criterion.leftValue)), criterion.operator, criterion.rightValue),
  );
  return rule.booleanFilter ? combine(rule.booleanFilter, results) : results.every(Boolean);
}

function inner(expression: string): string {
  return expression.replace(/^\{!(.*)\}$/, '$1');
}

function holds(left: ReturnType<ValueOf>, operator: string, rightValue: string | null): boolean {
  const right = rightValue ?? '';
  const text = left === null || left === undefined ? '' : String(left);
  const equal = text.toLowerCase() === right.toLowerCase();
  const difference = isNumber(text) && isNumber(right) ? Number(text) - Number(right) : text.localeCompare(right);
  switch (operator) {
    case 'EQUAL':
      return equal;
    case 'NE':
      return !equal;
    case 'CONTAINS':
      return text.toLowerCase().includes(right.toLowerCase());
    case 'GE':
      return text !== '' && difference >= 0;
    case 'GT':
      return text !== '' && difference > 0;
    case 'LE':
      return text !== '' && difference <= 0;
    case 'LT':
      return text !== '' && difference < 0;
    default:
      return false;
  }
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** `1 AND (2 OR 3)` with the criteria's numbers. AND goes before OR. */
function combine(filter: string, results: readonly boolean[]): boolean {
  const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  let position = 0;
  const take = (token: string): boolean => {
    if (tokens[position] !== token) return false;
    position += 1;
    return true;
  };
  const single = (): boolean => {
    if (take('NOT')) return !single();
    if (take('(')) {
      const value = either();
      take(')');
      return value;
    }
    const number = Number(tokens[position]);
    position += 1;
    return results[number - 1] ?? false;
  };
  const both = (): boolean => {
    let value = single();
    while (take('AND')) value = single() && value;
    return value;
  };
  const either = (): boolean => {
    let value = both();
    while (take('OR')) value = both() || value;
    return value;
  };
  return either();
}
