import getSubmissionEffects from '@salesforce/apex/RosteringFormController.getSubmissionEffects';
import { STUDENT_METHOD, TEACHER_METHOD, TEACHERS_DIFFER } from 'c/rosteringAnswerModel';
import type { FormValues } from 'c/rosteringAnswerModel';
import type { Foreseen } from 'c/rosteringFormModel';

const textOf = (value: FormValues[string] | undefined): string | null => (value ? String(value) : null);

/** Asks Apex what submitting will do, once for each choice of methods. A late answer to an earlier question is dropped. */
export class EffectsReader {
  readonly #show: (foreseen: Foreseen | null) => void;
  #question: { readonly text: string } | null = null;

  constructor(show: (foreseen: Foreseen | null) => void) {
    this.#show = show;
  }

  /** The review is closed, or the case has changed: the next review asks again. */
  forget(): void {
    this.#question = null;
    this.#show(null);
  }

  async ask(caseId: string, values: FormValues): Promise<void> {
    const studentMethod = textOf(values[STUDENT_METHOD]);
    const teacherMethod = values[TEACHERS_DIFFER] === true ? textOf(values[TEACHER_METHOD]) : null;
    const question = { text: JSON.stringify([caseId, studentMethod, teacherMethod]) };
    if (question.text === this.#question?.text) {
      return;
    }
    this.#question = question;
    this.#show({ state: 'loading' });
    const answer = await this.read({ caseId, studentMethod, teacherMethod });
    if (question === this.#question) {
      this.#show(answer);
    }
  }

  private async read(methods: Parameters<typeof getSubmissionEffects>[0]): Promise<Foreseen> {
    try {
      return { state: 'known', effects: await getSubmissionEffects(methods) };
    } catch {
      return { state: 'unknown' };
    }
  }
}
