import RosteringDetailsStep from 'c/rosteringDetailsStep';
import { FIELDS } from 'test/formSamples';
import { find, has, props, render, settle } from 'test/rendering';
import { RULES } from 'test/onboardingSamples';

const show = async (rest: object = {}): Promise<HTMLElement> => {
  const values = { Student_Upload_Method__c: 'Clever', SSO__c: 'Google' };
  const element = render('c-rostering-details-step', RosteringDetailsStep, {
    values,
    rules: RULES,
    fields: FIELDS,
    problems: {},
    ...rest,
  });
  await settle();
  return element;
};

const fields = (element: HTMLElement): Record<string, unknown>[] =>
  [...(element.shadowRoot?.querySelectorAll('c-rostering-field') ?? [])].map(props);

it('asks for the fields of the chosen method in order, with the answers so far', async () => {
  const element = await show({ problems: { School_Count__c: 'Complete this field.' } });
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

it('does not ask for a field that the user cannot see', async () => {
  const visible = Object.fromEntries(Object.entries(FIELDS).filter(([name]) => name !== 'SSO__c'));
  expect(fields(await show({ fields: visible }))).toHaveLength(4);
});

it('shows a stencil until the fields are described', async () => {
  const element = await show({ fields: {} });
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
});

it('forwards answers and left fields', async () => {
  const element = await show();
  const heard: unknown[] = [];
  element.addEventListener('answer', (event) => heard.push((event as CustomEvent).detail));
  element.addEventListener('leave', (event) => heard.push((event as CustomEvent).detail));
  const field = find(element, '[data-name="SSO__c"]');
  field.dispatchEvent(new CustomEvent('answer', { detail: { name: 'SSO__c', value: 'None' } }));
  field.dispatchEvent(new CustomEvent('leave', { detail: 'SSO__c' }));
  expect(heard).toEqual([{ name: 'SSO__c', value: 'None' }, 'SSO__c']);
});

it('moves the focus to a field', async () => {
  const element = await show();
  const control = find(element, '[data-name="SSO__c"]', '[data-control]');
  const focus = jest.spyOn(control, 'focus');
  (element as HTMLElement & { focusField(name: string): void }).focusField('SSO__c');
  expect(focus).toHaveBeenCalledTimes(1);
});
