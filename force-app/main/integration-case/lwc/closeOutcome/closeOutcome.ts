import { api, LightningElement } from 'lwc';
import CLOSE from '@salesforce/label/c.Integration_Close';
import COUNT_MOST from '@salesforce/label/c.Integration_CountMost';
import COUNTS_HELP from '@salesforce/label/c.Integration_CountsHelp';
import COUNTS_HELP_REQUIRED from '@salesforce/label/c.Integration_CountsHelpRequired';
import HEADING from '@salesforce/label/c.Integration_CloseHeading';
import MISSING from '@salesforce/label/c.Integration_OutcomeMissing';
import OPEN_STEPS from '@salesforce/label/c.Integration_OpenSteps';
import OPEN_STEPS_CONFIRM from '@salesforce/label/c.Integration_OpenStepsConfirm';
import OPEN_STEPS_MISSING from '@salesforce/label/c.Integration_OpenStepsMissing';
import OUTCOME from '@salesforce/label/c.Integration_Outcome';
import PROOF from '@salesforce/label/c.Integration_Proof';
import REASON from '@salesforce/label/c.Integration_OutcomeReason';
import REASON_MISSING from '@salesforce/label/c.Integration_OutcomeReasonMissing';
import SCHOOLS from '@salesforce/label/c.Integration_Schools';
import SECTIONS from '@salesforce/label/c.Integration_Sections';
import USERS from '@salesforce/label/c.Integration_Users';
import type { IntegrationCounts, IntegrationPanel, SetupStep, TypedCounts } from 'c/integrationCaseModel';
import { reduceError } from 'c/rpErrorUtils';
import { format } from 'c/rpTextUtils';

interface Control extends HTMLElement {
  reportValidity(): boolean | undefined;
  setCustomValidity(message: string): void;
}

const textOf = (count: number | null): string => (count === null ? '' : String(count));

/**
 * Asks for outcome and reason, and for what arrived through the provider if the integration is complete. Then it also names the setup steps that are
 * open, and asks whether they were done. Sends `confirm` or `cancel`, and `compare` when a count was typed.
 */
export default class CloseOutcome extends LightningElement {
  @api outcomes: IntegrationPanel['outcomes'] = [];
  @api counts: IntegrationCounts | null = null;
  @api provider = '';
  /** How the typed counts compare with what was bought. */
  @api comparison: readonly string[] = [];
  @api isBusy = false;

  outcome: string | null = null;
  isConfirmed = false;
  reason = '';
  typed: Partial<TypedCounts> = {};
  labels = {
    close: CLOSE,
    countMost: COUNT_MOST,
    heading: HEADING,
    missing: MISSING,
    openStepsConfirm: OPEN_STEPS_CONFIRM,
    openStepsMissing: OPEN_STEPS_MISSING,
    outcome: OUTCOME,
    proof: PROOF,
    reason: REASON,
    reasonMissing: REASON_MISSING,
  };

  refused: unknown = null;

  #showsFailure = false;
  #openSteps: readonly SetupStep[] = [];

  /** The steps of the setup checklist that aren't done. */
  @api
  get openSteps(): readonly SetupStep[] {
    return this.#openSteps;
  }

  /** Only what the user has seen is confirmed. */
  set openSteps(steps: readonly SetupStep[]) {
    const seen = this.#openSteps.map(({ name }) => name);
    this.isConfirmed = this.isConfirmed && steps.every(({ name }) => seen.includes(name));
    this.#openSteps = steps;
  }

  /** Why the last save failed. Errors of a field show there too. */
  @api
  get failure(): unknown {
    return this.refused;
  }

  set failure(failure: unknown) {
    this.refused = failure;
    this.#showsFailure = Boolean(failure);
  }

  renderedCallback(): void {
    if (!this.#showsFailure) {
      return;
    }
    this.#showsFailure = false;
    const { fields } = reduceError(this.refused);
    const wrong = this.controls.filter(({ dataset }) => fields[dataset.field ?? ''] !== undefined);
    for (const control of wrong) {
      control.setCustomValidity(fields[control.dataset.field ?? ''] ?? '');
      control.reportValidity();
    }
    const target = wrong[0] ?? this.template?.querySelector<HTMLElement>('[data-id="failure"]');
    target?.focus();
  }

  get controls(): Control[] {
    return [...(this.template?.querySelectorAll<Control>('[data-field]') ?? [])];
  }

  get needsReason(): boolean {
    return this.outcomes.find(({ value }) => value === this.outcome)?.needsReason === true;
  }

  /** A complete integration has counts instead of a reason. */
  get asksForCounts(): boolean {
    return this.outcome !== null && !this.needsReason;
  }

  get asksForSteps(): boolean {
    return this.asksForCounts && this.openSteps.length > 0;
  }

  get openStepsHeading(): string {
    return format(OPEN_STEPS, this.openSteps.length);
  }

  get areRequired(): boolean {
    return this.counts?.areRequired === true;
  }

  get help(): string {
    return format(this.areRequired ? COUNTS_HELP_REQUIRED : COUNTS_HELP, this.provider);
  }

  get values(): TypedCounts {
    return {
      schools: textOf(this.counts?.schools ?? null),
      sections: textOf(this.counts?.sections ?? null),
      users: textOf(this.counts?.users ?? null),
      proof: this.counts?.proof ?? '',
      ...this.typed,
    };
  }

  get counted(): { name: string; label: string; value: string }[] {
    const { schools, sections, users } = this.values;
    return [
      { name: 'schools', label: SCHOOLS, value: schools },
      { name: 'sections', label: SECTIONS, value: sections },
      { name: 'users', label: USERS, value: users },
    ];
  }

  get compared(): { key: number; text: string }[] {
    return this.comparison.map((text, key) => ({ key, text }));
  }

  chooseOutcome(event: CustomEvent<{ value: string }>): void {
    this.outcome = event.detail.value;
    if (this.asksForCounts) {
      this.compare();
    }
  }

  typeReason(event: CustomEvent<{ value: string }>): void {
    this.reason = event.detail.value;
  }

  typeCount(event: CustomEvent<{ value: string }>): void {
    const control = event.target as Control;
    this.typed = { ...this.typed, [control.dataset.field ?? '']: event.detail.value };
    control.setCustomValidity('');
  }

  confirmSteps(event: CustomEvent<{ checked: boolean }>): void {
    this.isConfirmed = event.detail.checked;
    (event.target as Control).setCustomValidity('');
  }

  compare(): void {
    this.dispatchEvent(new CustomEvent<TypedCounts>('compare', { detail: this.values }));
  }

  /** If an answer is missing, moves the focus to it instead. */
  confirm(): void {
    const required = [...(this.template?.querySelectorAll<Control>('[data-id="outcome"], [data-id="reason"]') ?? [])];
    const wrong = [...required, ...this.controls].filter((control) => this.isWrong(control));
    if (wrong[0]) {
      wrong.forEach((control) => control.reportValidity());
      wrong[0].focus();
      return;
    }
    const { outcome } = this;
    const reason = this.reason.trim() || null;
    const counts = this.asksForCounts ? this.values : null;
    const confirmedSteps = this.asksForSteps ? this.openSteps.map(({ name }) => name) : [];
    this.dispatchEvent(new CustomEvent('confirm', { detail: { outcome, reason, counts, confirmedSteps } }));
  }

  isWrong(control: Control): boolean {
    if (control.dataset.id === 'outcome') {
      return this.outcome === null;
    }
    if (control.dataset.id === 'reason') {
      return this.needsReason && this.reason.trim() === '';
    }
    if (control.dataset.field === 'steps') {
      return !this.isConfirmed;
    }
    const name = control.dataset.field as keyof TypedCounts;
    const isMissing = this.areRequired && this.values[name].trim() === '';
    return isMissing || control.reportValidity() === false;
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
