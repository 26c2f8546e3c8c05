/** Converts between addresses and the page references of `lightning/navigation`. */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly state: Readonly<Record<string, string | undefined>>;
}

export function recordPage(recordId: string, objectApiName?: string): PageReference {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' }, state: {} };
}

export function listPage(objectApiName: string, filterName?: string): PageReference {
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName, actionName: 'list' },
    state: filterName ? { filterName } : {},
  };
}

const HOME: PageReference = { type: 'standard__namedPage', attributes: { pageName: 'home' }, state: {} };

/** The page of a path. Undefined for an unknown path. */
export function parsePath(path: string): PageReference | undefined {
  const url = new URL(path, 'http://page');
  const state = Object.fromEntries(url.searchParams);
  const segments = url.pathname.split('/').filter(Boolean);
  if (segments.length === 0 || segments.join('/') === 'lightning' || segments.join('/') === 'lightning/page/home') {
    return { ...HOME, state };
  }
  const [root, kind, first, second, third] = segments;
  if (root !== 'lightning') return undefined;
  if (kind === 'r' && first && second && third === 'view') {
    return {
      type: 'standard__recordPage',
      attributes: { objectApiName: first, recordId: second, actionName: third },
      state,
    };
  }
  if (kind === 'r' && first && second === 'view' && third === undefined) {
    return { type: 'standard__recordPage', attributes: { recordId: first, actionName: 'view' }, state };
  }
  if (kind === 'o' && first && (second === 'list' || second === 'home')) {
    return { type: 'standard__objectPage', attributes: { objectApiName: first, actionName: second }, state };
  }
  if (kind === 'n' && first) {
    return { type: 'standard__navItemPage', attributes: { apiName: first }, state };
  }
  return undefined;
}

/** The address of a page reference. Undefined if the host has no such page. */
export function pathOf(page: PageReference): string | undefined {
  const { attributes } = page;
  const query = queryOf(page.state ?? {});
  switch (page.type) {
    case 'standard__recordPage': {
      const object = attributes['objectApiName'];
      return `/lightning/r/${object ? `${object}/` : ''}${attributes['recordId'] ?? ''}/view${query}`;
    }
    case 'standard__objectPage':
      return `/lightning/o/${attributes['objectApiName'] ?? ''}/${attributes['actionName'] ?? 'list'}${query}`;
    case 'standard__navItemPage':
      return `/lightning/n/${attributes['apiName'] ?? ''}${query}`;
    case 'standard__namedPage':
      return attributes['pageName'] === 'home' ? `/lightning/page/home${query}` : undefined;
    case 'standard__webPage':
      return attributes['url'];
    default:
      return undefined;
  }
}

function queryOf(state: PageReference['state']): string {
  const given = Object.entries(state).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length ? `?${new URLSearchParams(given).toString()}` : '';
}
