/** The answer of `AccountPanelController.getPanel`. Days have the format `2026-11-12`, moments are ISO 8601. */
export interface Person {
  id: string;
  name: string;
  /** A contact's title, or a colleague's role. */
  title: string | null;
  phone: string | null;
  email: string | null;
  /** Why emails don't reach the person, and what to do about it; null if they do. */
  problem: string | null;
  isCaseContact: boolean;
}

export interface Subscription {
  id: string;
  product: string;
  kind: string | null;
  kindLabel: string | null;
  seats: number | null;
  startDate: string | null;
  endDate: string | null;
  state: 'active' | 'coming' | 'ended';
  /** Days until it ends, 0 on its last day. Null unless it is active and ends soon. */
  endsInDays: number | null;
  /** The district that shares the subscription with its schools; null if it belongs to the account. */
  districtName: string | null;
  /** The buyer; null if the account bought the subscription itself. */
  purchaserName: string | null;
}

export interface AccountPanel {
  /** The case or the account. */
  recordId: string;
  /** Null on an account. */
  caseNumber: string | null;
  today: string;
  accountId: string | null;
  accountName: string | null;
  /** The contact of the case. */
  contactId: string | null;
  ownerId: string;
  /** By name, after the contact of the case. */
  contacts: Person[];
  /** The implementation contacts of the district who aren't in `contacts`. */
  districtContacts: Person[];
  canAddContacts: boolean;
  /** Who can if the user can't. */
  whoAddsContacts: string | null;
  /** The account's contacts without the role, if the user can give it to them. */
  otherContacts: Person[];
  colleagues: Person[];
  subscriptions: Subscription[];
}

/** The answer of `useContact` and `addContact`. */
export interface ContactOutcome {
  /** Null if nothing was saved, because the account has such a contact. */
  message: string | null;
  contactId: string;
  found: Person | null;
  foundText: string | null;
  canUseFound: boolean | null;
}

/** The fields of a new contact, by their API names. */
export interface NewContact {
  FirstName: string;
  LastName: string;
  Title: string;
  Email: string;
  Phone: string;
}

/** A person who can be the contact of a case. */
export interface ContactChoice {
  id: string;
  name: string;
  /** Role, title, and district, as far as they apply. */
  detail: string;
}

/** The answer of `CaseContactController.getChoices`. */
export interface ContactChoices {
  caseId: string;
  accountId: string | null;
  accountName: string | null;
  /** Implementation contacts first. */
  people: ContactChoice[];
}
