import type { EmailFile } from 'c/emailFiles';

/** The answers of `TimelineController`. */
export type Kind = 'email' | 'call' | 'task' | 'post' | 'note' | 'stage' | 'integration';

/** A text, or a date that the page formats. */
export interface TimelineDetail {
  label: string;
  value: string | null;
  day: string | null;
}

export interface TimelineItem {
  id: string;
  kind: Kind;
  title: string;
  actorName: string | null;
  /** Who did what, in one sentence. */
  byline: string | null;
  at: string;
  /** The day on which a task is due. */
  due: string | null;
  summary: string | null;
  /** Plain text. Null for emails: each email's body is read when it is expanded. */
  body: string | null;
  /** The names that a post mentions, as its body spells them. */
  mentions: string[];
  direction: 'in' | 'out' | null;
  /** An email from the customer that nobody has answered. */
  isUnanswered: boolean;
  /** An email to several people. */
  hasOthers: boolean;
  /** Of an email. */
  files: EmailFile[];
  recordId: string | null;
  objectApiName: string | null;
  /** A task or call that is still to be done. */
  isOpen: boolean;
  /** An open task that the user can edit. */
  canComplete: boolean;
  details: TimelineDetail[];
}

export interface TimelinePage {
  items: TimelineItem[];
  next: string | null;
  /** On the first page only. */
  counts: Partial<Record<Kind, number>> | null;
  /** Open tasks and calls, by due date; on the first page only. `items` has them too, at the moment they were created. */
  upcoming: TimelineItem[] | null;
}

export interface TimelineBody {
  body: string | null;
  /** The earlier emails quoted below. */
  quoted?: string | null;
  isHtml: boolean;
}

/** The pages shown so far. No item is in both lists. */
export interface Timeline {
  readonly upcoming: readonly TimelineItem[];
  readonly items: readonly TimelineItem[];
  readonly next: string | null;
}
