/** What `AccountPanelController` says to the page; dates are `2026-11-12`. */
export interface Person {
  id: string;
  name: string;
  /** A contact's own, a colleague's part in the onboarding. */
  title: string | null;
  phone: string | null;
  email: string | null;
  /** Why an email does not reach them, or null. */
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
  /** The district whose schools share it; null where it is the account's alone. */
  districtName: string | null;
  /** Who bought it, where that is not the account itself. */
  purchaserName: string | null;
}

export interface AccountPanel {
  caseNumber: string;
  today: string;
  accountId: string | null;
  accountName: string | null;
  /** Of the case. */
  contactId: string | null;
  ownerId: string;
  contacts: Person[];
  colleagues: Person[];
  subscriptions: Subscription[];
}
