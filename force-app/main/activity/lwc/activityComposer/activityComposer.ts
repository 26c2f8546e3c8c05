import { api, LightningElement } from 'lwc';
import HEADING from '@salesforce/label/c.Activity_Heading';
import CALL from '@salesforce/label/c.Activity_LogCall';
import NOTE from '@salesforce/label/c.Activity_Note';
import POST from '@salesforce/label/c.Activity_Post';
import TASK from '@salesforce/label/c.Activity_Task';
import type { ActivityKind } from 'c/activityEntry';

const TABS: readonly { kind: ActivityKind; label: string }[] = [
  { kind: 'note', label: NOTE },
  { kind: 'call', label: CALL },
  { kind: 'post', label: POST },
  { kind: 'task', label: TASK },
];

/** Adds a note, a call, a post, or a task to the case (B14). It stands above the timeline, which then shows it. */
export default class ActivityComposer extends LightningElement {
  @api recordId = '';

  tabs = TABS;
  labels = { heading: HEADING };
}
