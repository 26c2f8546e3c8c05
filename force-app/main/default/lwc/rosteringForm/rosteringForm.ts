import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import USER_ID from '@salesforce/user/Id';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import discardDraft from '@salesforce/apex/RosteringFormController.discardDraft';
import saveDraft from '@salesforce/apex/RosteringFormController.saveDraft';
import submitForm from '@salesforce/apex/RosteringFormController.submit';
import CHANGE from '@salesforce/label/c.Form_Change';
import FINAL from '@salesforce/label/c.Form_Final';
import { refreshPage } from 'c/onboardingPage';
import type {
  FieldValue,
  FormValues,
  OnboardingPage,
  RosteringFormState,
  SubmitOutcome,
  Wired,
} from 'c/onboardingPage';
import { consequencesOf, EMPTY, isOpen, reduce } from 'c/rosteringFormModel';
import type { Consequence, FormEvent, FormModel } from 'c/rosteringFormModel';
import { mayChange, needsReason } from './access.ts';
import { describeForm } from './describeForm.ts';
import { discardChanges } from './discarding.ts';
import { DraftSaver } from './draftSaver.ts';
import { latestForm, rememberForm } from './latestForm.ts';
import { forgetCopy, readCopy } from './localCopy.ts';
import { keepStep, readStep } from './lastStep.ts';
import { outcomeToast, touchedCases } from './outcomeToast.ts';
import { submitOnce } from './submission.ts';

const FORM_OBJECT = 'Rostering_Form__c';
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
  labels = { change: CHANGE, final: FINAL };
  userId = USER_ID;

  #wired: Wired<OnboardingPage> = {};
  #object: ObjectInfo | null = null;
  #saver = new DraftSaver(this);
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

  open(page: OnboardingPage): void {
    const first = this.onboarding?.caseId !== page.caseId;
    if (first && this.onboarding) {
      this.model = { ...EMPTY, fields: this.model.fields };
    }
    this.onboarding = page;
    this.describedObject = FORM_OBJECT;
    this.dispatch({
      type: 'opened',
      form: latestForm(page.caseId, page.form),
      rules: page.methodRules,
      needsReason: needsReason(page),
      suggestions: page.suggestions,
      copy: first && this.mayChange ? readCopy(USER_ID, page.caseId) : null,
    });
    if (first && this.mayChange) {
      this.dispatch({ type: 'resumed', step: readStep(USER_ID, page.caseId) });
    }
    if (first && this.model.restoredAt) {
      this.#saver.changed();
    }
  }

  dispatch(event: FormEvent): void {
    this.model = reduce(this.model, event);
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
    return mayChange(this.onboarding);
  }

  get canReopen(): boolean {
    return this.mayChange && this.model.form?.status === 'Submitted';
  }

  /** A change of a submitted form can be given up; a first form has nothing to return to. */
  get canDiscard(): boolean {
    return Boolean(this.onboarding?.submittedForm);
  }

  /** The form's button is the page's one brand button unless completing the stage is the next thing to do. */
  get primary(): string {
    return this.onboarding?.next.canComplete ? 'neutral' : 'brand';
  }

  get consequences(): Consequence[] {
    return this.onboarding ? consequencesOf(this.model.values, this.onboarding) : [];
  }

  answer({ detail }: CustomEvent<{ name: string; value: FieldValue }>): void {
    this.dispatch({ type: 'changed', ...detail });
    keepStep(USER_ID, this.recordId, this.model.step);
    this.#saver.changed();
  }

  leave(event: CustomEvent<string>): void {
    this.dispatch({ type: 'left', name: event.detail });
  }

  next(): void {
    this.dispatch({ type: 'next' });
    keepStep(USER_ID, this.recordId, this.model.step);
  }

  back(): void {
    this.dispatch({ type: 'back' });
    keepStep(USER_ID, this.recordId, this.model.step);
  }

  startEdit(): void {
    this.dispatch({ type: 'editStarted' });
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

  send(version: number | null, values: FormValues): Promise<SubmitOutcome> {
    return submitForm({ caseId: this.recordId, version, values });
  }

  hold(isHeld: boolean): void {
    this.dispatchEvent(new CustomEvent<boolean>('hold', { detail: isHeld }));
  }

  overtaken(message: string): void {
    this.hold(true);
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'warning', mode: 'sticky' }));
  }

  submit(): void {
    void submitOnce(this, this.#saver);
  }

  async discard(version: number): Promise<void> {
    await discardDraft({ caseId: this.recordId, version });
  }

  discardChanges(): void {
    void discardChanges(this, this.#saver, this.onboarding?.submittedForm);
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
}
