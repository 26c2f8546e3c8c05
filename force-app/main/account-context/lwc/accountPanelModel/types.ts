/** The answer of `AccountPanelController.getPanel`. Dates have the format `2026-11-12`. */
export interface Person {
  id: string;
  name: string;
  /** A contact's title, or a colleague's role on the case. */
  title: string | null;
  phone: string | null;
  email: string | null;
  /** Why the person can't get emails; null if they can. */
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
  /** The district that shares the subscription with its schools; null if it belongs to the account. */
  districtName: string | null;
  /** The buyer; null if the account bought the subscription itself. */
  purchaserName: string | null;
}

export interface AccountPanel {
  caseNumber: string;
  today: string;
  accountId: string | null;
  accountName: string | null;
  /** The contact of the case. */
  contactId: string | null;
  ownerId: string;
  contacts: Person[];
  colleagues: Person[];
  subscriptions: Subscription[];
}
