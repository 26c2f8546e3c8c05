import RosteringSteps from 'c/rosteringSteps';
import { EMPTY } from 'c/rosteringFormModel';
import type { FormModel } from 'c/rosteringFormModel';
import { FIELDS } from 'test/formSamples';
import { find, has, labelsOf, props, render, settle, textOf } from 'test/rendering';
import { formOf, RULES } from 'test/onboardingSamples';

const MODEL: FormModel = { ...EMPTY, rules: RULES, fields: FIELDS, values: { Student_Upload_Method__c: 'Clever' } };

const show = async (
  model: Partial<FormModel> = {},
  rest: object = {},
): Promise<{ element: HTMLElement; sent: string[] }> => {
  const element = render('c-rostering-steps', RosteringSteps, { model: { ...MODEL, ...model }, ...rest });
  const sent: string[] = [];
  ['next', 'back', 'submit', 'discard'].forEach((name) => element.addEventListener(name, () => sent.push(name)));
  await settle();
  return { element, sent };
};

const change = async (element: HTMLElement, model: Partial<FormModel>): Promise<void> => {
  props(element).model = { ...MODEL, ...model };
  await settle();
};

/** After the timer that the component sets when the browser has drawn. */
const nextDrawn = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for the timer of the component
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 10)));
  });

const status = (element: HTMLElement): string => textOf(find(element, '[data-id="saving"]')).replace(/\s/gu, ' ');

it.each([
  ['method', ['Next']],
  ['details', ['Back', 'Next']],
  ['review', ['Back', 'Submit Rostering Form']],
] as [FormModel['step'], string[]][])('at the step %s offers %j', async (step, labels) => {
  const { element, sent } = await show({ step });
  expect(labelsOf(element)).toEqual(labels);
  element.shadowRoot?.querySelectorAll<HTMLElement>('lightning-button').forEach((button) => button.click());
  expect(sent).toHaveLength(labels.length);
  await expect(element).toBeAccessible();
});

it('names all steps, marks the current one and those before it, and adds no tab stop', async () => {
  const { element } = await show({ step: 'details' });
  const steps = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-step-name]') ?? [])];
  expect(
    steps.map((step) => [
      textOf(step),
      step.getAttribute('aria-current'),
      step.querySelector('lightning-icon') !== null,
    ]),
  ).toEqual([
    ['Upload method', null, true],
    ['Rostering information', 'step', false],
    ['Review and submit', null, false],
  ]);
  expect(find(element, 'ol').querySelectorAll('[tabindex], a, button')).toHaveLength(0);
});

it('says where an answer comes from until it is another one', async () => {
  const model = {
    step: 'details' as const,
    values: { ...MODEL.values, School_Count__c: 1, Technical_Contact_Email__c: 'mine@oak.example' },
    suggestions: { School_Count__c: 1, Technical_Contact_Email__c: 'd@oak.example' },
    sources: { School_Count__c: 'The account is a school.', Technical_Contact_Email__c: 'From the contact Devon.' },
  };
  const { element } = await show(model);
  const source = (name: string): unknown => props(find(element, `[data-name="${name}"]`)).source;
  expect(source('School_Count__c')).toBe('The account is a school.');
  expect(source('Technical_Contact_Email__c')).toBeNull();
  await change(element, { ...model, values: { ...model.values, School_Count__c: '2' } });
  expect(source('School_Count__c')).toBeNull();
});

it.each([
  ['nothing', null, 2],
  ['what was picked before', 1, 2],
  ['a number of their own', 12, undefined],
])('writes the schools of a district that were picked, and counts them over %s', async (_text, counted, expected) => {
  const rules = [
    { ...RULES[0], fields: ['Schools_In_Scope__c', 'School_Count__c'].map((name) => ({ name, required: false })) },
  ];
  const fields = { ...FIELDS, Schools_In_Scope__c: { ...FIELDS.Notes__c, name: 'Schools_In_Scope__c' } };
  const { element } = await show(
    {
      step: 'details',
      rules,
      fields,
      values: { ...MODEL.values, Schools_In_Scope__c: 'Elm', School_Count__c: counted },
    } as Partial<FormModel>,
    { schools: ['Elm', 'Oak'], accountName: 'Pecan Valley ISD' },
  );
  const answers: Record<string, unknown> = {};
  element.addEventListener('answer', (event) => {
    const { name, value } = (event as CustomEvent<{ name: string; value: unknown }>).detail;
    answers[name] = value;
  });
  const picker = find(element, 'c-rostering-schools');
  expect([props(picker).value, props(picker).label]).toEqual(['Elm', 'Pecan Valley ISD']);
  picker.dispatchEvent(new CustomEvent('pick', { detail: { value: 'Elm, Oak', count: 2, before: 1 } }));
  expect(answers).toEqual({
    Schools_In_Scope__c: 'Elm, Oak',
    ...(expected === undefined ? {} : { School_Count__c: expected }),
  });
  await expect(element).toBeAccessible();
});

it('can discard a change if there is a submitted form', async () => {
  const { element, sent } = await show({}, { canDiscard: true });
  find(element, '[data-id="discard"]').click();
  expect(sent).toEqual(['discard']);
});

it.each([
  [{}, 'Your answers are saved as you type.'],
  [{ saving: 'saving' }, 'Saving…'],
  [{ saving: 'saved', form: formOf() }, 'Draft saved at 3:30 PM'],
  [
    {
      saving: 'saved',
      form: formOf(),
      values: { Clever_District_Id__c: 'n/a' },
      unreadable: ['Target_Launch_Date__c'],
    },
    'Draft saved at 3:30 PM, except Clever district ID and Target launch date',
  ],
  [{ form: formOf(), baseline: MODEL.values }, 'Draft saved today, 3:30 PM'],
  [{ form: formOf({ lastSavedAt: '2026-11-20T15:30:00.000Z' }), baseline: MODEL.values }, 'Draft saved 2 days ago'],
  [{ form: formOf(), values: { Notes__c: 'More' } }, 'Your answers are saved as you type.'],
  [{ saving: 'failed' }, 'Not saved yet. Your answers are kept on this device.'],
  [{ saving: 'saved', submitting: true }, 'Submitting…'],
] as [Partial<FormModel>, string][])('for %j says "%s", also to screen readers', async (model, words) => {
  const { element } = await show(model, { today: '2026-11-22' });
  expect(status(element)).toBe(words);
  expect(find(element, '[data-id="saving"]').getAttribute('role')).toBe('status');
});

it('moves the focus when a change starts, but not when the page opens', async () => {
  expect((await show()).element.shadowRoot?.activeElement).toBeNull();
  const { element } = await show({ editing: true });
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="heading"]'));
});

it('moves the focus to the heading of the next step', async () => {
  const { element } = await show();
  await change(element, { step: 'details' });
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="heading"]'));
});

it('moves the focus to the first field that stopped it', async () => {
  const { element } = await show({ step: 'details' });
  const focus = jest.spyOn(find(element, '[data-name="SSO__c"]', '[data-control]'), 'focus');
  await change(element, {
    step: 'details',
    problems: { SSO__c: { code: 'required' } },
    refusedFields: ['SSO__c'],
    refusals: 1,
  });
  expect(focus).toHaveBeenCalledTimes(1);
  find(element, 'c-rp-error-summary').dispatchEvent(new CustomEvent('jump', { detail: 'SSO__c' }));
  expect(focus).toHaveBeenCalledTimes(2);
});

it.each([
  [{ code: 'cleverId' }, 'A Clever district ID has 24 characters'],
  [{ code: 'date' }, 'Enter a date.'],
  [{ code: 'email' }, 'Enter an email address such as name@school.org.'],
  [{ code: 'negative' }, 'Enter 0 or more.'],
  [{ code: 'number' }, 'Enter a number.'],
  [{ code: 'phone' }, 'Enter a phone number such as (555) 010-0199.'],
  [{ code: 'required' }, 'Complete this field.'],
  [{ code: 'tooLarge', limit: 99999 }, 'Enter 99,999 or less.'],
  [{ code: 'tooLong', limit: 80 }, 'Use 80 characters or fewer.'],
  [{ code: 'wholeNumber' }, 'Enter a whole number.'],
  [{ code: 'refused', message: 'The org’s own words.' }, 'The org’s own words.'],
] as [FormModel['problems'][string], string][])('says %j as "%s"', async (problem, words) => {
  const { element } = await show({ step: 'details', problems: { SSO__c: problem }, refusedFields: ['SSO__c'] });
  expect(textOf(find(element, 'c-rp-error-summary'))).toContain(`Single sign-on : ${words}`);
});

it('asks for the reason in the review if one is needed', async () => {
  const { element } = await show({ step: 'review', needsReason: true });
  const review = find(element, 'c-rostering-review');
  expect(props(find(review, 'c-rostering-field')).isRequired).toBe(true);
  await expect(element).toBeAccessible();
  const focus = jest.spyOn(find(review, 'c-rostering-field', '[data-control]'), 'focus');
  await change(element, {
    step: 'review',
    needsReason: true,
    problems: { Override_Reason__c: { code: 'required' } },
    refusedFields: ['Override_Reason__c'],
    refusals: 1,
  });
  expect(focus).toHaveBeenCalledTimes(1);
});

it('asks for no reason otherwise', async () => {
  const { element } = await show({ step: 'review' });
  expect(has(find(element, 'c-rostering-review'), 'c-rostering-field')).toBe(false);
});

it('forwards answers', async () => {
  const { element } = await show({ step: 'review', needsReason: true });
  const answers: unknown[] = [];
  element.addEventListener('answer', (event) => answers.push((event as CustomEvent).detail));
  find(element, 'c-rostering-review', 'c-rostering-field').dispatchEvent(
    new CustomEvent('answer', { detail: { name: 'X', value: 'y' } }),
  );
  expect(answers).toEqual([{ name: 'X', value: 'y' }]);
});

describe('the rostering information', () => {
  const details = async (model: Partial<FormModel> = {}): Promise<HTMLElement> =>
    (
      await show({
        step: 'details',
        values: { Student_Upload_Method__c: 'Clever', SSO__c: 'Google' },
        ...model,
      })
    ).element;
  const fields = (element: HTMLElement): Record<string, unknown>[] =>
    [...(element.shadowRoot?.querySelectorAll('c-rostering-field') ?? [])].map(props);

  it('asks for the fields of the chosen method in order, with the answers so far', async () => {
    const element = await details({ problems: { School_Count__c: { code: 'required' } } });
    expect(
      fields(element).map(({ field, value, isRequired, problem }) => [
        (field as { label: string }).label,
        value,
        isRequired,
        problem,
      ]),
    ).toEqual([
      ['Single sign-on', 'Google', true, null],
      ['Schools', null, true, 'Complete this field.'],
      ['Grades in scope', null, true, null],
      ['Technical contact email', null, false, null],
      ['Clever district ID', null, true, null],
    ]);
    await expect(element).toBeAccessible();
  });

  it('draws the first field of a new step first, and the others when it is on the screen', async () => {
    const { element } = await show({ values: { Student_Upload_Method__c: 'Clever' } });
    await change(element, { step: 'details' });
    expect(fields(element)).toHaveLength(1);
    await nextDrawn();
    expect(fields(element)).toHaveLength(3);
    await nextDrawn();
    expect(fields(element)).toHaveLength(5);
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="heading"]'));
  });

  it('draws all fields to move the focus to the one that stopped it', async () => {
    const { element } = await show();
    const problems = { Clever_District_Id__c: { code: 'required' as const } };
    await change(element, { step: 'details', refusals: 1, problems, refusedFields: ['Clever_District_Id__c'] });
    expect(fields(element)).toHaveLength(5);
  });

  it('does not ask for a field that the user cannot see', async () => {
    const visible = Object.fromEntries(Object.entries(FIELDS).filter(([name]) => name !== 'SSO__c'));
    expect(fields(await details({ fields: visible }))).toHaveLength(4);
  });

  it('shows a stencil until the fields are described', async () => {
    const element = await details({ fields: {} });
    expect(has(element, 'c-rp-stencil')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it.each(['method', 'details'] as const)(
    'scrolls to a field of the step %s that the Tab key reaches',
    async (step) => {
      const element = await details({ step });
      const scrolled = jest.fn();
      const place = find(element, '.field');
      place.scrollIntoView = scrolled;
      for (const key of ['a', 'Tab']) {
        place.dispatchEvent(new KeyboardEvent('keyup', { key }));
      }
      expect(scrolled.mock.calls).toEqual([[{ block: 'nearest' }]]);
    },
  );

  it('scrolls to the field that stopped it, which can be below the buttons', async () => {
    const element = await details();
    const scrolled = jest.fn();
    const stopped = { refusals: 1, refusedFields: ['SSO__c'], problems: { SSO__c: { code: 'required' as const } } };
    Object.assign(find(element, '[data-name="SSO__c"]').parentElement as Element, { scrollIntoView: scrolled });
    await change(element, { ...(props(element).model as FormModel), ...stopped });
    expect(scrolled).toHaveBeenCalledWith({ block: 'nearest' });
  });

  it('forwards answers and left fields', async () => {
    const element = await details();
    const heard: unknown[] = [];
    element.addEventListener('answer', (event) => heard.push((event as CustomEvent).detail));
    element.addEventListener('leave', (event) => heard.push((event as CustomEvent).detail));
    const field = find(element, '[data-name="SSO__c"]');
    field.dispatchEvent(new CustomEvent('answer', { detail: { name: 'SSO__c', value: 'None' } }));
    field.dispatchEvent(new CustomEvent('leave', { detail: 'SSO__c' }));
    expect(heard).toEqual([{ name: 'SSO__c', value: 'None' }, 'SSO__c']);
  });
});
