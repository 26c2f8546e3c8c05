import { api, LightningElement } from 'lwc';
import AS_STUDENTS from '@salesforce/label/c.Form_AsStudents';
import BOTH from '@salesforce/label/c.Form_StudentAndTeacherUpload';
import FOLLOWS from '@salesforce/label/c.Form_WhatFollows';
import UNKNOWN from '@salesforce/label/c.Form_EffectsUnknown';
import STUDENT from '@salesforce/label/c.Form_StudentUpload';
import SUBMITTED from '@salesforce/label/c.Form_SubmittedBy';
import SUBMITTED_BY_CUSTOMER from '@salesforce/label/c.Form_SubmittedByCustomer';
import TEACHER from '@salesforce/label/c.Form_TeacherUpload';
import { answerText, methodLabel } from 'c/rosteringAnswerModel';
import type { FieldValue, FormValues, MethodRule, RosteringFormState } from 'c/rosteringAnswerModel';
import { askedFields, OVERRIDE_REASON, STUDENT_METHOD, TEACHER_METHOD, TEACHERS_DIFFER } from 'c/rosteringAnswerModel';
import type { FieldDescription, FieldDescriptions } from 'c/rosteringAnswerModel';
import type { Foreseen, SubmissionEffect } from 'c/rosteringFormModel';
import { reveal, revealField } from 'c/rpPressUtils';
import { format } from 'c/rpTextUtils';

interface ShownAnswer {
  termKey: string;
  detailKey: string;
  label: string;
  text: string;
}

const shown = (name: string, label: string, text: string): ShownAnswer => ({
  termKey: `${name}-term`,
  detailKey: `${name}-detail`,
  label,
  text,
});

/** The answers: before submitting, with what submitting will do, and afterward, with who submitted them and when. */
export default class RosteringReview extends LightningElement {
  @api values: FormValues = {};
  @api rules: readonly MethodRule[] = [];
  @api fields: FieldDescriptions = {};
  /** What submitting will do. Null once the form is submitted. */
  @api foreseen: Foreseen | null = null;
  /** The submitted form. Null while it is being filled in. */
  @api form: RosteringFormState | null = null;
  /** The override reason, if the stage takes one. Forwards `answer` and `leave`. */
  @api reasonField: FieldDescription | null = null;
  @api reasonProblem: string | null = null;
  @api today = '';
  @api timeZone = '';

  revealField = revealField;
  labels = { follows: FOLLOWS, unknown: UNKNOWN };

  get reason(): FieldValue {
    return this.values[OVERRIDE_REASON] ?? null;
  }

  get submittedText(): string {
    return this.form?.source === 'Customer' ? SUBMITTED_BY_CUSTOMER : format(SUBMITTED, this.form?.lastSavedBy);
  }

  get answers(): ShownAnswer[] {
    const asked = askedFields(this.values, this.rules).filter(({ name }) => name in this.fields);
    return [
      ...this.methods,
      ...asked.map(({ name }) =>
        shown(name, this.fields[name]?.label ?? name, answerText(this.values[name], this.fields[name])),
      ),
    ];
  }

  get methods(): ShownAnswer[] {
    const students = methodLabel(this.values[STUDENT_METHOD], this.rules);
    if (this.values[TEACHERS_DIFFER] !== true) {
      return [shown(STUDENT_METHOD, BOTH, students)];
    }
    const teachers = this.values[TEACHER_METHOD] ? methodLabel(this.values[TEACHER_METHOD], this.rules) : AS_STUDENTS;
    return [shown(STUDENT_METHOD, STUDENT, students), shown(TEACHER_METHOD, TEACHER, teachers)];
  }

  get isLoading(): boolean {
    return this.foreseen?.state === 'loading';
  }

  get isUnknown(): boolean {
    return this.foreseen?.state === 'unknown';
  }

  get effects(): readonly SubmissionEffect[] {
    return this.foreseen?.state === 'known' ? this.foreseen.effects : [];
  }

  get hasEffects(): boolean {
    return this.isLoading || this.isUnknown || this.effects.length > 0;
  }

  /** The reason is the only field of this step. */
  @api
  focusField(): void {
    this.template?.querySelector<HTMLElement & { focusControl(): void }>('c-rostering-field')?.focusControl();
    reveal(this.template?.querySelector('.reason'));
  }

  forward(event: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }
}
