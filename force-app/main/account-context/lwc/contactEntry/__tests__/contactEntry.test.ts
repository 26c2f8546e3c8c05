import type { NewContact } from 'c/accountPanelModel';
import ContactEntry from 'c/contactEntry';
import { called, find, has, labelsOf, props, refusal, render, settle, textOf } from 'test/rendering';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';

type Entry = HTMLElement & { recordId: string; failure: unknown; isBusy: boolean };
type Control = HTMLElement & { reportValidity(): boolean; setCustomValidity(message: string): void };

const HEADING = 'New contact of Bluebonnet Elementary';

const controlsOf = (element: HTMLElement): Control[] => [
  ...(element.shadowRoot?.querySelectorAll<Control>('lightning-input') ?? []),
];

const controlOf = (element: HTMLElement, field: string): Control => find<Control>(element, `[data-field="${field}"]`);

const show = async (recordId = CASE_ID): Promise<Entry> => {
  const element = render('c-contact-entry', ContactEntry, { recordId, heading: HEADING });
  await settle();
  for (const control of controlsOf(element)) {
    Object.assign(control, { reportValidity: jest.fn(() => true), setCustomValidity: jest.fn(), focus: jest.fn() });
  }
  return element as unknown as Entry;
};

const type = async (element: HTMLElement, field: string, value: string): Promise<void> => {
  controlOf(element, field).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const press = async (element: HTMLElement, button: string): Promise<void> => {
  find(element, 'c-rp-form-buttons', `[data-id="${button}"]`).click();
  await settle();
};

const valuesOf = (element: HTMLElement): unknown[] => controlsOf(element).map((control) => props(control).value);

it('asks for name, title, email, and phone, and requires the last name', async () => {
  const element = await show();
  expect(labelsOf(element, 'lightning-input')).toEqual(['First Name', 'Last Name', 'Title', 'Email', 'Phone']);
  expect(controlsOf(element).map((control) => props(control).required)).toEqual([false, true, false, false, false]);
  expect(controlsOf(element).map((control) => props(control).maxLength)).toEqual([40, 80, 128, 80, 40]);
  expect(textOf(find(element, 'h3'))).toBe(HEADING);
  await expect(element).toBeAccessible();
});

it('sends what was typed', async () => {
  const element = await show();
  const saved: NewContact[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent<NewContact>).detail));
  await type(element, 'LastName', 'Ortega');
  await type(element, 'Email', 'lucy@bluebonnet.example');
  await press(element, 'save');
  expect(saved).toEqual([
    { FirstName: '', LastName: 'Ortega', Title: '', Email: 'lucy@bluebonnet.example', Phone: '' },
  ]);
});

it('sends nothing while a field is wrong, and moves to it', async () => {
  const element = await show();
  const saved = jest.fn();
  element.addEventListener('save', saved);
  called(controlOf(element, 'LastName').reportValidity).mockReturnValue(false as never);
  await press(element, 'save');
  expect(controlOf(element, 'LastName').focus).toHaveBeenCalledTimes(1);
  expect(saved).not.toHaveBeenCalled();
});

it('sends nothing while the org saves', async () => {
  const element = await show();
  const saved = jest.fn();
  element.addEventListener('save', saved);
  element.isBusy = true;
  await settle();
  expect(controlsOf(element).every((control) => props(control).disabled)).toBe(true);
  await press(element, 'save');
  expect(saved).not.toHaveBeenCalled();
});

it('shows the error of a field at the field until it is changed', async () => {
  const element = await show();
  element.failure = refusal('CONTACT_LAST_NAME_MISSING', 'Enter a last name.', { LastName: 'Enter a last name.' });
  await settle();
  const control = controlOf(element, 'LastName');
  expect(control.setCustomValidity).toHaveBeenLastCalledWith('Enter a last name.');
  expect(control.reportValidity).toHaveBeenCalledTimes(1);
  expect(control.focus).toHaveBeenCalledTimes(1);
  expect(textOf(find(element, 'c-rp-error-panel'))).toBe('');
  await type(element, 'LastName', 'Ortega');
  expect(control.setCustomValidity).toHaveBeenLastCalledWith('');
});

it('shows other errors next to the button, with the focus on them', async () => {
  const element = await show();
  element.failure = refusal('CONTACT_ADD_NOT_ALLOWED', 'You can no longer add contacts here.');
  await settle();
  expect(textOf(find(element, 'c-rp-error-panel'))).toContain('You can no longer add contacts here.');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
  await expect(element).toBeAccessible();
});

it('brings back what was typed for the record, and forgets it on request', async () => {
  await type(await show(), 'FirstName', 'Lucy');
  const again = await show();
  expect(valuesOf(again)).toEqual(['Lucy', '', '', '', '']);
  expect(textOf(find(again, '[data-id="restored"]'))).toContain("didn't save it");
  await expect(again).toBeAccessible();
  again.recordId = OTHER_ID;
  await settle();
  expect(valuesOf(again)).toEqual(['', '', '', '', '']);
  again.recordId = CASE_ID;
  await settle();
  const canceled = jest.fn();
  again.addEventListener('cancel', canceled);
  await press(again, 'cancel');
  expect(canceled).toHaveBeenCalledTimes(1);
  expect(localStorage).toHaveLength(0);
});

it('keeps nothing if all fields are empty again', async () => {
  const element = await show();
  await type(element, 'FirstName', 'Lucy');
  expect(localStorage).toHaveLength(1);
  await type(element, 'FirstName', ' ');
  expect(localStorage).toHaveLength(0);
  expect(has(element, '[data-id="restored"]')).toBe(false);
});
