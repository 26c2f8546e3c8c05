import { refreshApex } from '@salesforce/apex';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import getSchools from '@salesforce/apex/RosteringFormController.getSchools';
import getSubmissionEffects from '@salesforce/apex/RosteringFormController.getSubmissionEffects';
import discardDraft from '@salesforce/apex/RosteringFormController.discardDraft';
import saveDraft from '@salesforce/apex/RosteringFormController.saveDraft';
import submit from '@salesforce/apex/RosteringFormController.submit';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import RosteringForm from 'c/rosteringForm';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { FormValues, RosteringFormState } from 'c/rosteringAnswerModel';
import type { SubmitOutcome } from 'c/rosteringFormModel';
import { OBJECT_INFO, PICKLISTS } from 'test/formSamples';
import {
  called,
  clearPage,
  find,
  has,
  heard,
  props,
  refreshFails,
  refusal,
  render,
  settle,
  textOf,
  wireOf,
} from 'test/rendering';
import { CASE_ID, formOf, integration, OTHER_ID, pageOf } from 'test/onboardingSamples';

const STEP_KEY = `rosterpath.step.005000000000000000.${CASE_ID}`;
const KEY = `rosterpath.form.005000000000000000.${CASE_ID}`;
const COMPLETE = {
  Student_Upload_Method__c: 'Clever',
  Teachers_Differ__c: false,
  SSO__c: 'Google',
  School_Count__c: 4,
  Grades_In_Scope__c: 'K;1',
  Clever_District_Id__c: '5f1c0a7be21d4a0001c3d9e2',
};
const CREATED = { id: '500000000000002AAA', caseNumber: '00001043', provider: 'Clever' };

let version = 100;

/** The org saves what it gets and increases the version. */
const keepsDraft = (): unknown =>
  called(saveDraft).mockImplementation((({ values }: { values: FormValues }) =>
    Promise.resolve(formOf({ version: ++version, values }))) as never);

/** Apex says that submitting has these effects. */
const foresees = (...messages: string[]): unknown =>
  called(getSubmissionEffects).mockResolvedValue(
    messages.map((message) => ({ code: 'SUBMIT_REOPENS', provider: 'Clever', caseNumber: null, message })) as never,
  );

const outcome = (rest: Partial<SubmitOutcome> = {}): SubmitOutcome => ({
  form: formOf({ version: version + 1, status: 'Submitted', values: COMPLETE }),
  stage: 'Rostering',
  kickoffDate: '2026-11-22',
  created: [CREATED],
  reopened: [],
  cancelled: [],
  unchanged: [],
  ...rest,
});

const describeFields = async (): Promise<void> => {
  wireOf(getObjectInfo).emit(OBJECT_INFO);
  await settle();
  wireOf(getPicklistValuesByRecordType).emit(PICKLISTS);
  await settle();
};

const show = async (page: OnboardingPage): Promise<HTMLElement> => {
  const element = render('c-rostering-form', RosteringForm, { recordId: CASE_ID });
  wireOf(getPage).emit(page);
  await settle();
  await describeFields();
  return element;
};

const showDraft = (values: FormValues, rest: Partial<RosteringFormState> = {}): Promise<HTMLElement> =>
  show(pageOf('New', { form: formOf({ version: ++version, values, ...rest }) }));

const steps = (element: HTMLElement): HTMLElement => find(element, 'c-rostering-steps');

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(id === 'change' ? element : steps(element), `[data-id="${id}"]`).click();
  await settle();
};

const answer = async (element: HTMLElement, step: string, name: string, value: unknown): Promise<void> => {
  find(steps(element), step === 'method' ? 'c-rostering-method-step' : `[data-name="${name}"]`).dispatchEvent(
    new CustomEvent('answer', { detail: { name, value } }),
  );
  await settle();
};

const pause = async (milliseconds = 800): Promise<void> => {
  jest.advanceTimersByTime(milliseconds);
  await settle();
};

const review = async (): Promise<HTMLElement> => {
  const element = await showDraft(COMPLETE);
  await press(element, 'next');
  await press(element, 'next');
  return element;
};

const heading = (element: HTMLElement): string => textOf(find(steps(element), '[data-id="heading"]'));
const saving = (element: HTMLElement): string => textOf(find(steps(element), '[data-id="saving"]'));
const kept = (): { values: FormValues } | null =>
  JSON.parse(localStorage.getItem(KEY) ?? 'null') as { values: FormValues } | null;

beforeEach(() => {
  localStorage.setItem(STEP_KEY, '"method"');
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  keepsDraft();
  foresees('The Clever integration case 00001043 is reopened.');
});

afterEach(async () => {
  clearPage();
  await settle();
  jest.useRealTimers();
  localStorage.clear();
  called(getSubmissionEffects).mockReset();
  called(submit).mockReset();
  called(saveDraft).mockReset();
});

describe('loading', () => {
  it('shows a stencil while it loads', async () => {
    const element = render('c-rostering-form', RosteringForm, { recordId: CASE_ID });
    await settle();
    expect(has(element, 'c-rp-stencil')).toBe(true);
  });

  it('shows the error if the page cannot be read', async () => {
    const element = render('c-rostering-form', RosteringForm, { recordId: CASE_ID });
    wireOf(getPage).error({ message: 'Not now' });
    await settle();
    expect(textOf(element)).toContain('Not now');
  });

  it('reads the object info only after the case', async () => {
    render('c-rostering-form', RosteringForm, { recordId: CASE_ID });
    await settle();
    expect(wireOf(getObjectInfo).getLastConfig()?.objectApiName).toBeUndefined();
  });
});

describe('going through the form', () => {
  it('goes from the method to the rostering information to the review, and back', async () => {
    const element = await showDraft(COMPLETE);
    expect(heading(element)).toBe('Step 1 of 3: Upload method');
    await press(element, 'next');
    expect(heading(element)).toBe('Step 2 of 3: Rostering information');
    await press(element, 'next');
    expect(heading(element)).toBe('Step 3 of 3: Review and submit');
    await press(element, 'back');
    expect(heading(element)).toBe('Step 2 of 3: Rostering information');
  });

  it('moves the focus to the new step’s heading', async () => {
    const element = await showDraft(COMPLETE);
    await press(element, 'next');
    expect(steps(element).shadowRoot?.activeElement).toBe(find(steps(element), '[data-id="heading"]'));
  });

  it.each([['method'], ['details'], ['review']])('is accessible at the step %s', async (step) => {
    const element = await showDraft(COMPLETE);
    if (step !== 'method') {
      await press(element, 'next');
    }
    if (step === 'review') {
      await press(element, 'next');
    }
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('lists the missing answers and moves the focus to the first one', async () => {
    const element = await showDraft({ Student_Upload_Method__c: 'Clever' });
    await press(element, 'next');
    const focused: string[] = [];
    const field = find(steps(element), '[data-name="SSO__c"]');
    field.addEventListener('focusin', () => focused.push('SSO__c'));
    await press(element, 'next');
    const text = textOf(find(steps(element), 'c-rp-error-summary'));
    expect(text).toContain('Review these 4 answers:');
    expect(text).toContain('Single sign-on : Complete this field.');
    expect(props(field).problem).toBe('Complete this field.');
    expect(heading(element)).toContain('Step 2');
  });

  it('has one brand button, and none if the stage can be completed', async () => {
    const element = await showDraft(COMPLETE);
    expect(props(find(steps(element), '[data-id="next"]')).variant).toBe('brand');
    clearPage();
    const next = { ...pageOf('New').next, canComplete: true };
    expect(props(find(steps(await show(pageOf('New', { next }))), '[data-id="next"]')).variant).toBe('neutral');
  });

  it('has no brand button while the user works in another part of the page', async () => {
    const element = await showDraft(COMPLETE);
    Object.assign(element, { isSecondary: true });
    await settle();
    expect(props(find(steps(element), '[data-id="next"]')).variant).toBe('neutral');
  });
});

describe('a draft that is opened again', () => {
  it.each([
    ['review', 'Step 3 of 3: Review and submit'],
    ['details', 'Step 2 of 3: Rostering information'],
    ['method', 'Step 1 of 3: Upload method'],
  ])('opens at the last step: %s', async (step, words) => {
    localStorage.setItem(STEP_KEY, JSON.stringify(step));
    const element = await showDraft(COMPLETE);
    expect(heading(element)).toBe(words);
    expect(steps(element).shadowRoot?.activeElement).toBeNull();
    expect(saving(element)).toContain('Draft saved');
  });

  it.each([
    [{}, 'Step 1 of 3: Upload method'],
    [{ Student_Upload_Method__c: 'Clever' }, 'Step 2 of 3: Rostering information'],
    [COMPLETE, 'Step 3 of 3: Review and submit'],
  ])('from another computer opens at the first step with a missing answer: %j', async (values, words) => {
    localStorage.setItem(STEP_KEY, 'no step of ours');
    expect(heading(await showDraft(values))).toBe(words);
  });

  it('remembers the step after each answer and each move', async () => {
    const element = await showDraft(COMPLETE);
    localStorage.removeItem(STEP_KEY);
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    expect(localStorage.getItem(STEP_KEY)).toBe('"method"');
    await press(element, 'next');
    expect(localStorage.getItem(STEP_KEY)).toBe('"details"');
    await press(element, 'back');
    expect(localStorage.getItem(STEP_KEY)).toBe('"method"');
  });
});

describe('the draft', () => {
  it('is saved after a pause, in one request, on top of its version', async () => {
    const element = await showDraft({});
    const known = version;
    await answer(element, 'method', 'Student_Upload_Method__c', 'ClassLink');
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    expect(saveDraft).not.toHaveBeenCalled();
    await pause();
    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(saveDraft).toHaveBeenCalledWith({
      caseId: CASE_ID,
      version: known,
      values: { Student_Upload_Method__c: 'Clever' },
    });
    expect(saving(element)).toContain('Draft saved at 9:30');
    expect(kept()).toBeNull();
  });

  it('is saved again on top of the new version if more is typed during a save', async () => {
    let finish: (form: RosteringFormState) => void = () => undefined;
    const element = await showDraft({});
    called(saveDraft).mockImplementationOnce((() => new Promise((resolve) => (finish = resolve as never))) as never);
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await pause();
    expect(saving(element)).toBe('Saving…');
    await answer(element, 'method', 'Teachers_Differ__c', true);
    await pause();
    expect(saveDraft).toHaveBeenCalledTimes(1);
    finish(formOf({ version: 1000, values: { Student_Upload_Method__c: 'Clever' } }));
    await settle();
    await pause();
    expect(saveDraft).toHaveBeenLastCalledWith({
      caseId: CASE_ID,
      version: 1000,
      values: { Student_Upload_Method__c: 'Clever', Teachers_Differ__c: true },
    });
    version = 1001;
  });

  it('is kept on this computer from the first keystroke until the org has it', async () => {
    const element = await showDraft({});
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    expect(kept()?.values).toEqual({ Student_Upload_Method__c: 'Clever' });
  });

  it('is kept on this computer while the connection is lost, says so, and is saved when it is back', async () => {
    called(saveDraft).mockRejectedValueOnce(new TypeError('Failed to fetch') as never);
    const element = await showDraft({});
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await pause();
    expect(saving(element)).toBe('Not saved yet. Your answers are kept on this device.');
    expect(textOf(element)).toContain("You're offline. Nothing you typed is lost");
    expect(kept()?.values).toEqual({ Student_Upload_Method__c: 'Clever' });
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(saveDraft).toHaveBeenCalledTimes(2);
    expect(kept()).toBeNull();
    expect(textOf(element)).not.toContain('You are offline');
  });

  it('is saved when the form is left before the pause is over', async () => {
    const element = await showDraft({});
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    element.remove();
    await settle();
    expect(saveDraft).toHaveBeenCalledTimes(1);
  });

  it('is not saved again and again after the form is left', async () => {
    called(saveDraft).mockRejectedValue(new TypeError('Failed to fetch') as never);
    const element = await showDraft({});
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    element.remove();
    await settle();
    await pause(120_000);
    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(kept()?.values).toEqual({ Student_Upload_Method__c: 'Clever' });
  });

  it('is saved again automatically while the form is open', async () => {
    called(saveDraft).mockRejectedValueOnce(new TypeError('Failed to fetch') as never);
    const element = await showDraft({});
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await pause();
    await pause(15_000);
    expect(saveDraft).toHaveBeenCalledTimes(2);
    expect(kept()).toBeNull();
  });

  it('is the newest one when the case is opened again from an older page', async () => {
    const page = pageOf('New', { form: formOf({ version: ++version, values: {} }) });
    const element = await show(page);
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await pause();
    element.remove();
    await settle();
    const again = await show(page);
    expect(props(find(steps(again), 'c-rostering-method-step')).values).toEqual({ Student_Upload_Method__c: 'Clever' });
  });

  it('from another day is restored with a notice, and can be discarded', async () => {
    localStorage.setItem(
      KEY,
      JSON.stringify({ version: version + 1, values: { SSO__c: 'Google' }, keptAt: '2026-11-20T15:30:00.000Z' }),
    );
    const element = await showDraft({ Student_Upload_Method__c: 'Clever' });
    expect(textOf(element)).toContain("We restored the answers that couldn't be saved. You typed them 2 days ago");
    find(element, 'c-rostering-notices').dispatchEvent(new CustomEvent('discard'));
    await settle();
    expect(kept()).toBeNull();
    expect(textOf(element)).not.toContain('are back in the form');
  });

  it('from another day is saved again automatically', async () => {
    localStorage.setItem(
      KEY,
      JSON.stringify({ version: version + 1, values: { SSO__c: 'Google' }, keptAt: '2026-11-20T15:30:00.000Z' }),
    );
    await showDraft({ Student_Upload_Method__c: 'Clever' });
    await pause();
    expect(saveDraft).toHaveBeenCalledWith(
      expect.objectContaining({ values: { Student_Upload_Method__c: 'Clever', SSO__c: 'Google' } }),
    );
  });

  it.each(['not json', '{"version":1}', 'null'])('ignores a stored copy that is %s', async (copy) => {
    localStorage.setItem(KEY, copy);
    expect(heading(await showDraft({}))).toContain('Step 1');
  });
});

describe('a first form', () => {
  it('starts with what the org knows, which is not a draft yet', async () => {
    const suggestions = { Technical_Contact_Name__c: 'Rosa Delgado' };
    const element = render('c-rostering-form', RosteringForm, { recordId: '500000000000077AAA' });
    wireOf(getPage).emit(
      pageOf('New', {
        caseId: '500000000000077AAA',
        suggestions: { answers: suggestions, sources: {}, isDistrict: false },
      }),
    );
    await settle();
    expect(props(find(steps(element), 'c-rostering-method-step')).values).toEqual(suggestions);
    element.remove();
    await settle();
    expect(saveDraft).not.toHaveBeenCalled();
  });
});

describe('two people at once', () => {
  const collide = async (): Promise<HTMLElement> => {
    const element = await showDraft({ Student_Upload_Method__c: 'Clever' });
    const theirs = formOf({
      version: version + 1,
      lastSavedBy: 'Mia Manager',
      values: { Student_Upload_Method__c: 'Manual' },
    });
    called(saveDraft).mockRejectedValueOnce(refusal('FORM_CHANGED', 'Mia Manager saved this form.') as never);
    called(refreshApex).mockImplementationOnce((async () =>
      wireOf(getPage).emit(pageOf('New', { form: theirs }))) as never);
    await answer(element, 'method', 'Student_Upload_Method__c', 'ClassLink');
    await pause();
    version += 1;
    return element;
  };

  it('keep what was typed and are asked which answers to use', async () => {
    const element = await collide();
    expect(textOf(element)).toContain('Mia Manager saved this form');
    expect(props(find(steps(element), 'c-rostering-method-step')).values).toMatchObject({
      Student_Upload_Method__c: 'ClassLink',
    });
    await pause(60_000);
    expect(saveDraft).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('keep the form in front when the other one was submitted while they typed', async () => {
    const element = await showDraft({ Student_Upload_Method__c: 'Clever' });
    const holds: unknown[] = [];
    element.addEventListener('hold', (event) => holds.push((event as CustomEvent).detail));
    const submitted = formOf({ version: version + 1, status: 'Submitted', values: COMPLETE });
    called(saveDraft).mockRejectedValueOnce(refusal('FORM_ALREADY_SUBMITTED', 'Someone submitted this form.') as never);
    let heldAtReload: unknown[] = [];
    called(refreshApex).mockImplementationOnce((async () => {
      heldAtReload = [...holds];
      wireOf(getPage).emit(pageOf('Rostering', { form: submitted, submittedForm: submitted }));
    }) as never);
    await answer(element, 'method', 'Student_Upload_Method__c', 'ClassLink');
    await pause();
    expect(heldAtReload).toEqual([true]);
    expect(props(find(steps(element), 'c-rostering-method-step')).values).toMatchObject({
      Student_Upload_Method__c: 'ClassLink',
    });
    find(element, 'c-rostering-notices').dispatchEvent(new CustomEvent('theirs'));
    await settle();
    expect(holds).toEqual([true, false]);
  });

  it('save on top of the other version if they choose their own answers', async () => {
    const element = await collide();
    const theirs = version;
    find(element, 'c-rostering-notices').dispatchEvent(new CustomEvent('mine'));
    await settle();
    expect(saveDraft).toHaveBeenLastCalledWith({
      caseId: CASE_ID,
      version: theirs,
      values: { Student_Upload_Method__c: 'ClassLink' },
    });
    expect(has(find(element, 'c-rostering-notices'), '[data-id="mine"]')).toBe(false);
  });

  it('save nothing if they choose the other answers', async () => {
    const element = await collide();
    find(element, 'c-rostering-notices').dispatchEvent(new CustomEvent('theirs'));
    await settle();
    expect(props(find(steps(element), 'c-rostering-method-step')).values).toMatchObject({
      Student_Upload_Method__c: 'Manual',
    });
    expect(saveDraft).toHaveBeenCalledTimes(1);
    expect(kept()).toBeNull();
  });
});

describe('submitting', () => {
  it('shows what Apex says it will do, asked once when the review opens', async () => {
    const element = await review();
    expect(textOf(element)).toContain('When you submit The Clever integration case 00001043 is reopened.');
    expect(called(getSubmissionEffects).mock.calls).toEqual([
      [{ caseId: CASE_ID, studentMethod: 'Clever', teacherMethod: null }],
    ]);
  });

  it('asks again what it will do when the review opens again', async () => {
    const element = await review();
    await press(element, 'back');
    foresees('Something else.');
    await press(element, 'next');
    expect(called(getSubmissionEffects)).toHaveBeenCalledTimes(2);
    expect(textOf(element)).toContain('When you submit Something else.');
  });

  it('asks for the method of the teachers too if it differs', async () => {
    const element = await showDraft({ ...COMPLETE, Teachers_Differ__c: true, Teacher_Upload_Method__c: 'Manual' });
    await press(element, 'next');
    await press(element, 'next');
    expect(called(getSubmissionEffects)).toHaveBeenCalledWith({
      caseId: CASE_ID,
      studentMethod: 'Clever',
      teacherMethod: 'Manual',
    });
  });

  it('shows that it is loading what it will do, and drops an answer that comes too late', async () => {
    let finish: (effects: unknown) => void = () => undefined;
    called(getSubmissionEffects).mockReturnValueOnce(new Promise((resolve) => (finish = resolve)) as never);
    const element = await review();
    expect(has(find(steps(element), 'c-rostering-review'), 'c-rp-stencil')).toBe(true);
    await press(element, 'back');
    await press(element, 'next');
    finish([{ code: 'SUBMIT_MANUAL', provider: null, caseNumber: null, message: 'Too late.' }]);
    await settle();
    expect(textOf(element)).toContain('The Clever integration case 00001043 is reopened.');
    expect(textOf(element)).not.toContain('Too late.');
  });

  it('is possible when Apex does not say what it will do', async () => {
    called(getSubmissionEffects).mockRejectedValue(new TypeError('Failed to fetch') as never);
    called(submit).mockResolvedValueOnce(outcome() as never);
    const element = await review();
    expect(textOf(element)).toContain('You can still submit the form.');
    await press(element, 'submit');
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it('is one request, links the created case in a toast, and refreshes the page', async () => {
    called(submit).mockResolvedValueOnce(outcome() as never);
    const toasts = heard<Record<string, unknown>>('lightning__showtoast');
    const refreshes = heard('lightning__refresh');
    const element = await review();
    const known = version;
    await press(element, 'submit');
    expect(submit).toHaveBeenCalledTimes(1);
    expect(submit).toHaveBeenCalledWith({
      caseId: CASE_ID,
      version: known,
      values: expect.objectContaining({ ...COMPLETE, Teacher_Upload_Method__c: null }),
    });
    expect(saveDraft).not.toHaveBeenCalled();
    expect(toasts).toEqual([
      {
        title: 'Rostering form submitted. Status: Rostering.',
        message: 'Clever integration case {0} was created.',
        messageData: [{ url: 'https://www.example.com', label: '00001043' }],
        variant: 'success',
        mode: 'sticky',
      },
    ]);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }, { recordId: CREATED.id }]);
    expect(refreshes).toHaveLength(1);
  });

  it('sends one request for a double click', async () => {
    called(submit).mockReturnValueOnce(new Promise(() => undefined) as never);
    const element = await review();
    find(steps(element), '[data-id="submit"]').click();
    find(steps(element), '[data-id="submit"]').click();
    await settle();
    expect(submit).toHaveBeenCalledTimes(1);
    expect(saving(element)).toBe('Submitting…');
    expect(props(find(steps(element), '[data-id="submit"]')).disabled).toBe(true);
  });

  it('waits for a running save and uses its version', async () => {
    let finish: (form: RosteringFormState) => void = () => undefined;
    called(submit).mockResolvedValueOnce(outcome() as never);
    const element = await review();
    called(saveDraft).mockImplementationOnce((() => new Promise((resolve) => (finish = resolve as never))) as never);
    await press(element, 'back');
    await answer(element, 'details', 'SSO__c', 'None');
    await pause();
    await press(element, 'next');
    await press(element, 'submit');
    expect(submit).not.toHaveBeenCalled();
    finish(formOf({ version: 2000, values: { ...COMPLETE, SSO__c: 'None' } }));
    await settle();
    expect(submit).toHaveBeenCalledWith(expect.objectContaining({ version: 2000 }));
    version = 2001;
  });

  it('can be tried again offline, and loses nothing', async () => {
    called(submit).mockRejectedValueOnce(new TypeError('Failed to fetch') as never);
    const element = await review();
    await press(element, 'submit');
    expect(heading(element)).toContain('Step 3');
    expect(textOf(element)).toContain("You're offline. Nothing you typed is lost");
    expect(kept()?.values).toEqual(COMPLETE);
    called(submit).mockResolvedValueOnce(outcome() as never);
    await press(element, 'submit');
    expect(submit).toHaveBeenCalledTimes(2);
    expect(kept()).toBeNull();
  });

  it('goes to the field that Apex refuses', async () => {
    called(submit).mockRejectedValueOnce(
      refusal('FORM_INVALID', 'Look again.', { SSO__c: 'Clever needs Clever sign-on.' }) as never,
    );
    const element = await review();
    await press(element, 'submit');
    expect(heading(element)).toContain('Step 2');
    expect(textOf(find(steps(element), 'c-rp-error-summary'))).toContain('Clever needs Clever sign-on.');
  });

  it('refreshes the page if someone else submitted the form meanwhile', async () => {
    called(submit).mockRejectedValueOnce(refusal('FORM_ALREADY_SUBMITTED', 'Already submitted.') as never);
    const toasts = heard<{ title: string; variant: string }>('lightning__showtoast');
    const element = await review();
    await press(element, 'submit');
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(toasts[0]).toMatchObject({ title: 'Already submitted.', variant: 'warning' });
  });

  it('names every case that it changed', async () => {
    called(submit).mockResolvedValueOnce(
      outcome({
        created: [],
        reopened: [CREATED],
        cancelled: [{ ...CREATED, provider: 'ClassLink', caseNumber: '00001044' }],
      }) as never,
    );
    const toasts = heard<{ message: string }>('lightning__showtoast');
    await press(await review(), 'submit');
    expect(toasts[0]?.message).toBe(
      'Clever integration case {0} was reopened. ClassLink integration case {1} was canceled.',
    );
  });

  it('says when no integration case is needed', async () => {
    called(submit).mockResolvedValueOnce(outcome({ created: [] }) as never);
    const toasts = heard<{ message: string }>('lightning__showtoast');
    await press(await review(), 'submit');
    expect(toasts[0]).toMatchObject({ message: 'No integration case is needed.', mode: 'dismissible' });
  });
});

describe('a submitted form', () => {
  const submitted = formOf({
    status: 'Submitted',
    version: 9000,
    submittedAt: '2026-11-20T15:30:00.000Z',
    values: COMPLETE,
  });

  it('shows its answers, who submitted it, and when', async () => {
    const element = await show(pageOf('Rostering', { form: submitted, submittedForm: submitted }));
    expect(textOf(element)).toContain('Submitted by Sam Specialist 2 days ago');
    expect(textOf(element)).toContain('Single sign-on Google');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('can be changed, which says what happens to the open integration case', async () => {
    foresees('The method changes, so the open Clever integration case 00001043 is closed as canceled.');
    const element = await show(pageOf('Rostering', { form: submitted, integrations: [integration()] }));
    await press(element, 'change');
    await answer(element, 'method', 'Student_Upload_Method__c', 'Manual');
    await press(element, 'next');
    await press(element, 'next');
    expect(called(getSubmissionEffects)).toHaveBeenCalledWith(expect.objectContaining({ studentMethod: 'Manual' }));
    expect(textOf(element)).toContain('the open Clever integration case 00001043 is closed as canceled');
  });

  it('is shown again when the change is discarded, and the draft is deleted', async () => {
    called(discardDraft).mockResolvedValueOnce(undefined as never);
    const element = await show(pageOf('Rostering', { form: submitted, submittedForm: submitted }));
    await press(element, 'change');
    version = 9000;
    await answer(element, 'method', 'Student_Upload_Method__c', 'Manual');
    await pause();
    await press(element, 'discard');
    expect(discardDraft).toHaveBeenCalledWith({ caseId: CASE_ID, version: 9001 });
    expect(textOf(element)).toContain('Student and teacher upload Clever');
    expect(has(element, 'c-rostering-steps')).toBe(false);
    expect(kept()).toBeNull();
  });

  it('is shown again without a request if nothing was saved', async () => {
    const element = await show(pageOf('Rostering', { form: submitted, submittedForm: submitted }));
    await press(element, 'change');
    await press(element, 'discard');
    expect(discardDraft).not.toHaveBeenCalled();
    expect(has(element, '[data-id="change"]')).toBe(true);
  });

  it('can be changed after rostering by a manager with a reason', async () => {
    called(submit).mockResolvedValueOnce(outcome({ stage: 'Monitoring' }) as never);
    const element = await show(pageOf('Monitoring', { formReason: null, form: submitted, submittedForm: submitted }));
    await press(element, 'change');
    await press(element, 'next');
    await press(element, 'next');
    await press(element, 'submit');
    expect(submit).not.toHaveBeenCalled();
    expect(textOf(find(steps(element), 'c-rp-error-summary'))).toContain('Override reason : Complete this field.');
    find(steps(element), 'c-rostering-review').dispatchEvent(
      new CustomEvent('answer', { detail: { name: 'Override_Reason__c', value: 'The district moved.' } }),
    );
    await settle();
    await press(element, 'submit');
    expect(submit).toHaveBeenCalledWith(
      expect.objectContaining({ values: expect.objectContaining({ Override_Reason__c: 'The district moved.' }) }),
    );
  });

  it.each(['Monitoring', 'Closed'])('is final in %s', async (stage) => {
    const element = await show(pageOf(stage, { form: submitted }));
    expect(has(element, '[data-id="change"]')).toBe(false);
    expect(textOf(find(element, '[data-id="reason"]'))).toBe('Only a manager can still change this.');
    expect(props(find(element, 'c-rostering-review')).form).toEqual(submitted);
  });

  it('is read-only for a user who cannot edit the case', async () => {
    const formReason = 'Only the onboarding team can fill this in.';
    const form = formOf({ values: COMPLETE });
    const element = await show(pageOf('New', { formReason, form }));
    expect(has(element, 'c-rostering-steps')).toBe(false);
    expect(textOf(find(element, '[data-id="reason"]'))).toBe(formReason);
    expect(props(find(element, 'c-rostering-review')).form).toBeNull();
  });
});

describe('a refresh that fails', () => {
  const collide = async (): Promise<HTMLElement> => {
    const element = await showDraft(COMPLETE);
    called(saveDraft).mockRejectedValueOnce(refusal('FORM_CHANGED', 'Mia Manager saved this form.') as never);
    refreshFails();
    await answer(element, 'method', 'Teachers_Differ__c', false);
    await answer(element, 'method', 'Student_Upload_Method__c', 'Manual');
    await pause();
    return element;
  };

  it('after a conflict does not stop the next save', async () => {
    const element = await collide();
    expect(textOf(element)).toContain('Mia Manager saved this form.');
    expect(textOf(element)).toContain('This information may be out of date.');
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await answer(element, 'method', 'Student_Upload_Method__c', 'ClassLink');
    await pause();
    expect(saveDraft).toHaveBeenCalledTimes(2);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('after a conflict does not stop the submission', async () => {
    called(submit).mockResolvedValueOnce(outcome({ created: [] }) as never);
    const element = await collide();
    await press(element, 'next');
    await press(element, 'next');
    await press(element, 'submit');
    await settle(12);
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it('after a submission still shows its success, and refreshes the rest of the page', async () => {
    called(submit).mockResolvedValueOnce(outcome() as never);
    const toasts = heard<{ variant: string }>('lightning__showtoast');
    const refreshes = heard('lightning__refresh');
    const element = await review();
    refreshFails();
    await press(element, 'submit');
    await settle(12);
    expect(toasts.map(({ variant }) => variant)).toEqual(['success']);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }, { recordId: CREATED.id }]);
    expect(refreshes).toHaveLength(1);
    expect(textOf(element)).toContain('This information may be out of date.');
    expect(textOf(element)).not.toContain('No answer');
  });

  it('after a change is discarded leaves the submitted form', async () => {
    const submitted = formOf({ status: 'Submitted', version: ++version, values: COMPLETE });
    const element = await show(pageOf('Rostering', { form: submitted, submittedForm: submitted }));
    await press(element, 'change');
    refreshFails();
    await press(element, 'discard');
    await settle(12);
    expect(has(element, '[data-id="change"]')).toBe(true);
  });
});

describe('another case in the same form', () => {
  type Live = HTMLElement & { recordId: string };
  const THEIRS = { Student_Upload_Method__c: 'Manual' };

  beforeEach(() => localStorage.setItem(STEP_KEY.replace(CASE_ID, OTHER_ID), '"method"'));

  const change = async (element: HTMLElement): Promise<void> => {
    (element as Live).recordId = OTHER_ID;
    wireOf(getPage).emit(pageOf('New', { caseId: OTHER_ID, form: formOf({ version: ++version, values: THEIRS }) }));
    await settle(12);
  };
  const shown = (element: HTMLElement): unknown => props(find(steps(element), 'c-rostering-method-step')).values;

  it('saves waiting answers to the previous case, and does not show them', async () => {
    const element = await showDraft({});
    const known = version;
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await change(element);
    expect(called(saveDraft).mock.calls).toEqual([
      [{ caseId: CASE_ID, version: known, values: { Student_Upload_Method__c: 'Clever' } }],
    ]);
    expect(shown(element)).toEqual(THEIRS);
    await pause(60_000);
    expect(saveDraft).toHaveBeenCalledTimes(1);
  });

  it('saves its own answers while the previous case is still being saved', async () => {
    let finish: (form: RosteringFormState) => void = () => undefined;
    const element = await showDraft({});
    called(saveDraft).mockImplementationOnce((() => new Promise((resolve) => (finish = resolve as never))) as never);
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await pause();
    await change(element);
    const known = version;
    await answer(element, 'method', 'Student_Upload_Method__c', 'ClassLink');
    await pause();
    expect(saveDraft).toHaveBeenLastCalledWith({
      caseId: OTHER_ID,
      version: known,
      values: { Student_Upload_Method__c: 'ClassLink' },
    });
    finish(formOf({ version: 9999, values: { Student_Upload_Method__c: 'Clever' } }));
    await settle(12);
    expect(shown(element)).toEqual({ Student_Upload_Method__c: 'ClassLink' });
    version = 10_000;
  });

  it('does not show that the previous case could not be saved; its answers are kept on this computer', async () => {
    let refuse: (error: unknown) => void = () => undefined;
    const element = await showDraft({});
    called(saveDraft).mockImplementationOnce((() => new Promise((_, reject) => (refuse = reject))) as never);
    await answer(element, 'method', 'Student_Upload_Method__c', 'Clever');
    await pause();
    await change(element);
    called(saveDraft).mockRejectedValueOnce(refusal('FORM_CHANGED', 'Mia Manager saved this form.') as never);
    refuse(refusal('FORM_CHANGED', 'Mia Manager saved this form.'));
    await settle(12);
    expect(textOf(element)).not.toContain('Mia Manager');
    expect(kept()?.values).toEqual({ Student_Upload_Method__c: 'Clever' });
    expect(localStorage.getItem(KEY.replace(CASE_ID, OTHER_ID))).toBeNull();
  });

  it('ignores the result of a submission of the previous case', async () => {
    let finish: (submitted: SubmitOutcome) => void = () => undefined;
    const element = await review();
    called(submit).mockImplementationOnce((() => new Promise((resolve) => (finish = resolve as never))) as never);
    const holds = heard('hold');
    await press(element, 'submit');
    await change(element);
    finish(outcome());
    await settle(12);
    expect(submit).toHaveBeenCalledWith(expect.objectContaining({ caseId: CASE_ID }));
    expect(has(element, 'c-rostering-steps')).toBe(true);
    expect(shown(element)).toEqual(THEIRS);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }, { recordId: CREATED.id }]);
    expect(holds).toEqual([]);
  });
});

it('reads the schools of a district once, when the step that asks for them opens', async () => {
  called(getSchools).mockResolvedValue(['Elm', 'Oak'] as never);
  const element = await show(
    pageOf('New', {
      suggestions: { answers: {}, sources: {}, isDistrict: true },
      form: formOf({ version: ++version, values: COMPLETE }),
    }),
  );
  expect(getSchools).not.toHaveBeenCalled();
  await press(element, 'next');
  expect(getSchools).toHaveBeenCalledWith({ caseId: CASE_ID });
  expect(props(steps(element)).schools).toEqual(['Elm', 'Oak']);
  await press(element, 'back');
  await press(element, 'next');
  expect(getSchools).toHaveBeenCalledTimes(1);
  called(getSchools).mockResolvedValue(['Pine'] as never);
  props(element).recordId = OTHER_ID;
  wireOf(getPage).emit(pageOf('New', { caseId: OTHER_ID, suggestions: null }));
  await settle();
  await press(element, 'next');
  expect(props(steps(element)).schools).toEqual([]);
});

it('works without the schools of a district, and asks for them again', async () => {
  called(getSchools).mockRejectedValueOnce({ status: 500 } as never);
  const element = await show(
    pageOf('New', {
      suggestions: { answers: {}, sources: {}, isDistrict: true },
      form: formOf({ version: ++version, values: COMPLETE }),
    }),
  );
  await press(element, 'next');
  expect(props(steps(element)).schools).toEqual([]);
  called(getSchools).mockResolvedValue(['Elm'] as never);
  await answer(element, 'details', 'SSO__c', 'None');
  expect(props(steps(element)).schools).toEqual(['Elm']);
});
