/** Finds the account of each row: by account ID, by NCES ID, or by name and state. It remembers accounts, because they return in later rows. */
import type { Org, QueriedParent, QueriedRecord } from '../../services/Org.ts';
import { stateCode } from './states.ts';
import { RowProblem, type Names } from './usageRow.ts';

/** So that a long file doesn't fill the memory. */
const REMEMBERED = 20_000;
/** Names and IDs of one query must fit in the address of a request. */
const NAMES_PER_QUERY = 100;
const IDS_PER_QUERY = 400;

const FIELDS = 'Id, Name, NCES_Id__c, BillingState, ShippingState, Parent.Name';

export type Found = string | RowProblem;

interface Account {
  readonly id: string;
  readonly name: string;
  readonly ncesId: string;
  readonly state: string;
  readonly district: string;
}

export class AccountFinder {
  readonly #org: Org;
  #known = new Map<string, Found>();

  constructor(org: Org) {
    this.#org = org;
  }

  /** For each row the ID of its account with 18 characters, or why there is none. */
  async find(rows: readonly Names[]): Promise<Found[]> {
    if (this.#known.size > REMEMBERED) this.#known = new Map();
    const unknown = new Map(rows.map((names) => [keyOf(names), names]));
    for (const key of this.#known.keys()) unknown.delete(key);
    if (unknown.size > 0) {
      const accounts = await this.#read([...unknown.values()]);
      for (const [key, names] of unknown) this.#known.set(key, accounts.accountOf(names));
    }
    return rows.map((names) => this.#known.get(keyOf(names)) as Found);
  }

  async #read(rows: readonly Names[]): Promise<Accounts> {
    const ids = rows.map(({ accountId }) => accountId).filter((id) => ACCOUNT_ID.test(id));
    const ncesIds = rows.flatMap(({ ncesId }) => spellings(ncesId));
    const names = rows.map(({ school }) => school).filter((name) => name !== '');
    const answers = await Promise.all([
      ...inParts(ids, IDS_PER_QUERY).map((part) =>
        this.#org.query(`SELECT ${FIELDS} FROM Account WHERE Id IN :part`, { part }),
      ),
      ...inParts(ncesIds, IDS_PER_QUERY).map((part) =>
        this.#org.query(`SELECT ${FIELDS} FROM Account WHERE NCES_Id__c IN :part`, { part }),
      ),
      ...inParts(names, NAMES_PER_QUERY).map((part) =>
        this.#org.query(`SELECT ${FIELDS} FROM Account WHERE Name IN :part`, { part }),
      ),
    ]);
    return new Accounts(answers.flat().map(accountOf));
  }
}

function inParts(values: readonly string[], size: number): string[][] {
  const distinct = [...new Set(values)];
  return Array.from({ length: Math.ceil(distinct.length / size) }, (_, part) =>
    distinct.slice(part * size, (part + 1) * size),
  );
}

class Accounts {
  readonly #byId = new Map<string, Account>();
  readonly #byNces = new Map<string, Account[]>();
  readonly #byName = new Map<string, Account[]>();

  constructor(accounts: readonly Account[]) {
    for (const account of accounts) {
      if (this.#byId.has(account.id)) continue;
      this.#byId.set(account.id, account);
      this.#byId.set(account.id.slice(0, 15), account);
      add(this.#byNces, account.ncesId, account);
      add(this.#byName, account.name.toLowerCase(), account);
    }
  }

  accountOf(names: Names): Found {
    if (names.accountId !== '') return this.#withId(names.accountId);
    const withNces = names.ncesId === '' ? [] : spellings(names.ncesId).flatMap((id) => this.#byNces.get(id) ?? []);
    if (withNces.length === 1) return (withNces[0] as Account).id;
    if (withNces.length > 1)
      return problem(`${withNces.length} accounts have the NCES ID ${names.ncesId}. Add the account ID.`);
    if (/^\d[.,]\d+E\+?\d+$/i.test(names.ncesId)) {
      return problem(
        `Excel turned the NCES ID into ${names.ncesId}. Format the column as text and paste the IDs again.`,
      );
    }
    if (names.school === '')
      return problem(`No account has the NCES ID ${names.ncesId}. Check the ID, or add the name and state.`);
    return this.#withName(names);
  }

  #withId(id: string): Found {
    if (!ACCOUNT_ID.test(id))
      return problem(`${id} isn't an account ID. It has 15 or 18 characters and starts with 001.`);
    const account = this.#byId.get(id.length === 15 ? id : id.slice(0, 15));
    return account?.id ?? problem(`No account that you can see has the ID ${id}.`);
  }

  #withName({ school, district, state, ncesId }: Names): Found {
    if (state === '') return problem(`Add the state of ${school}, the NCES ID, or the account ID.`);
    const code = stateCode(state);
    const named = this.#byName.get(school.toLowerCase()) ?? [];
    const inState = named.filter((account) => account.state === code);
    if (named.length > 0 && inState.length === 0) return elsewhere(school, code, named);
    const inDistrict =
      inState.length > 1 && district !== ''
        ? inState.filter((account) => account.district.toLowerCase() === district.toLowerCase())
        : inState;
    const [only] = inDistrict;
    if (only === undefined) {
      const keys = inState.length > 0 ? `, the state ${code}, and the district ${district}` : ` and the state ${code}`;
      return problem(`No account has the name ${school}${keys}. Check the spelling in Salesforce.`);
    }
    if (inDistrict.length > 1) {
      const ids = inDistrict.map(({ id }) => id).join(' or ');
      return problem(`${inDistrict.length} accounts are named ${school} in ${code}. Add the account ID: ${ids}.`);
    }
    if (ncesId !== '' && only.ncesId !== '') {
      return problem(
        `The account ${school} in ${code} has the NCES ID ${only.ncesId}, not ${ncesId}. Check which one is right.`,
      );
    }
    return only.id;
  }
}

const ACCOUNT_ID = /^001[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

/** Excel drops leading zeros: 12 digits are a school, 7 a district. */
function spellings(ncesId: string): string[] {
  const digits = ncesId.replaceAll(/[\s-]/g, '');
  if (!/^\d{5,12}$/.test(digits)) return [];
  return [...new Set([digits, digits.padStart(digits.length > 7 ? 12 : 7, '0')])];
}

function accountOf(record: QueriedRecord): Account {
  const parent = record['Parent'] as QueriedParent | null | undefined;
  return {
    id: record.Id,
    name: textOf(record['Name']),
    ncesId: textOf(record['NCES_Id__c']),
    state: stateCode(textOf(record['BillingState']) || textOf(record['ShippingState'])),
    district: textOf(parent?.['Name']),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Accounts have the name, but another state or none. */
function elsewhere(school: string, code: string, named: readonly Account[]): RowProblem {
  const states = [...new Set(named.map(({ state }) => state))].filter((state) => state !== '').sort();
  return problem(
    states.length === 0
      ? `The account ${school} has no state in Salesforce. Enter its billing state there, or add the account ID here.`
      : `In Salesforce, ${school} is in ${states.join(' and ')}, not in ${code}. Check the state, or add the account ID.`,
  );
}

const problem = (sentence: string): RowProblem => new RowProblem(sentence);

function add(map: Map<string, Account[]>, key: string, account: Account): void {
  if (key === '') return;
  map.set(key, [...(map.get(key) ?? []), account]);
}

const keyOf = ({ accountId, ncesId, school, district, state }: Names): string =>
  accountId === '' ? [ncesId, school, district, state].join('\n').toLowerCase() : accountId;
