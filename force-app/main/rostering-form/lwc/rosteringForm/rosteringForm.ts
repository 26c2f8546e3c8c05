import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import getSchools from '@salesforce/apex/RosteringFormController.getSchools';
import CHANGE from '@salesforce/label/c.Form_Change';
import { Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { describeForm } from 'c/rosteringAnswerModel';
import type { FieldValue, RosteringFormState } from 'c/rosteringAnswerModel';
import type { SubmitOutcome } from 'c/rosteringFormModel';
import type { Wired } from 'c/rpReadingUtils';
import { forgetCopy, keepStep, placeOf, readCopy, readStep } from 'c/rosteringDraftUtils';
import { EMPTY, isOpen } from 'c/rosteringFormModel';
import type { Foreseen, FormModel } from 'c/rosteringFormModel';
import { CaseForm } from './caseForm.ts';
import type { FormPlace } from './caseForm.ts';
import { EffectsReader } from './effectsReader.ts';
import { latestForm } from './kept.ts';
import { outcomeToast, touchedCases } from './outcomeToast.ts';

const FORM_OBJECT = 'Rostering_Form__c';

/**
 * The rostering form, which a specialist fills in during a call: method, rostering information, review. Answers are saved automatically
 * and survive a lost connection. Apex decides what a submission does. `c/rosteringFormModel` has the states of the form.
 */
export default class RosteringForm extends NavigationMixin(LightningElement) implements FormPlace {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  model: FormModel = EMPTY;
  /** What submitting will do, while the review is open. */
  foreseen: Foreseen | null = null;
  loadError: unknown = null;
  describedObject: string | undefined;
  recordTypeId: string | undefined;
  /** The schools of a district, read when the step that asks for them opens. */
  schools: readonly string[] = [];
  isOutdated = false;
  labels = { change: CHANGE };

  #reading = new Reading<OnboardingPage>('OnboardingPage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #effects = new EffectsReader((foreseen) => {
    this.foreseen = foreseen;
  });
  /** The case whose schools were asked for. */
  #readSchools = '';
  #object: ObjectInfo | null = null;
  #form: CaseForm = new CaseForm('', EMPTY.fields, this);
  #retry = (): void => void this.#form.saver.flush();

  /** The user works in another part of the page, which has the brand button. */
  @api isSecondary = false;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give the component another case. Waiting answers are saved to the previous case first. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    void this.#form.saver.close();
    this.caseId = caseId;
    this.onboarding = null;
    this.schools = [];
    this.#readSchools = '';
    this.loadError = null;
    this.#reading.about(caseId);
    this.#effects.forget();
    this.#form = new CaseForm(caseId, this.model.fields, this);
    this.model = this.#form.model;
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
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
      this.#form.dispatch({ type: 'described', fields: describeForm(this.#object, data) });
    }
  }

  connectedCallback(): void {
    this.#form.saver.open();
    window.addEventListener('online', this.#retry);
  }

  disconnectedCallback(): void {
    window.removeEventListener('online', this.#retry);
    void this.#form.saver.close();
  }

  open(page: OnboardingPage): void {
    const first = this.onboarding?.caseId !== page.caseId;
    this.onboarding = page;
    this.describedObject = FORM_OBJECT;
    this.#effects.forget();
    this.#form.dispatch({
      type: 'opened',
      form: latestForm(page.caseId, page.form),
      rules: page.methodRules,
      needsReason: page.isMethodLate,
      suggestions: page.suggestions?.answers ?? null,
      sources: page.suggestions?.sources ?? null,
      copy: first && this.canChange ? readCopy(placeOf(page.caseId)) : null,
    });
    if (first && this.canChange) {
      this.#form.dispatch({ type: 'resumed', step: readStep(placeOf(page.caseId)) });
    }
    if (first && this.model.restoredAt) {
      this.#form.saver.changed();
    }
  }

  show(form: CaseForm): void {
    if (form === this.#form) {
      this.model = form.model;
      this.foresee();
      void this.readSchools();
    }
  }

  foresee(): void {
    if (this.isRead || this.model.step !== 'review') {
      this.#effects.forget();
    } else {
      void this.#effects.ask(this.caseId, this.model.values);
    }
  }

  /** The form works without them: the names can be typed. */
  async readSchools(): Promise<void> {
    const { caseId } = this;
    const isNeeded = this.onboarding?.suggestions?.isDistrict === true && this.model.step === 'details' && !this.isRead;
    if (!isNeeded || this.#readSchools === caseId) {
      return;
    }
    this.#readSchools = caseId;
    try {
      const schools = await getSchools({ caseId });
      this.schools = this.caseId === caseId ? schools : this.schools;
    } catch {
      this.#readSchools = '';
    }
  }

  get accountName(): string {
    return this.onboarding?.accountName ?? '';
  }

  get isLoading(): boolean {
    return !this.onboarding;
  }

  get isRead(): boolean {
    return !isOpen(this.model) || !this.canChange;
  }

  get canChange(): boolean {
    return this.onboarding !== null && !this.onboarding.formReason;
  }

  /** Null for a draft, which a reader sees too. */
  get submitted(): RosteringFormState | null {
    return this.model.form?.status === 'Submitted' ? this.model.form : null;
  }

  get canReopen(): boolean {
    return this.canChange && this.model.form?.status === 'Submitted';
  }

  /** A change of a submitted form can be discarded. A first form has nothing to go back to. */
  get canDiscard(): boolean {
    return Boolean(this.onboarding?.submittedForm);
  }

  /** A page has one brand button. If the stage can be completed, that's the button of the status path. */
  get primary(): string {
    return this.isSecondary || this.onboarding?.next.canComplete ? 'neutral' : 'brand';
  }

  answer({ detail }: CustomEvent<{ name: string; value: FieldValue }>): void {
    this.#form.dispatch({ type: 'changed', ...detail });
    keepStep(placeOf(this.caseId), this.model.step);
    this.#form.saver.changed();
  }

  leave(event: CustomEvent<string>): void {
    this.#form.dispatch({ type: 'left', name: event.detail });
  }

  next(): void {
    this.#form.dispatch({ type: 'next' });
    keepStep(placeOf(this.caseId), this.model.step);
  }

  back(): void {
    this.#form.dispatch({ type: 'back' });
    keepStep(placeOf(this.caseId), this.model.step);
  }

  /** Moves the focus to the first field without an answer, or to the button that changes the form. */
  @api
  start(): void {
    const steps = this.template?.querySelector<HTMLElement & { start(): void }>('c-rostering-steps');
    if (steps) {
      steps.start();
    } else {
      this.template?.querySelector<HTMLElement>('[data-id="change"]')?.focus();
    }
  }

  startEdit(): void {
    this.#form.dispatch({ type: 'editStarted' });
  }

  retry(): void {
    void this.#form.saver.flush();
  }

  takeTheirs(): void {
    this.#form.dispatch({ type: 'theirsTaken' });
    forgetCopy(placeOf(this.caseId));
  }

  keepMine(): void {
    this.#form.dispatch({ type: 'mineKept' });
    void this.#form.saver.flush();
  }

  discardCopy(): void {
    this.#form.dispatch({ type: 'copyDiscarded' });
    forgetCopy(placeOf(this.caseId));
  }

  submit(): void {
    void this.#form.submit();
  }

  discardChanges(): void {
    void this.#form.discardChanges(this.onboarding?.submittedForm);
  }

  async reload(form: CaseForm = this.#form): Promise<void> {
    if (form === this.#form) {
      await this.#reading.refresh();
    }
  }

  refresh(): void {
    void this.reload();
  }

  hold(form: CaseForm, isHeld: boolean): void {
    if (form === this.#form) {
      this.dispatchEvent(new CustomEvent<boolean>('hold', { detail: isHeld }));
    }
  }

  warn(message: string): void {
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'warning', mode: 'sticky' }));
  }

  async showOutcome({ caseId }: CaseForm, outcome: SubmitOutcome): Promise<void> {
    const touched = touchedCases(outcome);
    const addressOf = (recordId: string): Promise<string> =>
      this[NavigationMixin.GenerateUrl]({
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName: 'Case', actionName: 'view' },
      });
    this.dispatchEvent(new ShowToastEvent(await outcomeToast(outcome, addressOf)));
    await this.#reading.showWrite(
      this,
      caseId,
      touched.map(({ id }) => id),
    );
  }
}
