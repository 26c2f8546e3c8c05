import type { AccountPanel, Person, Subscription } from 'c/accountPanelModel';
import { CASE_ID } from './onboardingSamples.ts';

export const ACCOUNT_ID = '001000000000001AAA';

/** Sample data for component tests: an elementary school and its district. */
export const MARIA: Person = {
  id: '003000000000001AAA',
  name: 'Maria Castellanos',
  title: 'Principal',
  phone: '(325) 555-0201',
  email: 'mcastellanos@pecanvalleyisd.example',
  problem: null,
  isCaseContact: true,
};

export const DEVON: Person = {
  ...MARIA,
  id: '003000000000002AAA',
  name: 'Devon Whitaker',
  title: null,
  phone: null,
  email: null,
  problem: 'No email address. Ask for one and add it to the contact.',
  isCaseContact: false,
};

export const CASEY: Person = {
  id: '005000000000001AAA',
  name: 'Casey Moreau',
  title: 'Account executive',
  phone: null,
  email: 'ae@rosterpath.example',
  problem: null,
  isCaseContact: false,
};

export const subscription = (rest: Partial<Subscription> = {}): Subscription => ({
  id: 'a01000000000001AAA',
  product: 'Math and Reading',
  kind: 'Purchased',
  kindLabel: 'Purchased',
  seats: 1520,
  startDate: '2026-11-01',
  endDate: '2027-10-31',
  state: 'active',
  endsInDays: null,
  districtName: null,
  purchaserName: null,
  ...rest,
});

export const accountPanel = (rest: Partial<AccountPanel> = {}): AccountPanel => ({
  recordId: CASE_ID,
  caseNumber: '00001042',
  today: '2026-11-22',
  accountId: ACCOUNT_ID,
  accountName: 'Bluebonnet Elementary',
  contactId: MARIA.id,
  ownerId: '005000000000002AAA',
  contacts: [],
  districtContacts: [],
  canAddContacts: false,
  whoAddsContacts: null,
  otherContacts: [],
  colleagues: [],
  subscriptions: [],
  ...rest,
});

/** The panel of the account's own page. */
export const ownPanel = (rest: Partial<AccountPanel> = {}): AccountPanel =>
  accountPanel({
    recordId: ACCOUNT_ID,
    caseNumber: null,
    contactId: null,
    ...rest,
  });
