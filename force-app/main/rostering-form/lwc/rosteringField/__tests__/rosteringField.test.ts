import RosteringField from 'c/rosteringField';
import { FIELDS } from 'test/formSamples';
import { find, props, render, settle, textOf } from 'test/rendering';

const CHECKBOX = { ...FIELDS.Notes__c, name: 'Agreed__c', label: 'Agreement signed', type: 'checkbox' };

const show = async (
  field: unknown,
  rest: object = {},
): Promise<{ element: HTMLElement; control: HTMLElement; sent: unknown[] }> => {
  const element = render('c-rostering-field', RosteringField, { field, value: null, ...rest });
  const sent: unknown[] = [];
  element.addEventListener('answer', (event) => sent.push((event as CustomEvent).detail));
  element.addEventListener('leave', (event) => sent.push((event as CustomEvent).detail));
  await settle();
  return { element, control: find(element, '[data-control]'), sent };
};

it.each([
  ['SSO__c', 'LIGHTNING-COMBOBOX', undefined],
  ['School_Count__c', 'LIGHTNING-INPUT', 'number'],
  ['Grades_In_Scope__c', 'C-RP-CHOICE-GROUP', undefined],
  ['Technical_Contact_Email__c', 'LIGHTNING-INPUT', 'email'],
  ['Technical_Contact_Phone__c', 'LIGHTNING-INPUT', 'tel'],
  ['Clever_District_Id__c', 'LIGHTNING-INPUT', 'text'],
  ['Target_Launch_Date__c', 'LIGHTNING-INPUT', 'date'],
  ['Notes__c', 'LIGHTNING-TEXTAREA', undefined],
])('asks for %s with %s', async (name, tag, type) => {
  const { element, control } = await show(FIELDS[name], { isRequired: true });
  expect(control.tagName).toBe(tag);
  expect(props(control).type).toBe(type);
  expect(props(control).label).toBe(FIELDS[name]?.label);
  expect(props(control).required ?? props(control).isRequired).toBe(true);
  await expect(element).toBeAccessible();
});

it('limits numbers as the org does, and no text, so that nothing pasted is cut off', async () => {
  const number = (await show(FIELDS.School_Count__c)).control;
  expect([props(number).min, props(number).step, props(number).maxLength]).toEqual(['0', '1', undefined]);
  expect(props((await show(FIELDS.ClassLink_Tenant_Id__c)).control).maxLength).toBeUndefined();
  expect(props((await show(FIELDS.Notes__c)).control).maxLength).toBeUndefined();
});

it('sends what is typed, and null for an empty field', async () => {
  const { control, sent } = await show(FIELDS.Clever_District_Id__c, { value: 'x' });
  control.dispatchEvent(new CustomEvent('change', { detail: { value: 'xy' } }));
  control.dispatchEvent(new CustomEvent('change', { detail: { value: '' } }));
  control.dispatchEvent(new CustomEvent('blur'));
  expect(sent).toEqual([
    { name: 'Clever_District_Id__c', value: 'xy' },
    { name: 'Clever_District_Id__c', value: null },
    'Clever_District_Id__c',
  ]);
});

it.each([
  ['Target_Launch_Date__c', { badInput: true }],
  ['School_Count__c', { badInput: false, badNumericInput: true }],
])('says that a text is no answer if the control of %s cannot read it', async (name, validity) => {
  const { control, sent } = await show(FIELDS[name], { value: '2' });
  Object.assign(control, { validity });
  control.dispatchEvent(new CustomEvent('change', { detail: { value: null } }));
  Object.assign(control, { validity: {} });
  control.dispatchEvent(new CustomEvent('change', { detail: { value: '' } }));
  expect(sent).toEqual([
    { name, value: null, isUnreadable: true },
    { name, value: null },
  ]);
  expect(props(control).value).toBe('2');
});

it('shows and sends only the ID of a pasted Clever address', async () => {
  const { control, sent } = await show(FIELDS.Clever_District_Id__c);
  for (const value of ['https://clever.com/districts/5f1c0a7be21d4a0001c3d9e2', 'https://clever.com/']) {
    props(control).value = value;
    control.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
  expect(sent).toEqual([
    { name: 'Clever_District_Id__c', value: '5f1c0a7be21d4a0001c3d9e2' },
    { name: 'Clever_District_Id__c', value: 'https://clever.com/' },
  ]);
  expect(props(control).value).toBe('https://clever.com/');
});

it('sends a checked box', async () => {
  const { control, sent } = await show(CHECKBOX, { value: true });
  expect(props(control).checked).toBe(true);
  control.dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
  expect(sent).toEqual([{ name: 'Agreed__c', value: false }]);
});

it('shows and clears a problem at the field once, not each time something else changes', async () => {
  const { element, control } = await show(FIELDS.Clever_District_Id__c);
  const said = jest.fn();
  const reported = jest.fn();
  Object.assign(control, { setCustomValidity: said, reportValidity: reported });
  props(element).value = 'abc';
  await settle();
  expect(reported).not.toHaveBeenCalled();
  props(element).problem = 'Use 24 characters or fewer.';
  await settle();
  props(element).problem = null;
  await settle();
  expect(said.mock.calls).toEqual([['Use 24 characters or fewer.'], ['']]);
});

it('clears the message of a blank answer when the answer comes from elsewhere', async () => {
  const { element, control } = await show(FIELDS.Notes__c, { isRequired: true });
  const reported = jest.fn();
  Object.assign(control, { reportValidity: reported });
  control.dispatchEvent(new CustomEvent('change', { detail: { value: 'O' } }));
  props(element).value = 'O';
  await settle();
  expect(reported).not.toHaveBeenCalled();
  props(element).value = null;
  await settle();
  props(element).value = 'Oak';
  await settle();
  expect(reported).toHaveBeenCalledTimes(1);
});

it('shows the help below the control, or where a suggested answer comes from', async () => {
  const field = { ...FIELDS.Notes__c, help: 'What else to know.' };
  const { element } = await show(field);
  expect(textOf(element)).toBe('What else to know.');
  props(element).source = 'From the account Oak.';
  await settle();
  expect(textOf(element)).toBe('From the account Oak.');
  await expect(element).toBeAccessible();
});

it('moves the focus to its control', async () => {
  const { element, control } = await show(FIELDS.SSO__c);
  const focus = jest.spyOn(control, 'focus');
  (element as HTMLElement & { focusControl(): void }).focusControl();
  expect(focus).toHaveBeenCalledTimes(1);
});
