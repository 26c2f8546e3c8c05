import addNote from '@salesforce/apex/ActivityController.addNote';
import addPost from '@salesforce/apex/ActivityController.addPost';
import addTask from '@salesforce/apex/ActivityController.addTask';
import logAttempt from '@salesforce/apex/ActivityController.logAttempt';
import logCall from '@salesforce/apex/ActivityController.logCall';
import ADD_NOTE from '@salesforce/label/c.Activity_AddNote';
import ADD_TASK from '@salesforce/label/c.Activity_AddTask';
import ATTEMPT_PROMPT from '@salesforce/label/c.Activity_AttemptPrompt';
import ATTEMPT_SUBJECT from '@salesforce/label/c.Activity_AttemptSubject';
import CALL_BACK_ON from '@salesforce/label/c.Activity_CallBackOn';
import CALL_NOTES from '@salesforce/label/c.Activity_CallNotes';
import CALL_PROMPT from '@salesforce/label/c.Activity_CallPrompt';
import CALL_SUBJECT from '@salesforce/label/c.Activity_DefaultCallSubject';
import COMMENTS from '@salesforce/label/c.Activity_Comments';
import DUE_DATE from '@salesforce/label/c.Activity_DueDate';
import LOG_ATTEMPT from '@salesforce/label/c.Activity_LogAttempt';
import LOG_CALL from '@salesforce/label/c.Activity_LogCallButton';
import NOTE from '@salesforce/label/c.Activity_Note';
import NOTE_HELP from '@salesforce/label/c.Activity_NoteHelp';
import NOTE_PROMPT from '@salesforce/label/c.Activity_NotePrompt';
import POST from '@salesforce/label/c.Activity_Post';
import POST_HELP from '@salesforce/label/c.Activity_PostHelp';
import POST_PROMPT from '@salesforce/label/c.Activity_PostPrompt';
import SHARE from '@salesforce/label/c.Activity_Share';
import TASK_PROMPT from '@salesforce/label/c.Activity_TaskPrompt';
import type { ActivityKind, ActivitySaved, TaskEntry } from './types.ts';

export interface KindOfEntry {
  /** Of the closed composer. */
  readonly prompt: string;
  readonly bodyLabel: string;
  readonly bodyHelp: string | null;
  /** An at sign in the body lists the colleagues to mention. Only posts can mention someone. */
  readonly canMention: boolean;
  readonly saveLabel: string;
  /** Subject, contact, and for a task its owner. */
  readonly isTask: boolean;
  /** Null if the entry has no due date. */
  readonly dueDateLabel: string | null;
  readonly defaultSubject: string;
  save(caseId: string, entry: TaskEntry, isRetry: boolean): Promise<ActivitySaved>;
}

export const KINDS: Readonly<Record<ActivityKind, KindOfEntry>> = {
  note: {
    prompt: NOTE_PROMPT,
    bodyLabel: NOTE,
    bodyHelp: NOTE_HELP,
    canMention: false,
    saveLabel: ADD_NOTE,
    isTask: false,
    dueDateLabel: null,
    defaultSubject: '',
    save: (caseId, { body }, isRetry) => addNote({ caseId, body, isRetry }),
  },
  post: {
    prompt: POST_PROMPT,
    bodyLabel: POST,
    bodyHelp: POST_HELP,
    canMention: true,
    saveLabel: SHARE,
    isTask: false,
    dueDateLabel: null,
    defaultSubject: '',
    save: (caseId, { body, mentions }, isRetry) => {
      const mentionIds = mentions.filter(({ name }) => body.includes(`@${name}`)).map(({ id }) => id);
      return addPost({ caseId, body, mentionIds, isRetry });
    },
  },
  call: {
    prompt: CALL_PROMPT,
    bodyLabel: CALL_NOTES,
    bodyHelp: null,
    canMention: false,
    saveLabel: LOG_CALL,
    isTask: true,
    dueDateLabel: null,
    defaultSubject: CALL_SUBJECT,
    save: (caseId, { subject, body, contactId }, isRetry) =>
      logCall({ caseId, call: { subject, body, contactId }, isRetry }),
  },
  /** A call that nobody answered, the date of the next one, and then the email that asks in writing. */
  attempt: {
    prompt: ATTEMPT_PROMPT,
    bodyLabel: CALL_NOTES,
    bodyHelp: null,
    canMention: false,
    saveLabel: LOG_ATTEMPT,
    isTask: true,
    dueDateLabel: CALL_BACK_ON,
    defaultSubject: ATTEMPT_SUBJECT,
    save: (caseId, { subject, body, contactId, dueDate }, isRetry) =>
      logAttempt({ caseId, call: { subject, body, contactId, dueDate }, isRetry }),
  },
  task: {
    prompt: TASK_PROMPT,
    bodyLabel: COMMENTS,
    bodyHelp: null,
    canMention: false,
    saveLabel: ADD_TASK,
    isTask: true,
    dueDateLabel: DUE_DATE,
    defaultSubject: '',
    save: (caseId, { subject, body, contactId, assigneeId, dueDate }, isRetry) =>
      addTask({ caseId, task: { subject, body, contactId, assigneeId, dueDate }, isRetry }),
  },
};
