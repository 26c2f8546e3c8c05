import openForm from '@salesforce/apex/CustomerFormController.open';
import saveDraft from '@salesforce/apex/CustomerFormController.saveDraft';
import submitForm from '@salesforce/apex/CustomerFormController.submit';
import CustomerForm from 'c/customerForm';
import type { CustomerForm as OpenedForm, CustomerReceipt } from 'c/customerFormModel';
import type { FormValues } from 'c/rosteringAnswerModel';
import { FIELDS } from 'test/formSamples';
import { RULES } from 'test/onboardingSamples';
import { called, clearPage, find, has, labelsOf, props, refusal, render, settle, textOf } from 'test/rendering';

const TOKEN = '0123456789abcdef'.repeat(4);
const COPY = `rosterpath.form.link.${TOKEN.slice(-8)}`;
const STEP = `rosterpath.step.link.${TOKEN.slice(-8)}`;
const COMPLETE: FormValues = {
  Student_Upload_Method__c: 'Clever',
  SSO__c: 'Google',
  School_Count__c: 4,
  Grades_In_Scope__c: 'K;1',
  Clever_District_Id__c: '5f1c0a7be21d4a0001c3d9e2',
};
const RECEIPT: CustomerReceipt = {
  message: 'Thank you! We have the rostering information for Bluebonnet Elementary.',
  next: ["We'll set up Clever with your technical contact.", 'If we have a question, your specialist gets in touch.'],
};
const REFUSED = refusal('FORM_LINK_REFUSED', "This link doesn't open a form.");
const SUBMITTED = refusal('FORM_LINK_SUBMITTED', 'The rostering information has already been submitted.');
const CHANGED = refusal('FORM_CHANGED', 'Someone else saved this form.');
const OFFLINE = { status: 0, body: { message: 'No connection' } };

interface Call {
  readonly token: string;
  readonly version: number | null;
  readonly values: FormValues;
}

const opened = (form: Partial<OpenedForm['form']> = {}, rest: Partial<OpenedForm> = {}): OpenedForm => ({
  schoolName: 'Bluebonnet Elementary',
  methodRules: RULES,
  fields: FIELDS,
  form: { version: null, values: {}, submitted: false, ...form },
  message: null,
  expiresOn: '2026-12-14',
  ...rest,
});

const answers = (form: OpenedForm): unknown => called(openForm).mockResolvedValue(form as never);
const fails = (method: unknown, error: unknown): unknown => called(method).mockRejectedValueOnce(error as never);
const calls = (method: unknown): Call[] => (called(method).mock.calls as unknown as [Call][]).map(([call]) => call);

const show = async (form: OpenedForm = opened()): Promise<HTMLElement> => {
  answers(form);
  const element = render('c-customer-form', CustomerForm, { token: TOKEN });
  await settle(20);
  return element;
};

const steps = (element: HTMLElement): HTMLElement => find(element, 'c-rostering-steps');
const heading = (element: HTMLElement): string => textOf(find(steps(element), '[data-id="heading"]'));
const saving = (element: HTMLElement): string => textOf(find(steps(element), '[data-id="saving"]'));

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(steps(element), `[data-id="${id}"]`).click();
  await settle(20);
};

const answer = async (element: HTMLElement, name: string, value: unknown): Promise<void> => {
  const place = has(steps(element), 'c-rostering-method-step') ? 'c-rostering-method-step' : `[data-name="${name}"]`;
  find(steps(element), place).dispatchEvent(new CustomEvent('answer', { detail: { name, value } }));
  await settle();
};

const pause = async (milliseconds = 800): Promise<void> => {
  jest.advanceTimersByTime(milliseconds);
  await settle(20);
};

const useFakeTimers = (): unknown => jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });

/** The check needs real timers. What was waiting is dropped. */
const isAccessible = async (element: HTMLElement): Promise<void> => {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
  useFakeTimers();
};

/** At the review, with all answers saved. */
const review = async (): Promise<HTMLElement> => {
  const element = await show(opened({ version: 1, values: COMPLETE }));
  expect(heading(element)).toBe('Step 3 of 3: Review and submit');
  return element;
};

beforeEach(() => {
  useFakeTimers();
  let version = 1;
  called(saveDraft).mockImplementation((() =>
    Promise.resolve({ version: ++version, savedAt: '2026-11-30T15:40:00.000Z' })) as never);
  called(submitForm).mockResolvedValue(RECEIPT as never);
});

afterEach(() => {
  clearPage();
  for (const method of [openForm, saveDraft, submitForm]) {
    called(method).mockReset();
  }
  jest.useRealTimers();
});

describe('the link', () => {
  it('opens the form of a school, and says how long it works', async () => {
    const element = await show();
    expect(called(openForm)).toHaveBeenCalledWith({ token: TOKEN });
    expect(textOf(find(element, '[data-id="school"]'))).toBe('Bluebonnet Elementary');
    expect(textOf(find(element, '[data-id="intro"]'))).toMatch(/same link until December 14, 2026\.$/);
    expect(heading(element)).toBe('Step 1 of 3: Upload method');
    expect(saving(element)).toBe('Your answers are saved as you type.');
    await isAccessible(element);
  });

  it('shows lines while it opens', async () => {
    called(openForm).mockReturnValue(new Promise(() => undefined) as never);
    const element = render('c-customer-form', CustomerForm, { token: TOKEN });
    await settle();
    expect(has(element, 'c-rp-stencil')).toBe(true);
    await isAccessible(element);
  });

  it('without a school, has words for it', async () => {
    const element = await show(opened({}, { schoolName: null }));
    expect(textOf(find(element, '[data-id="school"]'))).toBe('your school');
  });

  it('that is refused says so, and nothing else', async () => {
    fails(openForm, REFUSED);
    const element = render('c-customer-form', CustomerForm, { token: TOKEN });
    await settle(20);
    expect(textOf(element)).toBe("Rostering information This link doesn't open a form.");
    expect(find(element, '[data-id="message"]').getAttribute('role')).toBe('alert');
    await isAccessible(element);
  });

  it('of a form that was submitted says so', async () => {
    const element = await show(opened({ version: 3, submitted: true }, { message: 'Already submitted.' }));
    expect(textOf(element)).toBe('Rostering information Already submitted.');
    await isAccessible(element);
  });

  it.each([
    [OFFLINE, "You're offline. Nothing you typed is lost. Try again when you're connected."],
    [
      { status: 403, body: { message: "You do not have access to the Apex class named 'CustomerFormController'." } },
      "We can't open your form right now. Try again in a few minutes. If that doesn't help, reply to the email that has your link.",
    ],
  ])('that gets no answer can be tried again, without technical details', async (error, message) => {
    fails(openForm, error);
    const element = render('c-customer-form', CustomerForm, { token: TOKEN });
    await settle(20);
    expect(textOf(element)).toContain(message);
    const panel = find(element, 'c-rp-error-panel');
    expect(labelsOf(panel)).toEqual(['Try again']);
    await isAccessible(element);
    answers(opened());
    panel.dispatchEvent(new CustomEvent('retry'));
    await settle(20);
    expect(heading(element)).toBe('Step 1 of 3: Upload method');
  });

  it('is tried again when the connection is back', async () => {
    fails(openForm, OFFLINE);
    const element = render('c-customer-form', CustomerForm, { token: TOKEN });
    await settle(20);
    answers(opened());
    window.dispatchEvent(new Event('online'));
    await settle(20);
    expect(has(element, 'c-rostering-steps')).toBe(true);
  });
});

describe('the draft', () => {
  it('is saved after a pause, on top of the version that the last save returned', async () => {
    const element = await show();
    await answer(element, 'Student_Upload_Method__c', 'Clever');
    expect(calls(saveDraft)).toEqual([]);
    expect(localStorage.getItem(COPY)).toContain('Clever');
    await pause();
    expect(calls(saveDraft)).toEqual([{ token: TOKEN, version: null, values: { Student_Upload_Method__c: 'Clever' } }]);
    expect(saving(element)).toMatch(/^Draft saved at /);
    expect(localStorage.getItem(COPY)).toBeNull();
    await press(element, 'next');
    await answer(element, 'SSO__c', 'Google');
    await pause();
    expect(calls(saveDraft)[1]).toMatchObject({ version: 2, values: { SSO__c: 'Google' } });
    await isAccessible(element);
  });

  it('that was saved before opens at the step where the customer stopped', async () => {
    localStorage.setItem(STEP, '"details"');
    const element = await show(
      opened({ version: 4, values: { Student_Upload_Method__c: 'Clever', SSO__c: 'Google' } }),
    );
    expect(heading(element)).toBe('Step 2 of 3: Rostering information');
    expect(props(find(steps(element), '[data-name="SSO__c"]')).value).toBe('Google');
    expect(saving(element)).toBe('Your answers are saved as you type.');
  });

  it('stays on this device while there is no connection, and is saved when it is back', async () => {
    fails(saveDraft, OFFLINE);
    const element = await show();
    await answer(element, 'Student_Upload_Method__c', 'Clever');
    await pause();
    expect(saving(element)).toBe('Not saved yet. Your answers are kept on this device.');
    expect(localStorage.getItem(COPY)).toContain('Clever');
    await isAccessible(element);
    window.dispatchEvent(new Event('online'));
    await settle(20);
    expect(calls(saveDraft)).toHaveLength(2);
    expect(saving(element)).toMatch(/^Draft saved at /);
  });

  it('that could not be saved is there again after a reload, and is saved or discarded', async () => {
    const keptAt = new Date().toISOString();
    const copy = { version: 2, values: { Student_Upload_Method__c: 'ClassLink' }, baseline: {}, keptAt };
    localStorage.setItem(COPY, JSON.stringify(copy));
    const element = await show(opened({ version: 5, values: { Student_Upload_Method__c: 'Clever' } }));
    expect(textOf(element)).toContain("We restored the answers that couldn't be saved.");
    await pause();
    await isAccessible(element);
    expect(calls(saveDraft)).toEqual([{ token: TOKEN, version: 5, values: { Student_Upload_Method__c: 'ClassLink' } }]);
    find(element, 'c-rostering-notices').dispatchEvent(new CustomEvent('discard'));
    await settle();
    expect(localStorage.getItem(COPY)).toBeNull();
  });

  it('that someone else saved meanwhile is saved again on top of the newest version, without a question', async () => {
    const element = await show();
    fails(saveDraft, CHANGED);
    answers(opened({ version: 7 }));
    await answer(element, 'Student_Upload_Method__c', 'Clever');
    await pause();
    await pause();
    expect(calls(saveDraft).map(({ version }) => version)).toEqual([null, 7]);
    expect(saving(element)).toMatch(/^Draft saved at /);
    expect(has(find(element, 'c-rostering-notices'), 'c-rp-notice')).toBe(false);
  });

  it('shows what failed in words for customers', async () => {
    fails(saveDraft, { status: 500, body: { message: 'System.NullPointerException', stackTrace: 'Class.X: line 7' } });
    const element = await show();
    await answer(element, 'Student_Upload_Method__c', 'Clever');
    await pause();
    expect(textOf(element)).toContain("We couldn't save your answers just now. They're still on this page.");
    expect(textOf(element)).not.toMatch(/NullPointer|line 7/);
    expect(labelsOf(find(element, 'c-rostering-notices', 'c-rp-error-panel'))).toEqual(['Try again']);
    find(element, 'c-rostering-notices').dispatchEvent(new CustomEvent('retry'));
    await settle(20);
    expect(saving(element)).toMatch(/^Draft saved at /);
  });

  it.each([[REFUSED], [SUBMITTED]])('stays in view when the link stops working', async (error) => {
    const element = await show();
    fails(saveDraft, error);
    await answer(element, 'Student_Upload_Method__c', 'Clever');
    await pause();
    expect(has(element, 'c-rostering-steps')).toBe(false);
    expect(textOf(element)).toContain('This is what you entered, in case you need it for your email.');
    expect(textOf(find(element, 'c-rostering-review'))).toContain('Clever');
    expect(localStorage.getItem(COPY)).toContain('Clever');
    await isAccessible(element);
    window.dispatchEvent(new Event('online'));
    await pause(60_000);
    expect(calls(saveDraft)).toHaveLength(1);
  });
});

describe('the submission', () => {
  it('is sent once, and says what happens next', async () => {
    const element = await review();
    find(steps(element), '[data-id="submit"]').click();
    await press(element, 'submit');
    expect(calls(submitForm)).toEqual([
      {
        token: TOKEN,
        version: 1,
        values: expect.objectContaining({ ...COMPLETE, Teachers_Differ__c: false }) as unknown as FormValues,
      },
    ]);
    const text = textOf(element);
    expect(text).toContain(RECEIPT.message);
    expect(text).toContain(`What happens next ${RECEIPT.next.join(' ')}`);
    expect(textOf(find(element, 'c-rostering-review'))).toContain('Google');
    expect(has(element, 'c-rostering-steps')).toBe(false);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="message"]'));
    expect([localStorage.getItem(COPY), localStorage.getItem(STEP)]).toEqual([null, null]);
    await isAccessible(element);
  });

  it('waits for an answer that is missing, and names it', async () => {
    const element = await show(opened({ version: 1, values: { Student_Upload_Method__c: 'Clever' } }));
    await press(element, 'next');
    expect(textOf(find(steps(element), 'c-rp-error-summary'))).toContain('Single sign-on : Complete this field.');
    expect(calls(submitForm)).toEqual([]);
    await isAccessible(element);
  });

  it('without a connection keeps the answers, moves the focus to the message, and can be repeated', async () => {
    const element = await review();
    fails(submitForm, OFFLINE);
    await press(element, 'submit');
    expect(textOf(find(element, '[data-id="failure"]'))).toContain("You're offline.");
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
    expect(localStorage.getItem(COPY)).toContain('Google');
    await isAccessible(element);
    await press(element, 'submit');
    expect(textOf(element)).toContain(RECEIPT.message);
  });

  it('after someone else saved the form is refused once, with the answers kept for the newest version', async () => {
    const element = await review();
    fails(submitForm, CHANGED);
    answers(opened({ version: 8, values: COMPLETE }));
    await press(element, 'submit');
    expect(textOf(element)).toContain('Someone else saved this form while you were filling it in.');
    await press(element, 'submit');
    expect(calls(submitForm).map(({ version }) => version)).toEqual([1, 8]);
    expect(textOf(element)).toContain(RECEIPT.message);
  });

  it('by someone else first ends the form, and shows what was typed', async () => {
    const element = await review();
    fails(submitForm, SUBMITTED);
    await press(element, 'submit');
    expect(textOf(element)).toContain('The rostering information has already been submitted.');
    expect(textOf(find(element, 'c-rostering-review'))).toContain('Google');
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="message"]'));
    await isAccessible(element);
  });

  it('that an answer stops goes to its field', async () => {
    const element = await review();
    fails(submitForm, refusal('FORM_INVALID', 'Review the answers below.', { SSO__c: 'Choose another one.' }));
    await press(element, 'submit');
    expect(heading(element)).toBe('Step 2 of 3: Rostering information');
    expect(textOf(find(steps(element), 'c-rp-error-summary'))).toContain('Choose another one.');
    await isAccessible(element);
  });

  it('with a method that is gone says so without naming an admin', async () => {
    const element = await review();
    const said = 'The method Clever is not set up. Ask your admin.';
    fails(submitForm, refusal('METHOD_UNKNOWN', said, { Student_Upload_Method__c: said }));
    await press(element, 'submit');
    expect(heading(element)).toBe('Step 1 of 3: Upload method');
    expect(textOf(element)).toContain("This upload method isn't available anymore. Choose another one.");
    expect(textOf(element)).not.toContain('admin');
  });
});

it('goes back, and leaves a field with its problem', async () => {
  const element = await review();
  await press(element, 'back');
  expect(heading(element)).toBe('Step 2 of 3: Rostering information');
  await pause(100);
  await answer(element, 'School_Count__c', '-3');
  find(steps(element), '[data-name="School_Count__c"]').dispatchEvent(
    new CustomEvent('leave', { detail: 'School_Count__c' }),
  );
  await settle();
  expect(props(find(steps(element), '[data-name="School_Count__c"]')).problem).toBe('Enter 0 or more.');
});

it('saves what is waiting when the page goes away', async () => {
  const element = await show();
  await answer(element, 'Student_Upload_Method__c', 'Clever');
  element.remove();
  await settle(20);
  expect(calls(saveDraft)).toHaveLength(1);
});
