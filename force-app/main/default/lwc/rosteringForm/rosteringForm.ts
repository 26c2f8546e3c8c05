import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import USER_ID from '@salesforce/user/Id';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import saveDraft from '@salesforce/apex/RosteringFormController.saveDraft';
import submitForm from '@salesforce/apex/RosteringFormController.submit';
import { labelOf } from 'c/answerText';
import { reduceError } from 'c/errors';
import { refreshPage } from 'c/onboardingPage';
import type {
  FieldValue,
  FormValues,
  OnboardingPage,
  RosteringFormState,
  SubmitOutcome,
  Wired,
} from 'c/onboardingPage';
import { consequencesOf, EMPTY, isOpen, reduce, submissionOf } from 'c/rosteringFormModel';
import type { Consequence, FormEvent, FormModel } from 'c/rosteringFormModel';
import { describeForm } from './describeForm.ts';
import { DraftSaver } from './draftSaver.ts';
import { latestForm, rememberForm } from './latestForm.ts';
import { forgetCopy, keepCopy, readCopy } from './localCopy.ts';
import { headingOf, LABELS, STEP_LIST } from './labels.ts';
import { outcomeToast, touchedCases } from './outcomeToast.ts';
import { problemTexts } from './problemText.ts';
import { savingText } from './savingText.ts';

const FORM_OBJECT = 'Rostering_Form__c';

interface FocusableStep extends HTMLElement {
  focusField(name: string): void;
}

interface Answer {
  name: string;
  value: FieldValue;
}

/** After these the page shows something that is no longer so. */
const OUTDATED = ['FORM_CHANGED', 'FORM_ALREADY_SUBMITTED', 'CASE_CLOSED', 'STAGE_CHANGED'];

/**
 * The rostering form, filled in on the phone: method, rostering information, review. What is typed is saved by itself and survives a
 * lost connection; what follows a submission is decided in Apex. All decisions of the form itself stand in `c/rosteringFormModel`.
 */
export default class RosteringForm extends NavigationMixin(LightningElement) {
  @api recordId = '';

  onboarding: OnboardingPage | null = null;
  model: FormModel = EMPTY;
  loadError: unknown = null;
  describedObject: string | undefined;
  recordTypeId: string | undefined;
  labels = LABELS;
  steps = STEP_LIST;
  userId = USER_ID;

  #wired: Wired<OnboardingPage> = {};
  #object: ObjectInfo | null = null;
  #saver = new DraftSaver(this);
  #focus: 'heading' | 'problem' | null = null;
  #retry = (): void => void this.#saver.flush();

  @wire(getPage, { caseId: '$recordId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    this.#wired = wired;
    this.loadError = this.onboarding ? null : (wired.error ?? null);
    if (wired.data) {
      this.open(wired.data);
    }
  }

  @wire(getObjectInfo, { objectApiName: '$describedObject' })
  receiveObject({ data, error }: Wired<ObjectInfo>): void {
    this.#object = data ?? this.#object;
    this.recordTypeId = data?.defaultRecordTypeId ?? this.recordTypeId;
    this.loadError = error ?? this.loadError;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$describedObject', recordTypeId: '$recordTypeId' })
  receivePicklists({ data, error }: Wired<PicklistValues>): void {
    this.loadError = error ?? this.loadError;
    if (data && this.#object) {
      this.dispatch({ type: 'described', fields: describeForm(this.#object, data) });
    }
  }

  connectedCallback(): void {
    this.#saver.open();
    window.addEventListener('online', this.#retry);
  }

  disconnectedCallback(): void {
    window.removeEventListener('online', this.#retry);
    void this.#saver.close();
  }

  renderedCallback(): void {
    const target = this.#focus;
    this.#focus = null;
    if (target === 'problem') {
      this.focusField(Object.keys(this.model.problems)[0]);
    } else if (target === 'heading') {
      this.template?.querySelector<HTMLElement>('[data-id="heading"]')?.focus();
    }
  }

  open(page: OnboardingPage): void {
    const first = this.onboarding?.caseId !== page.caseId;
    this.onboarding = page;
    this.describedObject = FORM_OBJECT;
    const copy = first ? readCopy(USER_ID, page.caseId) : null;
    this.dispatch({ type: 'opened', form: latestForm(page.caseId, page.form), rules: page.methodRules, copy });
    if (first && this.model.restoredAt) {
      this.#saver.changed();
    }
  }

  dispatch(event: FormEvent): void {
    const before = this.model;
    this.model = reduce(before, event);
    if (this.model.refusals !== before.refusals) {
      this.#focus = 'problem';
    } else if (this.model.step !== before.step) {
      this.#focus = 'heading';
    }
  }

  get caseId(): string {
    return this.recordId;
  }

  get isLoading(): boolean {
    return !this.onboarding;
  }

  get isRead(): boolean {
    return !isOpen(this.model) || !this.mayChange;
  }

  get mayChange(): boolean {
    return this.onboarding?.canEdit === true && ['New', 'Rostering'].includes(this.onboarding.stage);
  }

  get canReopen(): boolean {
    return this.mayChange && this.model.form?.status === 'Submitted';
  }

  get isMethodStep(): boolean {
    return this.model.step === 'method';
  }

  get isDetailsStep(): boolean {
    return this.model.step === 'details';
  }

  get isReviewStep(): boolean {
    return this.model.step === 'review';
  }

  get hasBack(): boolean {
    return !this.isMethodStep;
  }

  get stepHeading(): string {
    return headingOf(this.model.step);
  }

  /** The form's button is the page's one brand button unless completing the stage is the next thing to do. */
  get primary(): string {
    return this.onboarding?.next.canComplete ? 'neutral' : 'brand';
  }

  get problemTexts(): Record<string, string> {
    return problemTexts(this.model.problems);
  }

  get summary(): { name: string; label: string; message: string }[] {
    const texts = this.problemTexts;
    return this.model.refusedFields.flatMap((name) => {
      const message = texts[name];
      return message ? [{ name, message, label: labelOf(name, this.model.fields) }] : [];
    });
  }

  get consequences(): Consequence[] {
    return this.onboarding ? consequencesOf(this.model.values, this.onboarding) : [];
  }

  get savingText(): string {
    return savingText(this.model, this.onboarding?.timeZone ?? 'UTC');
  }

  answer({ detail }: CustomEvent<Answer>): void {
    this.dispatch({ type: 'changed', ...detail });
    this.#saver.changed();
  }

  leave(event: CustomEvent<string>): void {
    this.dispatch({ type: 'left', name: event.detail });
  }

  next(): void {
    this.dispatch({ type: 'next' });
  }

  back(): void {
    this.dispatch({ type: 'back' });
  }

  startEdit(): void {
    this.dispatch({ type: 'editStarted' });
    this.#focus = 'heading';
  }

  jump(event: CustomEvent<string>): void {
    this.focusField(event.detail);
  }

  focusField(name: string | undefined): void {
    if (name) {
      this.template
        ?.querySelector<FocusableStep>('c-rostering-method-step, c-rostering-details-step')
        ?.focusField(name);
    }
  }

  retry(): void {
    void this.#saver.flush();
  }

  takeTheirs(): void {
    this.dispatch({ type: 'theirsTaken' });
    forgetCopy(USER_ID, this.recordId);
  }

  keepMine(): void {
    this.dispatch({ type: 'mineKept' });
    void this.#saver.flush();
  }

  discardCopy(): void {
    this.dispatch({ type: 'copyDiscarded' });
    forgetCopy(USER_ID, this.recordId);
  }

  async save(version: number | null, values: FormValues): Promise<RosteringFormState> {
    const form = await saveDraft({ caseId: this.recordId, version, values });
    rememberForm(this.recordId, form);
    return form;
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }

  /** One request however often the button is pressed: the model refuses a second one until the first is answered. */
  async submit(): Promise<void> {
    if (this.model.submitting) {
      return;
    }
    this.dispatch({ type: 'submitStarted' });
    if (!this.model.submitting) {
      return;
    }
    await this.#saver.settle();
    try {
      const outcome = await submitForm({
        caseId: this.recordId,
        version: this.model.version,
        values: submissionOf(this.model),
      });
      forgetCopy(USER_ID, this.recordId);
      this.dispatch({ type: 'submitted', form: outcome.form });
      await this.showOutcome(outcome);
    } catch (error) {
      await this.submitFailed(error);
    }
  }

  async showOutcome(outcome: SubmitOutcome): Promise<void> {
    const touched = touchedCases(outcome);
    const addressOf = (recordId: string): Promise<string> =>
      this[NavigationMixin.GenerateUrl]({
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName: 'Case', actionName: 'view' },
      });
    this.dispatchEvent(new ShowToastEvent(await outcomeToast(outcome, addressOf)));
    await refreshPage(this, this.#wired, [this.recordId, ...touched.map(({ id }) => id)]);
  }

  async submitFailed(error: unknown): Promise<void> {
    const failure = reduceError(error);
    keepCopy(USER_ID, this.recordId, this.model);
    this.dispatch({ type: 'submitFailed', failure });
    if (OUTDATED.includes(failure.code)) {
      await this.reload();
    }
  }
}
