import AssignmentSpecialist from 'c/assignmentSpecialist';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { away, specialist, TODAY } from 'test/assignmentSamples';

const begin = async (values: Record<string, unknown> = {}): Promise<{ element: HTMLElement; told: string[] }> => {
  const element = render('c-assignment-specialist', AssignmentSpecialist, {
    specialist: specialist(),
    today: TODAY,
    stageLabels: { New: 'New', Monitoring: 'Watching' },
    most: 10,
    canChangeAbsences: true,
    ...values,
  });
  const told: string[] = [];
  for (const name of ['receive', 'show', 'absent']) {
    element.addEventListener(name, () => told.push(name));
  }
  await settle();
  return { element, told };
};

const drag = (element: HTMLElement, name: string): boolean =>
  find(element, '.card').dispatchEvent(new Event(name, { cancelable: true }));

it('shows the load by stage, and what is planned', async () => {
  const { element, told } = await begin({ plannedWeight: 2.5 });
  expect(textOf(find(element, '[data-id="load"]'))).toBe('Load 5, then 7.5');
  expect(textOf(find(element, '[data-id="stages"]'))).toBe('New 2 · Watching 1');
  expect(find(element, '.part').getAttribute('style')).toContain('50%');
  expect(find(element, '.part_planned').getAttribute('style')).toContain('25%');
  expect(has(element, '[data-id="state"]')).toBe(false);
  expect(textOf(find(element, '[data-id="show"]'))).toBe('Show Cases');
  find(element, '[data-id="show"]').click();
  expect(told).toEqual(['show']);
  await expect(element).toBeAccessible();
});

it('says why someone gets no new cases, and offers their cases', async () => {
  const { element } = await begin({ specialist: specialist(away) });
  expect(props(find(element, '[data-id="state"]')).label).toBe('Away until Dec 4');
  expect(textOf(find(element, '[data-id="show"]'))).toBe('Reassign Cases (3)');
  expect(find(element, '[data-id="show"]').title).toBe('Reassign Cases (3) of Jordan Mbeki');
  expect(has(element, '[data-id="cover"]')).toBe(false);
  const absences = away.absences.map((absence) => ({
    ...absence,
    coveredBy: 'Avery Collins',
    note: 'The districts know.',
  }));
  const covered = await begin({ specialist: specialist({ ...away, absences }) });
  expect(textOf(find(covered.element, '[data-id="cover"]'))).toBe('Covered by Avery Collins · The districts know.');
  const soon = await begin({ specialist: specialist({ ...away, awayFrom: '2026-12-02' }) });
  expect(props(find(soon.element, '[data-id="state"]')).label).toBe('Away from Dec 2 to Dec 4');
  const left = await begin({ specialist: specialist({ isActive: false, isMember: false }) });
  expect(props(find(left.element, '[data-id="state"]')).label).toBe('Inactive user');
  expect(has(left.element, '[data-id="absences"]')).toBe(false);
  const other = await begin({ specialist: specialist({ isMember: false }) });
  expect(props(find(other.element, '[data-id="state"]')).label).toBe('Not in the group Onboarding Specialists');
  await expect(element).toBeAccessible();
});

it('takes cases that are dropped on it, unless the person can’t own new cases', async () => {
  const { element, told } = await begin();
  expect(drag(element, 'dragover')).toBe(false);
  await settle();
  expect(find(element, '.card').className).toContain('card_over');
  drag(element, 'dragleave');
  await settle();
  expect(find(element, '.card').className).not.toContain('card_over');
  drag(element, 'drop');
  expect(told).toEqual(['receive']);
  const left = await begin({ specialist: specialist({ isMember: false }) });
  expect(drag(left.element, 'dragover')).toBe(true);
  drag(left.element, 'drop');
  expect(left.told).toEqual([]);
});

it('shows no button for cases that don’t exist or are shown already, and opens the absences', async () => {
  const { element, told } = await begin({ specialist: specialist({}, { stages: [], weight: 0, openCases: 0 }) });
  expect(textOf(find(element, '[data-id="stages"]'))).toBe('No open cases');
  expect(has(element, '[data-id="show"]')).toBe(false);
  find(element, '[data-id="absences"]').click();
  await settle();
  expect(find(element, '[data-id="absences"]').getAttribute('aria-expanded')).toBe('true');
  find(element, 'c-assignment-absences').dispatchEvent(new CustomEvent('saved'));
  expect(told).toEqual(['absent']);
  const shown = await begin({ isShown: true });
  expect(has(shown.element, '[data-id="show"]')).toBe(false);
  await expect(element).toBeAccessible();
});
