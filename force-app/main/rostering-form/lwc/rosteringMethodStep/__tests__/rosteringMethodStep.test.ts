import RosteringMethodStep from 'c/rosteringMethodStep';
import { find, has, labelsOf, props, render, settle, textOf } from 'test/rendering';
import { RULES } from 'test/onboardingSamples';

const show = async (values: object, problems = {}): Promise<{ element: HTMLElement; answers: unknown[] }> => {
  const element = render('c-rostering-method-step', RosteringMethodStep, { values, rules: RULES, problems });
  const answers: unknown[] = [];
  element.addEventListener('answer', (event) => answers.push((event as CustomEvent).detail));
  await settle();
  return { element, answers };
};

const control = (element: HTMLElement, name: string): HTMLElement => find(element, `[data-name="${name}"]`);

it('asks once for students and teachers, with the methods and help of custom metadata', async () => {
  const { element } = await show({ Student_Upload_Method__c: 'Clever' });
  expect(labelsOf(element, 'lightning-combobox')).toEqual(['Student and teacher upload']);
  expect(props(control(element, 'Student_Upload_Method__c')).options).toEqual([
    { label: 'Clever', value: 'Clever' },
    { label: 'ClassLink', value: 'ClassLink' },
    { label: 'Manual', value: 'Manual' },
  ]);
  expect(textOf(element)).toContain('The district shares its rosters through Clever.');
  await expect(element).toBeAccessible();
});

it('asks for both methods if teachers are uploaded differently', async () => {
  const { element } = await show({
    Student_Upload_Method__c: 'Clever',
    Teachers_Differ__c: true,
    Teacher_Upload_Method__c: 'Clever',
  });
  expect(labelsOf(element, 'lightning-combobox')).toEqual(['Student upload', 'Teacher upload']);
  await expect(element).toBeAccessible();
});

it('does not ask for the second method while the toggle is off', async () => {
  const { element } = await show({ Student_Upload_Method__c: 'Clever', Teacher_Upload_Method__c: 'Manual' });
  expect(has(element, '[data-name="Teacher_Upload_Method__c"]')).toBe(false);
});

it('sends the chosen method and the toggle', async () => {
  const { element, answers } = await show({});
  control(element, 'Student_Upload_Method__c').dispatchEvent(
    new CustomEvent('change', { detail: { value: 'Manual' } }),
  );
  control(element, 'Teachers_Differ__c').dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
  expect(answers).toEqual([
    { name: 'Student_Upload_Method__c', value: 'Manual' },
    { name: 'Teachers_Differ__c', value: true },
  ]);
});

it('shows a problem at its field once, and removes it', async () => {
  const { element } = await show({});
  const said = jest.fn();
  props(control(element, 'Student_Upload_Method__c')).setCustomValidity = said;
  props(element).problems = { Student_Upload_Method__c: 'Complete this field.' };
  await settle();
  props(element).values = {};
  await settle();
  props(element).problems = {};
  await settle();
  expect(said.mock.calls).toEqual([['Complete this field.'], ['']]);
});

it('moves the focus to a field', async () => {
  const { element } = await show({});
  const focus = jest.spyOn(control(element, 'Student_Upload_Method__c'), 'focus');
  (element as HTMLElement & { focusField(name: string): void }).focusField('Student_Upload_Method__c');
  expect(focus).toHaveBeenCalledTimes(1);
});
