import deleteAbsence from '@salesforce/apex/AssignmentController.deleteAbsence';
import saveAbsence from '@salesforce/apex/AssignmentController.saveAbsence';
import AssignmentAbsences from 'c/assignmentAbsences';
import { called, find, has, props, refusal, render, settle, textOf } from 'test/rendering';
import { AVERY, away, JORDAN, person, TODAY } from 'test/assignmentSamples';

let saved = 0;

const begin = async (values = {}, others = {}): Promise<HTMLElement> => {
  saved = 0;
  const element = render('c-assignment-absences', AssignmentAbsences, {
    person: person({ ...away, ...values }),
    today: TODAY,
    reasons: [{ value: 'Vacation', label: 'Vacation' }],
    colleagues: [
      { userId: AVERY, name: 'Avery Collins' },
      { userId: JORDAN, name: 'Jordan Mbeki' },
    ],
    calls: { save: saveAbsence, remove: deleteAbsence },
    ...others,
  });
  element.addEventListener('saved', () => (saved += 1));
  await settle();
  for (const field of element.shadowRoot?.querySelectorAll('[data-field]') ?? []) {
    Object.assign(field, { setCustomValidity: jest.fn(), reportValidity: jest.fn(() => true) });
  }
  return element;
};

const enter = async (element: HTMLElement, selector: string, value: string): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const press = async (element: HTMLElement, selector: string): Promise<void> => {
  find(element, selector).click();
  await settle();
};

it('lists the absences with their reasons', async () => {
  const element = await begin();
  const texts = [...(element.shadowRoot?.querySelectorAll('.text') ?? [])].map(textOf);
  expect(texts).toEqual(['Nov 28 to Dec 4 · Vacation', 'Dec 24']);
  await expect(element).toBeAccessible();
  const none = await begin({ absences: [] });
  expect(has(none, '[data-id="list"]')).toBe(false);
  await expect(none).toBeAccessible();
});

it('adds an absence, and proposes one day', async () => {
  called(saveAbsence).mockResolvedValueOnce({ message: 'Saved' });
  const element = await begin();
  await enter(element, '[data-field="firstDay"]', '2026-12-07');
  expect(props(find(element, '[data-field="lastDay"]')).value).toBe('2026-12-07');
  await enter(element, '[data-field="lastDay"]', '2026-12-11');
  await enter(element, '[data-id="reason"]', 'Vacation');
  expect(props(find(element, '[data-field="coveredById"]')).options).toEqual([
    { value: '', label: 'Nobody' },
    { value: AVERY, label: 'Avery Collins' },
  ]);
  await enter(element, '[data-field="coveredById"]', AVERY);
  await enter(element, '[data-field="note"]', 'The districts know.');
  await press(element, '[data-id="add"]');
  expect(saveAbsence).toHaveBeenCalledWith({
    absence: {
      absenceId: null,
      userId: JORDAN,
      firstDay: '2026-12-07',
      lastDay: '2026-12-11',
      reason: 'Vacation',
      coveredById: AVERY,
      note: 'The districts know.',
    },
  });
  expect(saved).toBe(1);
  expect(props(find(element, '[data-field="firstDay"]')).value).toBe('');
});

it('sends nothing if a date is missing', async () => {
  called(saveAbsence).mockClear();
  const element = await begin();
  const field = find(element, '[data-field="firstDay"]');
  Object.assign(field, { reportValidity: () => false });
  await press(element, '[data-id="add"]');
  expect(saveAbsence).not.toHaveBeenCalled();
});

it('shows a refusal at its field, and keeps what was typed', async () => {
  called(saveAbsence).mockRejectedValueOnce(
    refusal('ABSENCE_ORDER', 'Wrong order', { lastDay: 'Enter a last day that isn’t before the first day.' }),
  );
  const element = await begin();
  await enter(element, '[data-field="firstDay"]', '2026-12-07');
  await press(element, '[data-id="add"]');
  const field = find(element, '[data-field="lastDay"]') as unknown as { setCustomValidity: () => void };
  expect(field.setCustomValidity).toHaveBeenLastCalledWith('Enter a last day that isn’t before the first day.');
  expect(props(find(element, '[data-field="firstDay"]')).value).toBe('2026-12-07');
  expect(props(find(element, 'c-rp-error-panel')).error).toBeNull();
  called(saveAbsence).mockRejectedValueOnce(refusal('NO_ACCESS', 'Ask your admin.'));
  await press(element, '[data-id="add"]');
  expect(props(find(element, 'c-rp-error-panel')).error).not.toBeNull();
  expect(saved).toBe(0);
  await expect(element).toBeAccessible();
});

it('deletes an absence', async () => {
  called(deleteAbsence).mockResolvedValueOnce({ message: 'Deleted' });
  const element = await begin();
  await press(element, '[data-id="delete"]');
  expect(deleteAbsence).toHaveBeenCalledWith({ absenceId: 'a01000000000001AAA' });
  expect(saved).toBe(1);
});

it('changes an absence, also one whose colleague is no longer a specialist', async () => {
  called(saveAbsence).mockResolvedValueOnce({ message: 'Saved' });
  const left = '005000000000009AAA';
  const absence = { ...away.absences[0], coveredById: left, coveredBy: 'Sam Ortiz', note: 'Call first.' };
  const element = await begin({ absences: [absence] });
  expect(textOf(find(element, '.cover'))).toBe('Covered by Sam Ortiz · Call first.');
  await press(element, '[data-id="edit"]');
  expect(props(find(element, '[data-id="add"]')).label).toBe('Save Absence');
  expect(props(find(element, '[data-field="coveredById"]')).options).toContainEqual({
    value: left,
    label: 'Sam Ortiz',
  });
  await expect(element).toBeAccessible();
  await enter(element, '[data-field="lastDay"]', '2026-12-06');
  await press(element, '[data-id="add"]');
  expect(saveAbsence).toHaveBeenLastCalledWith({
    absence: {
      absenceId: 'a01000000000001AAA',
      userId: JORDAN,
      firstDay: '2026-11-28',
      lastDay: '2026-12-06',
      reason: 'Vacation',
      coveredById: left,
      note: 'Call first.',
    },
  });
  expect(props(find(element, '[data-id="add"]')).label).toBe('Add Absence');
  await press(element, '[data-id="edit"]');
  await press(element, '[data-id="cancel"]');
  expect(props(find(element, '[data-field="lastDay"]')).value).toBe('');
});

it('speaks to the user about their own absences', async () => {
  called(deleteAbsence).mockResolvedValueOnce({ message: 'Deleted' });
  const element = await begin({}, { isOwn: true });
  expect(find(element, '[data-id="edit"]').title).toBe('Edit your absence: Nov 28 to Dec 4 · Vacation');
  await press(element, '[data-id="edit"]');
  await press(element, '[data-id="delete"]');
  expect(deleteAbsence).toHaveBeenLastCalledWith({ absenceId: 'a01000000000001AAA' });
  expect(props(find(element, '[data-field="firstDay"]')).value).toBe('');
  await expect(element).toBeAccessible();
});
