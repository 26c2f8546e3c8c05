/** What `ActivityController` answers. Dates are `2026-11-12`. */
export type ActivityKind = 'note' | 'call' | 'post' | 'task';

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
}

/** What a user types for a call or a task. */
export interface TaskEntry {
  subject: string;
  body: string;
  contactId: string | null;
  assigneeId: string | null;
  dueDate: string | null;
}

export interface ActivitySaved {
  message: string;
}
