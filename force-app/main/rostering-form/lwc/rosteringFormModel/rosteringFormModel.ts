import type { FieldValue, RosteringFormState } from 'c/rosteringAnswerModel';
import { mineOver, submissionOf } from './answers.ts';
import { differences, isBlank } from 'c/rosteringAnswerModel';
import type { Failure, FormEvent, FormModel, LocalCopy } from './state.ts';
import { firstProblem, problemOf, problemsOfStep, stepOfField, STEPS } from './validation.ts';
import type { Problem, Problems, Step } from './validation.ts';

export * from './validation.ts';
export * from './state.ts';
export * from './answers.ts';

/** Refusals that mean the page is out of date. */
export const OUTDATED: readonly string[] = ['FORM_CHANGED', 'FORM_ALREADY_SUBMITTED', 'CASE_CLOSED', 'STAGE_CHANGED'];

/** Whether the form has unsaved answers. */
export const isDirty = ({ values, baseline }: FormModel): boolean => differences(values, baseline).length > 0;

/** Whether the form has answers that would be out of sight if the page showed another stage: unsaved, in conflict, or just refused. */
export const needsWriter = (state: FormModel): boolean =>
  !state.submitting &&
  (state.conflict !== null ||
    state.unreadable.length > 0 ||
    (state.failure !== null && OUTDATED.includes(state.failure.code)) ||
    (isOpen(state) && state.version !== null && isDirty(state)));

/** Whether answers can be typed: the form isn't submitted, or the user chose to change it. */
export const isOpen = ({ form, editing }: FormModel): boolean => form?.status !== 'Submitted' || editing;

/** The form after an event. Pure: the same state and event always give the same result. */
export function reduce(state: FormModel, event: FormEvent): FormModel {
  switch (event.type) {
    case 'opened':
      return opened(informed(state, event), event);
    case 'described':
      return described({ ...state, fields: event.fields });
    case 'changed':
      return event.isUnreadable ? unreadable(state, event.name) : changed(state, event.name, event.value);
    case 'left':
      return withProblem(state, event.name, problemOf(event.name, state));
    case 'next':
      return next(state);
    case 'back':
      return back(state);
    case 'wentTo':
      return wentTo(state, event.step);
    case 'resumed':
      return resumed(state, event.step);
    case 'editStarted':
      return { ...state, editing: true, step: 'method', unreadable: [] };
    case 'saveStarted':
      return { ...state, saving: 'saving', failure: null };
    case 'saved':
      return { ...adoptVersion(state, event.form), saving: 'saved', failure: null };
    case 'saveFailed':
      return refused({ ...state, saving: 'failed' }, event.failure, false);
    case 'conflictFound':
      return conflictFound(state, event.form);
    case 'theirsTaken':
      return state.conflict ? adopt(state, state.conflict) : state;
    case 'mineKept':
      return state.conflict ? mineKept(state, state.conflict) : state;
    case 'copyDiscarded':
      return {
        ...state,
        values: state.baseline,
        conflict: null,
        restoredAt: null,
        problems: {},
        saving: 'idle',
        failure: null,
      };
    case 'submitStarted':
      return submitStarted(state);
    case 'submitted':
      return { ...adopt(state, event.form), editing: false, step: 'method', saving: 'idle' };
    case 'submitFailed':
      return refused({ ...state, submitting: false }, event.failure, true);
    default:
      return unknownEvent(event);
  }
}

/** What the page says about the form, besides its answers. */
const informed = (state: FormModel, event: Extract<FormEvent, { type: 'opened' }>): FormModel => ({
  ...state,
  rules: event.rules,
  needsReason: event.needsReason ?? false,
  suggestions: event.suggestions ?? {},
  sources: event.sources ?? {},
});

function unknownEvent(event: never): never {
  throw new TypeError(`Unknown event: ${JSON.stringify(event)}`);
}

/** Shows the form as the org has it. */
const adopt = (state: FormModel, form: RosteringFormState): FormModel => ({
  ...adoptVersion(state, form),
  values: form.values,
  problems: {},
  refusedFields: [],
  conflict: null,
  restoredAt: null,
  failure: null,
  submitting: false,
  saving: 'idle',
});

/** Takes the version and baseline of the org's form, and keeps the answers that were typed here. */
const adoptVersion = (state: FormModel, form: RosteringFormState): FormModel => ({
  ...state,
  form,
  baseline: form.values,
  version: form.version,
});

function opened(state: FormModel, { form, copy, suggestions }: Extract<FormEvent, { type: 'opened' }>): FormModel {
  const known = form?.values ?? suggestions ?? {};
  const values = copy ? mineOver(known, copy.values, copy.baseline ?? {}) : known;
  if (copy && differences(values, known).length > 0) {
    return restored(state, form, { ...copy, values });
  }
  if (form === null) {
    return state.form === null && !isDirty(state) ? { ...state, values: known, baseline: known } : state;
  }
  if (state.saving === 'saving' || state.submitting || isKnown(state, form)) {
    return state;
  }
  return isDirty(state) ? conflictFound(state, form) : { ...adopt(state, form), failure: overtaken(state) };
}

/** The message that this form was saved by someone else stays until the user has seen that form. */
const overtaken = ({ failure }: FormModel): Failure | null => (failure?.code === 'FORM_CHANGED' ? failure : null);

/** Versions only count up, so a lower one comes from an old page, unless the org has just refused this form's version as outdated. */
function isKnown({ version, failure }: FormModel, form: RosteringFormState): boolean {
  const outdated = failure !== null && OUTDATED.includes(failure.code);
  return version !== null && (form.version === version || (form.version < version && !outdated));
}

function restored(
  state: FormModel,
  form: RosteringFormState | null,
  { version, values, keptAt }: LocalCopy,
): FormModel {
  const base = form ? adopt(state, form) : state;
  const isOther = form !== null && form.version !== version;
  return { ...base, values, restoredAt: keptAt, editing: true, conflict: isOther ? form : null };
}

/**
 * Someone else saved the form. If both have the same answers, there is no conflict. That is also the case after a submission whose
 * answer was lost.
 */
function conflictFound(state: FormModel, form: RosteringFormState): FormModel {
  const values = mineOver(form.values, state.values, state.baseline);
  const mine = form.status === 'Submitted' ? submissionOf({ ...state, values }) : values;
  const agreed = differences(mine, form.values).length === 0;
  return agreed
    ? { ...adopt(state, form), editing: false }
    : { ...state, conflict: form, saving: 'failed', submitting: false, failure: null };
}

const mineKept = (state: FormModel, theirs: RosteringFormState): FormModel => ({
  ...adoptVersion(state, theirs),
  values: mineOver(theirs.values, state.values, state.baseline),
  editing: true,
  conflict: null,
  failure: null,
  saving: 'idle',
});

function submitStarted(state: FormModel): FormModel {
  const blocked = firstProblem(state);
  return blocked ? refuse(state, blocked.step, blocked.problems) : { ...state, submitting: true, failure: null };
}

/** A visible problem is checked again at each change. A new one appears when the user leaves the field. */
function changed(state: FormModel, name: string, value: FieldValue): FormModel {
  const values = { ...state.values, [name]: value };
  const saving = state.saving === 'saved' ? ('idle' as const) : state.saving;
  const typed = { ...state, values, saving, unreadable: state.unreadable.filter((other) => other !== name) };
  const required = state.problems[name]?.code === 'required' && isBlank(value);
  return required ? typed : withProblem(typed, name, name in state.problems ? problemOf(name, typed) : null);
}

/** The control keeps the text, and the form the last answer, until the text is a number or a date, or is cleared. */
function unreadable(state: FormModel, name: string): FormModel {
  const typed = { ...state, unreadable: [...new Set([...state.unreadable, name])] };
  return name in state.problems ? withProblem(typed, name, problemOf(name, typed)) : typed;
}

function withProblem(state: FormModel, name: string, problem: Problem | null): FormModel {
  const { [name]: before, ...others } = state.problems;
  if (problem) {
    return { ...state, problems: { ...others, [name]: problem } };
  }
  return before?.code === 'required' && isBlank(state.values[name]) ? state : { ...state, problems: others };
}

/** The form can be on the screen before the org has described its fields. */
const described = (state: FormModel): FormModel => ({
  ...state,
  problems: { ...wrongAnswers(state, state.step), ...state.problems },
});

const goTo = (state: FormModel, step: Step): FormModel => ({
  ...state,
  step,
  unreadable: [],
  problems: wrongAnswers(state, step),
  refusedFields: [],
});

/** A draft can have answers that were saved before there was a rule for them. Blank ones can wait until Next. */
const wrongAnswers = (state: FormModel, step: Step): Problems =>
  Object.fromEntries(
    Object.entries(problemsOfStep(step, { ...state, unreadable: [] })).filter(([, { code }]) => code !== 'required'),
  );

const refuse = (state: FormModel, step: Step, problems: Problems): FormModel => ({
  ...state,
  step,
  problems,
  refusedFields: Object.keys(problems),
  refusals: state.refusals + 1,
});

function next(state: FormModel): FormModel {
  const problems = problemsOfStep(state.step, state);
  if (Object.keys(problems).length > 0) {
    return refuse(state, state.step, problems);
  }
  return goTo(state, STEPS[STEPS.indexOf(state.step) + 1] ?? state.step);
}

/** Back, unless a text would be lost, because its control goes away. */
function back(state: FormModel): FormModel {
  const problems = state.unreadable.flatMap((name) => {
    const problem = problemOf(name, state);
    return problem ? [[name, problem] as const] : [];
  });
  return problems.length > 0
    ? refuse(state, state.step, Object.fromEntries(problems))
    : goTo(state, STEPS[STEPS.indexOf(state.step) - 1] ?? state.step);
}

/** Back to any step. Forward only past steps without problems. */
function wentTo(state: FormModel, step: Step): FormModel {
  const blocked = firstProblem(state);
  const ahead = STEPS.indexOf(step) > STEPS.indexOf(state.step);
  return ahead && blocked && STEPS.indexOf(blocked.step) < STEPS.indexOf(step)
    ? refuse(state, blocked.step, blocked.problems)
    : goTo(state, step);
}

/** Opens an unfinished form at its last step, or at the first step with a problem. */
function resumed(state: FormModel, step: Step | null): FormModel {
  const isUnfinished = state.form?.status === 'Draft' || state.restoredAt !== null;
  return isUnfinished ? goTo(state, step ?? firstProblem(state)?.step ?? 'review') : state;
}

/** Shows a refusal at its fields. After a submission, also goes to the first step that has one of them. */
function refused(state: FormModel, failure: Failure, moves: boolean): FormModel {
  const problems: Problems = Object.fromEntries(
    Object.entries(failure.fields).map(([name, message]) => [name, { code: 'refused', message }]),
  );
  const steps = Object.keys(problems).map(stepOfField);
  if (steps.length === 0) {
    return { ...state, failure };
  }
  const step = STEPS.find((candidate) => steps.includes(candidate)) ?? state.step;
  return moves
    ? { ...refuse(state, step, problems), failure }
    : { ...state, problems: { ...state.problems, ...problems }, failure };
}
