import AssignmentTeam from 'c/assignmentTeam';
import type { AssignmentBoard } from 'c/assignmentModel';
import { cardsOf } from 'c/assignmentPlanModel';
import type { Plan } from 'c/assignmentPlanModel';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { AVERY, away, board, JORDAN, row, specialist } from 'test/assignmentSamples';

interface Team {
  readonly element: HTMLElement;
  readonly sent: [string, unknown][];
}

const begin = async (data: AssignmentBoard, plan: Plan = new Map(), isBusy = false): Promise<Team> => {
  const cards = cardsOf(data.specialists, plan, null);
  const element = render('c-assignment-team', AssignmentTeam, { board: data, cards, isBusy });
  const sent: [string, unknown][] = [];
  for (const name of ['receive', 'show', 'absent']) {
    element.addEventListener(name, (event) => sent.push([name, (event as CustomEvent).detail]));
  }
  await settle();
  return { element, sent };
};

const cardOf = (element: HTMLElement, userId: string): HTMLElement =>
  find(element, `c-assignment-specialist[data-key="${userId}"]`);

it('shows a card for each specialist, who are the colleagues that can cover', async () => {
  const { element } = await begin(board([]));
  expect(textOf(find(element, 'h3'))).toBe('Specialists');
  expect(textOf(find(element, '.hint'))).toContain('Nothing is saved until you press Assign.');
  expect(element.shadowRoot?.querySelectorAll('c-assignment-specialist')).toHaveLength(2);
  const colleagues = [
    { userId: AVERY, name: 'Avery Collins' },
    { userId: JORDAN, name: 'Jordan Mbeki' },
  ];
  expect(props(cardOf(element, AVERY))).toMatchObject({ colleagues, most: 5, plannedWeight: 0, isShown: false });
  await expect(element).toBeAccessible();
});

it('measures each load against the highest one, with what is planned', async () => {
  const planned = row(1, { weight: 4 });
  const { element } = await begin(
    board([planned]),
    new Map([[planned.caseId, { row: planned, userId: AVERY, reason: null }]]),
  );
  expect(props(cardOf(element, AVERY))).toMatchObject({ most: 9, plannedWeight: 4 });
  expect(props(cardOf(element, JORDAN))).toMatchObject({ most: 9, plannedWeight: 0 });
});

it('doesn’t offer someone who left as a colleague who covers', async () => {
  const left = specialist({ ...away, isMember: false, isActive: false });
  const { element } = await begin(board([], { specialists: [specialist(), left] }));
  expect(props(cardOf(element, AVERY)).colleagues).toEqual([{ userId: AVERY, name: 'Avery Collins' }]);
  expect(has(element, `c-assignment-specialist[data-key="${JORDAN}"]`)).toBe(true);
});

it('says where specialists come from if there are none, also if someone who left still has cases', async () => {
  const { element } = await begin(board([], { specialists: [] }));
  expect(textOf(find(element, '[data-id="nobody"]'))).toContain('public group Onboarding Specialists');
  expect(has(element, '.hint')).toBe(false);
  await expect(element).toBeAccessible();
  const left = await begin(board([], { specialists: [specialist({ isMember: false })] }));
  expect(has(left.element, '[data-id="nobody"]')).toBe(true);
  expect(has(left.element, 'c-assignment-specialist')).toBe(true);
});

it('tells on whom cases were dropped, whose cases to show, and that absences changed', async () => {
  const { element, sent } = await begin(board([]));
  cardOf(element, JORDAN).dispatchEvent(new CustomEvent('receive'));
  cardOf(element, AVERY).dispatchEvent(new CustomEvent('show'));
  cardOf(element, AVERY).dispatchEvent(new CustomEvent('absent'));
  expect(sent).toEqual([
    ['receive', JORDAN],
    ['show', AVERY],
    ['absent', null],
  ]);
});
