import AssignmentBar from 'c/assignmentBar';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { AVERY } from 'test/assignmentSamples';

interface Bar {
  readonly element: HTMLElement;
  /** What the bar sent: the name of each event, and its detail. */
  readonly sent: [string, unknown][];
}

const begin = async (values: Record<string, unknown> = {}): Promise<Bar> => {
  const element = render('c-assignment-bar', AssignmentBar, values);
  const sent: [string, unknown][] = [];
  for (const name of ['choose', 'clear', 'assign', 'undo']) {
    element.addEventListener(name, (event) => sent.push([name, (event as CustomEvent).detail]));
  }
  await settle();
  return { element, sent };
};

const steps = (element: HTMLElement): number => element.shadowRoot?.querySelectorAll('.step').length ?? 0;

it('is empty while nothing is selected, chosen, or done', async () => {
  const { element } = await begin();
  expect(steps(element)).toBe(0);
  await expect(element).toBeAccessible();
});

it('offers the specialists for the selected cases, and starts over after each choice', async () => {
  const options = [{ value: AVERY, label: 'Avery Collins · Load 5' }];
  const { element, sent } = await begin({ selectedCount: 1200, options });
  expect(textOf(find(element, '[data-id="selected"]'))).toBe('Selected: 1,200');
  const to = find(element, '[data-id="to"]');
  expect(props(to)).toMatchObject({ label: 'Assign the selected cases to', value: '', options });
  to.dispatchEvent(new CustomEvent('change', { detail: { value: AVERY } }));
  expect(sent).toEqual([['choose', AVERY]]);
  await expect(element).toBeAccessible();
});

it('saves or clears what is chosen, with the number of cases on the button', async () => {
  const { element, sent } = await begin({ plannedCount: 2 });
  expect(textOf(find(element, '[data-id="planned"]'))).toBe('Chosen: 2');
  expect(props(find(element, '[data-id="assign"]'))).toMatchObject({ label: 'Assign 2 Cases', variant: 'brand' });
  find(element, '[data-id="assign"]').click();
  find(element, '[data-id="clear-plan"]').click();
  expect(sent.map(([name]) => name)).toEqual(['assign', 'clear']);
  await expect(element).toBeAccessible();
  const one = await begin({ plannedCount: 1 });
  expect(props(find(one.element, '[data-id="assign"]')).label).toBe('Assign 1 Case');
});

it('can’t be pressed twice while it saves', async () => {
  const { element } = await begin({
    selectedCount: 1,
    plannedCount: 2,
    doneText: 'Done.',
    canUndo: true,
    isBusy: true,
  });
  expect(props(find(element, '[data-id="assign"]')).label).toBe('Assigning…');
  for (const id of ['assign', 'clear-plan', 'to', 'undo']) {
    expect(props(find(element, `[data-id="${id}"]`)).disabled).toBe(true);
  }
  await expect(element).toBeAccessible();
});

it('tells screen readers what was done, and takes it back', async () => {
  const { element, sent } = await begin({ doneText: '2 cases are assigned.', canUndo: true });
  expect(find(element, '[data-id="done"]').closest('[role="status"]')).not.toBeNull();
  find(element, '[data-id="undo"]').click();
  expect(sent.map(([name]) => name)).toEqual(['undo']);
  await expect(element).toBeAccessible();
  const undone = await begin({ doneText: '2 cases have their former owners again.' });
  expect(has(undone.element, '[data-id="undo"]')).toBe(false);
});

it('tells screen readers what changed in the plan', async () => {
  const { element } = await begin({ plannedCount: 1, status: 'Cases for Avery Collins: 1. Press Assign to save.' });
  const status = find(element, '[data-id="status"]');
  expect(status.getAttribute('role')).toBe('status');
  expect(textOf(status)).toBe('Cases for Avery Collins: 1. Press Assign to save.');
});
