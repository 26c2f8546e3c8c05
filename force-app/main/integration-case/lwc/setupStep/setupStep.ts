import { api, LightningElement } from 'lwc';
import DONE from '@salesforce/label/c.Setup_Done';
import DONE_BY from '@salesforce/label/c.Setup_DoneBy';
import DONE_WHEN from '@salesforce/label/c.Setup_DoneWhen';
import EVIDENCE from '@salesforce/label/c.Setup_Evidence';
import EVIDENCE_HELP from '@salesforce/label/c.Setup_EvidenceHelp';
import FIX from '@salesforce/label/c.Setup_Fix';
import MARK_DONE from '@salesforce/label/c.Setup_MarkDone';
import OPEN from '@salesforce/label/c.Setup_Open';
import REOPEN from '@salesforce/label/c.Setup_Reopen';
import RESTORED from '@salesforce/label/c.Setup_Restored';
import STATES from '@salesforce/label/c.Setup_States';
import USUAL_FAILURE from '@salesforce/label/c.Setup_UsualFailure';
import WHAT_TO_DO from '@salesforce/label/c.Setup_WhatToDo';
import USER_ID from '@salesforce/user/Id';
import { keepEvidence, readKeptEvidence } from 'c/integrationCaseModel';
import type { SetupStep as Step } from 'c/integrationCaseModel';
import { keepField, leaveField } from 'c/rpPressUtils';
import { format } from 'c/rpTextUtils';

/** The length of Integration_Step__c.Evidence__c. */
const LONGEST = 255;

/**
 * One step of the setup checklist. Sends `toggle`, `done` with whether the step is done and the evidence, and `wait` with who must act and why. What is
 * typed is kept on this computer until it is saved.
 */
export default class SetupStep extends LightningElement {
  @api recordId = '';
  @api provider = '';
  @api canEdit = false;
  @api isBusy = false;
  @api isOpen = false;
  @api today = '';
  @api timeZone = '';

  longest = LONGEST;
  keepField = keepField;
  labels = {
    doneWhen: DONE_WHEN,
    evidence: EVIDENCE,
    evidenceHelp: EVIDENCE_HELP,
    fix: FIX,
    markDone: MARK_DONE,
    reopen: REOPEN,
    restored: RESTORED,
    usualFailure: USUAL_FAILURE,
    whatToDo: WHAT_TO_DO,
  };

  shown: Step | null = null;
  typed: string | null = null;
  isRestored = false;

  @api
  get step(): Step | null {
    return this.shown;
  }

  set step(step: Step | null) {
    const isOther = step?.name !== this.shown?.name;
    this.shown = step;
    if (isOther) {
      this.typed = null;
    }
  }

  connectedCallback(): void {
    this.typed = this.shown ? readKeptEvidence(USER_ID, this.recordId, this.shown.name) : null;
    this.isRestored = this.typed !== null;
  }

  /** After a save, the saved evidence shows. */
  @api
  forgetTyped(): void {
    this.typed = null;
    this.isRestored = false;
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('button')?.focus();
  }

  get itemClass(): string {
    return this.shown?.isCurrent ? 'step current' : 'step';
  }

  get stateText(): string {
    return this.shown?.isDone ? DONE : OPEN;
  }

  get ariaCurrent(): string | null {
    return this.shown?.isCurrent ? 'step' : null;
  }

  get ariaExpanded(): string {
    return String(this.isOpen);
  }

  get chevron(): string {
    return this.isOpen ? 'utility:chevronup' : 'utility:chevrondown';
  }

  get doneBy(): string | null {
    const { isDone, doneByName } = this.shown ?? {};
    return isDone && doneByName ? format(DONE_BY, doneByName) : null;
  }

  get evidence(): string {
    return this.typed ?? this.shown?.evidence ?? '';
  }

  get hasStates(): boolean {
    return this.canEdit && this.shown?.isCurrent === true && this.shown.states.length > 0;
  }

  get statesLabel(): string {
    return format(STATES, this.provider);
  }

  /** A step that is done shows its evidence, closed too. */
  get shownEvidence(): string | null {
    const isRead = !this.isOpen || !this.canEdit;
    return isRead && this.shown?.isDone ? this.shown.evidence : null;
  }

  get canMark(): boolean {
    return this.canEdit && this.shown?.isDone === false;
  }

  get canReopen(): boolean {
    return this.canEdit && this.shown?.isDone === true;
  }

  /** Only the current step's button stands out. */
  get markVariant(): string {
    return this.shown?.isCurrent ? 'brand-outline' : 'neutral';
  }

  toggle(): void {
    this.dispatchEvent(new CustomEvent('toggle', { detail: this.shown?.name }));
  }

  enter(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
    keepEvidence(USER_ID, this.recordId, this.shown?.name ?? '', this.typed);
  }

  mark(event: Event): void {
    leaveField(event);
    this.tell(true);
  }

  reopen(): void {
    this.tell(false);
  }

  tell(isDone: boolean): void {
    const detail = { step: this.shown?.name, isDone, evidence: this.evidence.trim() || null };
    this.dispatchEvent(new CustomEvent('done', { detail }));
  }

  choose(event: Event): void {
    const { state } = (event.currentTarget as HTMLElement).dataset;
    const chosen = this.shown?.states.find(({ label }) => label === state);
    if (chosen) {
      const detail = { waitsFor: chosen.waitsFor, since: null, reason: chosen.label };
      this.dispatchEvent(new CustomEvent('wait', { detail }));
    }
  }
}
