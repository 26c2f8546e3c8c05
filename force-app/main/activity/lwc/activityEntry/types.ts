/** What `ActivityController` answers. Dates are `2026-11-12`. */
export type ActivityKind = 'note' | 'call' | 'post' | 'task' | 'attempt';

export interface ActivityChoice {
  id: string;
  name: string;
  phone: string | null;
}

export interface ActivityOptions {
  kinds: ActivityKind[];
  contactId: string | null;
  contacts: ActivityChoice[];
  assignees: ActivityChoice[];
  /** When to call again if nobody answers. */
  callBackOn: string;
}

/** A colleague who can be mentioned in a post. */
export interface Colleague {
  id: string;
  name: string;
  title: string | null;
  hasAccess: boolean;
}

/** A colleague who was chosen from the list. */
export interface Mention {
  id: string;
  name: string;
}

/** What a user types, and for calls and tasks what the user chooses. */
export interface TaskEntry {
  subject: string;
  body: string;
  contactId: string | null;
  assigneeId: string | null;
  dueDate: string | null;
  mentions: Mention[];
}

export interface ActivitySaved {
  message: string;
  /** The template of the email to write next. */
  templateName?: string | null;
}
