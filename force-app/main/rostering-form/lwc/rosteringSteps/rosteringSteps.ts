import { api, LightningElement } from 'lwc';
import { askedFields, isBlank, labelOf, OVERRIDE_REASON, sameAnswer } from 'c/rosteringAnswerModel';
import { EMPTY } from 'c/rosteringFormModel';
import type { FieldDescription, FieldValue } from 'c/rosteringAnswerModel';
import type { Foreseen, FormModel } from 'c/rosteringFormModel';
import { keepField, leaveField, reveal, revealField } from 'c/rpPressUtils';
import { headingOf, LABELS, problemTexts, savingText, stepList } from './texts.ts';
import type { ListedStep } from './texts.ts';

interface FocusableStep extends HTMLElement {
  focusField(name: string): void;
}

interface FocusableField extends HTMLElement {
  focusControl(): void;
}

/** A field of the second step. */
interface Detail {
  name: string;
  required: boolean;
  className: string;
  description: FieldDescription;
  value: FieldValue;
  problem: string | null;
  source: string | null;
  hasSchools: boolean;
}

/** The fields that picking the schools of a district fills in. */
const SCHOOLS = 'Schools_In_Scope__c';
const SCHOOL_COUNT = 'School_Count__c';
const WIDE = ['textarea', 'multipicklist'];
/** A new step draws one field with its heading, then two in each frame. All at once, a slow computer would take most of a second. */
const FIRST = 1;
const AT_ONCE = 2;
const FULL = 'slds-col slds-size_1-of-1 slds-m-bottom_small field';
const HALF = `${FULL} slds-medium-size_1-of-2`;

/**
 * The steps of the rostering form and their buttons. Sends `answer`, `leave`, `next`, `back`, `submit`, and `discard`. The focus goes to
 * the heading of a new step, or to the first field that stopped Next or Submit.
 */
export default class RosteringSteps extends LightningElement {
  @api foreseen: Foreseen | null = null;
  @api timeZone = 'UTC';
  @api today: string | null = null;
  /** The variant of the Next or Submit button. */
  @api variant = 'brand';
  /** Whether there is a submitted form to go back to. */
  @api canDiscard = false;
  /** The schools to pick from, if the account is a district. */
  @api schools: readonly string[] = [];
  @api accountName = '';

  labels = LABELS;
  keepField = keepField;
  revealField = revealField;
  shown: FormModel = EMPTY;
  drawn = Infinity;
  #focus: 'heading' | 'problem' | null = null;

  @api
  get model(): FormModel {
    return this.shown;
  }

  set model(next: FormModel) {
    const before = this.shown;
    if (next.refusals > before.refusals && before !== EMPTY) {
      this.#focus = 'problem';
      this.drawn = Infinity;
    } else if (before === EMPTY ? next.editing && !next.restoredAt : next.step !== before.step) {
      this.#focus = 'heading';
      this.drawn = before === EMPTY ? Infinity : FIRST;
    }
    this.shown = next;
  }

  renderedCallback(): void {
    const target = this.#focus;
    this.#focus = null;
    if (target === 'problem') {
      this.focusField(this.shown.refusedFields[0]);
    } else if (target === 'heading') {
      this.template?.querySelector<HTMLElement>('[data-id="heading"]')?.focus();
    }
    if (this.isDetailsStep && this.drawn < Infinity) {
      this.drawMoreLater();
    }
  }

  /** The first callback comes before the browser draws the fields that are there, and the second when people see them. */
  drawMoreLater(): void {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- draws the first fields first
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.drawMore())));
  }

  drawMore(): void {
    const asked = askedFields(this.shown.values, this.shown.rules).length;
    this.drawn = this.drawn + AT_ONCE < asked ? this.drawn + AT_ONCE : Infinity;
  }

  get isMethodStep(): boolean {
    return this.shown.step === 'method';
  }

  get isDetailsStep(): boolean {
    return this.shown.step === 'details';
  }

  get isReviewStep(): boolean {
    return this.shown.step === 'review';
  }

  get hasBack(): boolean {
    return !this.isMethodStep;
  }

  get steps(): ListedStep[] {
    return stepList(this.shown.step);
  }

  get heading(): string {
    return headingOf(this.shown.step);
  }

  get problemTexts(): Record<string, string> {
    return problemTexts(this.shown.problems);
  }

  get summary(): { name: string; label: string; message: string }[] {
    const texts = this.problemTexts;
    return this.shown.refusedFields.flatMap((name) => {
      const message = texts[name];
      return message ? [{ name, message, label: labelOf(name, this.shown.fields) }] : [];
    });
  }

  get isDescribed(): boolean {
    return Object.keys(this.shown.fields).length > 0;
  }

  /** The fields that custom metadata lists for the chosen methods. The org doesn't describe a field that the user can't see. */
  get details(): Detail[] {
    const { values, rules, fields, suggestions, sources } = this.shown;
    const texts = this.problemTexts;
    return askedFields(values, rules)
      .slice(0, this.drawn)
      .flatMap(({ name, required }) => {
        const description = fields[name];
        if (!description) {
          return [];
        }
        return [
          {
            name,
            required,
            className: WIDE.includes(description.type) ? FULL : HALF,
            description,
            value: values[name] ?? null,
            problem: texts[name] ?? null,
            source: sameAnswer(values[name], suggestions[name]) ? (sources[name] ?? null) : null,
            hasSchools: name === SCHOOLS && this.schools.length > 0,
          },
        ];
      });
  }

  get reasonField(): FieldDescription | null {
    return this.shown.needsReason ? (this.shown.fields[OVERRIDE_REASON] ?? null) : null;
  }

  get reasonProblem(): string | null {
    return this.problemTexts[OVERRIDE_REASON] ?? null;
  }

  get savingText(): string {
    return savingText(this.shown, { timeZone: this.timeZone, today: this.today });
  }

  jump(event: CustomEvent<string>): void {
    this.focusField(event.detail);
  }

  focusField(name: string | undefined): void {
    if (name) {
      const step = this.template?.querySelector<FocusableStep>('[data-step]');
      const field = this.template?.querySelector<FocusableField>(`[data-name="${name}"]`);
      step?.focusField(name);
      field?.focusControl();
      reveal((step ?? field)?.closest('.field'));
    }
  }

  get schoolsText(): string {
    return String(this.shown.values[SCHOOLS] ?? '');
  }

  /** Counts the schools too, unless someone entered another number. */
  pickSchools({ detail }: CustomEvent<{ value: string; count: number; before: number }>): void {
    const counted = this.shown.values[SCHOOL_COUNT];
    const isOwn = !isBlank(counted) && !sameAnswer(counted, detail.before);
    this.answer(SCHOOLS, detail.value === '' ? null : detail.value);
    if (!isOwn && this.shown.fields[SCHOOL_COUNT]) {
      this.answer(SCHOOL_COUNT, detail.count === 0 ? null : detail.count);
    }
  }

  answer(name: string, value: FieldValue): void {
    this.dispatchEvent(new CustomEvent('answer', { detail: { name, value } }));
  }

  /** The `data-id` of a button is the event that it sends. */
  send(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    leaveField(event);
    this.dispatchEvent(new CustomEvent(id ?? ''));
  }

  forward(event: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }
}
