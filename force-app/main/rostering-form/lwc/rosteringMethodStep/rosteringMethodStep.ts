import { api, LightningElement } from 'lwc';
import BOTH from '@salesforce/label/c.Form_StudentAndTeacherUpload';
import DIFFER from '@salesforce/label/c.Form_TeachersDiffer';
import MISSING from '@salesforce/label/c.Form_ProblemRequired';
import STUDENT from '@salesforce/label/c.Form_StudentUpload';
import TEACHER from '@salesforce/label/c.Form_TeacherUpload';
import type { FieldValue, FormValues, MethodRule } from 'c/rosteringAnswerModel';
import { STUDENT_METHOD, TEACHER_METHOD, TEACHERS_DIFFER } from 'c/rosteringAnswerModel';

interface Control extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** The first step: how students and teachers are uploaded. Sends `answer` with name and value. */
export default class RosteringMethodStep extends LightningElement {
  @api values: FormValues = {};
  @api rules: readonly MethodRule[] = [];
  labels = { missing: MISSING, teacher: TEACHER, teachersDiffer: DIFFER };
  #problems: Record<string, string> = {};
  #shown: Record<string, string> = {};

  /** Messages by field name. */
  @api
  get problems(): Record<string, string> {
    return this.#problems;
  }

  set problems(value: Record<string, string>) {
    this.#problems = value;
    this.tell();
  }

  get options(): { label: string; value: string }[] {
    return this.rules.map(({ name, label }) => ({ label, value: name }));
  }

  get studentMethod(): FieldValue | undefined {
    return this.values[STUDENT_METHOD] ?? undefined;
  }

  get teacherMethod(): FieldValue | undefined {
    return this.values[TEACHER_METHOD] ?? undefined;
  }

  get teachersDiffer(): boolean {
    return this.values[TEACHERS_DIFFER] === true;
  }

  get studentLabel(): string {
    return this.teachersDiffer ? STUDENT : BOTH;
  }

  get studentHelp(): string | null {
    return this.helpOf(this.studentMethod);
  }

  get teacherHelp(): string | null {
    return this.helpOf(this.teacherMethod);
  }

  helpOf(method: FieldValue | undefined): string | null {
    return this.rules.find(({ name }) => name === method)?.helpText ?? null;
  }

  renderedCallback(): void {
    this.tell();
  }

  /** Only when the message changes, because `reportValidity` also shows the control's own messages. */
  tell(): void {
    for (const control of this.template?.querySelectorAll<Control>('lightning-combobox') ?? []) {
      const name = control.dataset.name ?? '';
      const problem = this.#problems[name] ?? '';
      if (problem !== (this.#shown[name] ?? '')) {
        this.#shown[name] = problem;
        control.setCustomValidity(problem);
        control.reportValidity();
      }
    }
  }

  @api
  focusField(name: string): void {
    this.template?.querySelector<HTMLElement>(`[data-name="${name}"]`)?.focus();
  }

  answer(event: CustomEvent<{ value: string; checked?: boolean }>): void {
    const name = (event.target as HTMLElement).dataset.name;
    const value = event.detail.checked ?? event.detail.value;
    this.dispatchEvent(new CustomEvent('answer', { detail: { name, value } }));
  }
}
