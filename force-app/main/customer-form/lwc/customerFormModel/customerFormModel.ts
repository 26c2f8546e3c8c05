import type { FieldDescriptions, FormValues, MethodRule } from 'c/rosteringAnswerModel';

/** What `CustomerFormController` answers. Dates are `2026-11-12`. */
export interface CustomerForm {
  schoolName: string | null;
  methodRules: MethodRule[];
  /** By name. A visitor can't read them from the org's description of the object. */
  fields: FieldDescriptions;
  form: {
    /** Null if the case has no form yet. */
    version: number | null;
    /** Only what was saved through this link. */
    values: FormValues;
    /** Someone has submitted the form, so there is nothing to fill in. `message` says so. */
    submitted: boolean;
  };
  message: string | null;
  /** The last day on which the link works. */
  expiresOn: string;
}

export interface CustomerDraft {
  version: number;
  savedAt: string;
}

export interface CustomerReceipt {
  message: string;
  /** What happens next, a sentence each. */
  next: string[];
}

/** The code of every refusal of a link, whatever the reason. */
export const LINK_REFUSED = 'FORM_LINK_REFUSED';

/** The code of a save after someone else, such as the specialist, submitted the form. */
export const LINK_SUBMITTED = 'FORM_LINK_SUBMITTED';

/** What `FormLinkController` answers: a link that was sent from a case. Times are `2026-11-12T15:30:00.000Z`. */
export interface FormLink {
  id: string;
  sentTo: string;
  sentAt: string;
  sentBy: string;
  expiresOn: string;
  openedAt: string | null;
  state: 'open' | 'used' | 'revoked' | 'expired';
  endedAt: string | null;
}

export interface FormLinks {
  /** The newest first. */
  links: FormLink[];
  canChange: boolean;
}
