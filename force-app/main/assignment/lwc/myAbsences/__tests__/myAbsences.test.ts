import { refreshApex } from '@salesforce/apex';
import deleteAbsence from '@salesforce/apex/MyAbsenceController.deleteAbsence';
import getAbsences from '@salesforce/apex/MyAbsenceController.getAbsences';
import saveAbsence from '@salesforce/apex/MyAbsenceController.saveAbsence';
import MyAbsences from 'c/myAbsences';
import type { AbsenceCalls, MyAbsences as Mine } from 'c/assignmentModel';
import { called, find, has, props, refreshFails, render, settle, textOf, wireOf } from 'test/rendering';
import { away, AVERY, person, TODAY } from 'test/assignmentSamples';

const NEW = { absenceId: null, userId: AVERY, reason: '', coveredById: null, note: '' };

const mineOf = (values: Partial<Mine> = {}): Mine => ({
  person: person(away),
  today: TODAY,
  reasons: [{ value: 'Vacation', label: 'Vacation' }],
  colleagues: [{ userId: AVERY, name: 'Avery Collins' }],
  ...values,
});

const begin = async (mine?: Mine): Promise<HTMLElement> => {
  const element = render('c-my-absences', MyAbsences, {}) as HTMLElement;
  await settle();
  if (mine) {
    wireOf(getAbsences).emit(mine);
    await settle();
  }
  return element;
};

const summaryIn = (element: HTMLElement): string => textOf(find(element, '[data-id="summary"]'));

it('says when the specialist is away, or next is, and only on request that nothing is planned', async () => {
  expect(summaryIn(await begin(mineOf()))).toBe("You're away until Dec 4. New cases aren't suggested for you.");
  const later = { awayFrom: null, awayUntil: null, absences: away.absences.slice(1) };
  expect(summaryIn(await begin(mineOf({ person: person(later) })))).toBe('Your next absence: Dec 24');
  const soon = {
    ...away,
    awayFrom: '2026-12-01',
    absences: [{ absenceId: 'a01', firstDay: '2026-12-01', lastDay: '2026-12-04' }],
  };
  expect(summaryIn(await begin(mineOf({ person: person(soon) })))).toBe('Your next absence: Dec 1 to Dec 4');
  const none = await begin(mineOf({ person: person() }));
  expect(has(none, '[data-id="summary"]')).toBe(false);
  await expect(none).toBeAccessible();
  find(none, '[data-id="open"]').click();
  await settle();
  expect(summaryIn(none)).toBe('You have no planned absences.');
});

it('opens the absences of the user, and reads them again after a change', async () => {
  const element = await begin(mineOf());
  expect(has(element, 'c-assignment-absences')).toBe(false);
  expect(find(element, 'section').className).toBe('');
  find(element, '[data-id="open"]').click();
  await settle();
  expect(find(element, 'section').className).toContain('slds-card');
  expect(find(element, '[data-id="open"]').getAttribute('aria-expanded')).toBe('true');
  const panel = find(element, 'c-assignment-absences');
  expect(panel).toHaveProperty('isOwn', true);
  expect(panel).toHaveProperty('today', TODAY);
  const { save, remove } = props(panel).calls as AbsenceCalls;
  await remove({ absenceId: 'a01' });
  expect(deleteAbsence).toHaveBeenCalledWith({ absenceId: 'a01' });
  const absence = { ...NEW, firstDay: TODAY, lastDay: TODAY };
  await save({ absence });
  expect(saveAbsence).toHaveBeenCalledWith({ absence });
  await expect(element).toBeAccessible();
  called(refreshApex).mockClear();
  find(element, 'c-assignment-absences').dispatchEvent(new CustomEvent('saved'));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  refreshFails();
  find(element, 'c-rp-fresh-page').dispatchEvent(new CustomEvent('return'));
  await settle();
  expect(props(find(element, 'c-rp-outdated-notice')).isOutdated).toBe(true);
  find(element, '[data-id="open"]').click();
  await settle();
  expect(has(element, 'c-assignment-absences')).toBe(false);
});

it('keeps its place while it loads, can try again, and is gone for people who are no specialists', async () => {
  const element = await begin();
  expect((find(element, '[data-id="open"]') as HTMLButtonElement).disabled).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getAbsences).error({ message: 'No answer' });
  await settle();
  expect(props(find(element, 'c-rp-error-panel')).error).not.toBeNull();
  await expect(element).toBeAccessible();
  const other = await begin(mineOf({ person: null }));
  expect(has(other, 'section')).toBe(false);
  await expect(other).toBeAccessible();
});
