import { refreshApex } from '@salesforce/apex';
import assign from '@salesforce/apex/AssignmentController.assign';
import getBoard from '@salesforce/apex/AssignmentController.getBoard';
import suggest from '@salesforce/apex/AssignmentController.suggest';
import AssignOnboarding from 'c/assignOnboarding';
import type { AssignmentBoard, AssignmentChange } from 'c/assignmentModel';
import { called, find, has, props, refusal, refreshFails, render, settle, textOf, wireOf } from 'test/rendering';
import { AVERY, away, board, JORDAN, QUEUE, row, rows, specialist } from 'test/assignmentSamples';

/** Three requests and a reload take more turns than one answer. */
const SAVED = 30;

const show = async (data: AssignmentBoard): Promise<void> => {
  wireOf(getBoard).emit(data);
  await settle();
};

const begin = async (data?: AssignmentBoard): Promise<HTMLElement> => {
  called(assign).mockReset();
  called(suggest).mockReset();
  const element = render('c-assign-onboarding', AssignOnboarding, {}) as HTMLElement;
  await settle();
  if (data) {
    await show(data);
  }
  return element;
};

const LIST = 'c-assignment-list';
const BAR = 'c-assignment-bar';
const TEAM = 'c-assignment-team';

/** One selector for each shadow root on the way. */
type Way = readonly string[];

const send = async (element: HTMLElement, way: Way, name: string, detail?: unknown): Promise<void> => {
  find(element, ...way).dispatchEvent(new CustomEvent(name, { detail }));
  await settle(SAVED);
};

const press = async (element: HTMLElement, ...way: Way): Promise<void> => {
  find(element, ...way).click();
  await settle(SAVED);
};

const caseOf = (index: number): Way => [LIST, `c-assignment-case[data-key="${row(index).caseId}"]`];
const cardOf = (userId: string): Way => [TEAM, `c-assignment-specialist[data-key="${userId}"]`];
const inBar = (id: string): Way => [BAR, `[data-id="${id}"]`];
const SUGGEST: Way = [LIST, '[data-id="suggest"]'];
const ASSIGN = inBar('assign');

const owners = (element: HTMLElement): unknown[] =>
  [...(find(element, LIST).shadowRoot?.querySelectorAll('c-assignment-case') ?? [])].map((one) => props(one).ownerName);

const choose = async (element: HTMLElement, indexes: readonly number[], userId: string): Promise<void> => {
  for (const index of indexes) {
    // eslint-disable-next-line no-await-in-loop -- each choice changes the list that the next one is made in
    await send(element, caseOf(index), 'choose', true);
  }
  await send(element, inBar('to'), 'change', { value: userId });
};

const brands = (element: HTMLElement): unknown[] =>
  [find(element, LIST), find(element, BAR)]
    .flatMap((part) => [...(part.shadowRoot?.querySelectorAll('lightning-button') ?? [])])
    .filter((one) => props(one).variant === 'brand')
    .map((one) => props(one).label);

const accepted = (...[{ changes }]: [{ changes: AssignmentChange[] }]): Promise<unknown> => Promise.resolve(changes);

it('shows how long cases have waited, and the load of each specialist, those who need a handover first', async () => {
  const element = await begin(board(rows(3)));
  expect(wireOf(getBoard).getLastConfig()).toEqual({ ownerId: null });
  expect(textOf(find(element, 'h2'))).toBe('Unassigned onboarding cases');
  expect(textOf(find(element, '[data-id="summary"]'))).toBe('3 cases wait for a specialist, the longest for 6 days.');
  expect(textOf(find(element, LIST, '[data-id="shown"]'))).toBe('3 of 3 cases');
  const cards = [...(find(element, TEAM).shadowRoot?.querySelectorAll('c-assignment-specialist') ?? [])];
  expect(cards.map((card) => (card as HTMLElement).dataset.key)).toEqual([JORDAN, AVERY]);
  expect(brands(element)).toEqual(['Suggest']);
  await expect(element).toBeAccessible();
  await show(board(rows(1)));
  expect(textOf(find(element, '[data-id="summary"]'))).toBe('1 case has waited for a specialist for 6 days.');
  await show(board(rows(1, { ownerSince: '2026-11-30T18:00:00.000Z' })));
  expect(textOf(find(element, '[data-id="summary"]'))).toBe('1 case has waited for a specialist since today.');
  await show(board(rows(2, { ownerSince: '2026-11-30T18:00:00.000Z' })));
  expect(textOf(find(element, '[data-id="summary"]'))).toBe('2 cases have waited for a specialist since today.');
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getBoard).error({ message: 'No answer' });
  await settle();
  called(refreshApex).mockClear();
  await send(element, ['c-rp-error-panel[data-id="load-error"]'], 'retry');
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('says that there is nothing to assign, and that there are no specialists', async () => {
  const element = await begin(board([], { specialists: [] }));
  expect(textOf(find(element, LIST, '[data-id="empty"]'))).toContain('Every onboarding case has a specialist');
  expect(textOf(find(element, TEAM, '[data-id="nobody"]'))).toContain('public group Onboarding Specialists');
  await expect(element).toBeAccessible();
});

it('plans selected cases for a specialist, and saves nothing until Assign', async () => {
  const element = await begin(board(rows(3)));
  expect(has(find(element, BAR), '[data-id="to"]')).toBe(false);
  await send(element, caseOf(0), 'choose', true);
  expect(props(find(element, ...inBar('to'))).options).toEqual([
    { value: AVERY, label: 'Avery Collins · Load 5' },
    { value: JORDAN, label: 'Jordan Mbeki · Load 2 · Away until Dec 4' },
  ]);
  await choose(element, [0, 2], AVERY);
  expect(owners(element)).toEqual(['Avery Collins', null, 'Avery Collins']);
  expect(props(find(element, ...cardOf(AVERY))).plannedWeight).toBe(2);
  expect(textOf(find(element, ...inBar('status')))).toBe('Cases for Avery Collins: 2. Press Assign to save.');
  expect(has(find(element, BAR), '[data-id="to"]')).toBe(false);
  expect(brands(element)).toEqual(['Assign 2 Cases']);
  expect(assign).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
  await send(element, caseOf(2), 'clear');
  expect(brands(element)).toEqual(['Assign 1 Case']);
  await press(element, ...inBar('clear-plan'));
  expect(owners(element)).toEqual([null, null, null]);
});

it('drops a dragged case, and takes along the other selected ones', async () => {
  const element = await begin(board(rows(3)));
  await send(element, caseOf(1), 'lift');
  await send(element, cardOf(AVERY), 'receive');
  expect(owners(element)).toEqual([null, 'Avery Collins', null]);
  await send(element, caseOf(0), 'choose', true);
  await send(element, caseOf(2), 'choose', true);
  await send(element, caseOf(2), 'lift');
  await send(element, cardOf(JORDAN), 'receive');
  expect(owners(element)).toEqual(['Jordan Mbeki', 'Avery Collins', 'Jordan Mbeki']);
});

it('suggests owners with reasons for cases without a choice, and tells Apex what is chosen', async () => {
  const element = await begin(board(rows(3)));
  called(suggest).mockResolvedValueOnce([
    { caseId: row(1).caseId, userId: AVERY, reason: 'Has the lightest load: 5.' },
    { caseId: row(2).caseId, userId: null, reason: 'Nobody else is available.' },
  ]);
  await choose(element, [0], JORDAN);
  await press(element, ...SUGGEST);
  expect(suggest).toHaveBeenCalledWith({
    caseIds: [row(1).caseId, row(2).caseId],
    planned: [{ caseId: row(0).caseId, fromId: QUEUE, toId: JORDAN }],
  });
  expect(owners(element)).toEqual(['Jordan Mbeki', 'Avery Collins', null]);
  expect(props(find(element, ...caseOf(2))).reason).toBe('Nobody else is available.');
  expect(textOf(find(element, ...inBar('planned')))).toBe('Chosen: 2');
  await expect(element).toBeAccessible();
});

it('shows why there is no suggestion, and keeps the choices', async () => {
  const element = await begin(board(rows(2)));
  called(suggest).mockRejectedValueOnce(refusal('ASSIGN_ALL_AWAY', 'All specialists are away.'));
  await choose(element, [0], AVERY);
  await press(element, ...SUGGEST);
  expect(props(find(element, 'c-rp-error-panel[data-id="failure"]')).error).not.toBeNull();
  expect(owners(element)).toEqual(['Avery Collins', null]);
  await expect(element).toBeAccessible();
});

it('assigns, offers Undo, and restores the former owners', async () => {
  const element = await begin(board(rows(2)));
  called(assign).mockImplementation(accepted as never);
  await choose(element, [0, 1], AVERY);
  await press(element, ...ASSIGN);
  expect(assign).toHaveBeenCalledWith({
    changes: [0, 1].map((index) => ({ caseId: row(index).caseId, fromId: QUEUE, toId: AVERY })),
    note: null,
  });
  expect(textOf(find(element, ...inBar('done')))).toBe('2 cases are assigned to Avery Collins.');
  expect(owners(element)).toEqual([null, null]);
  await expect(element).toBeAccessible();
  await show(board([]));
  await press(element, ...inBar('undo'));
  expect(assign).toHaveBeenLastCalledWith({
    changes: [0, 1].map((index) => ({
      caseId: row(index).caseId,
      fromId: AVERY,
      toId: QUEUE,
      movedIds: [],
      ownerSince: null,
      hasNote: false,
    })),
    note: null,
  });
  expect(textOf(find(element, ...inBar('done')))).toBe('2 cases have their former owners again.');
  expect(has(find(element, BAR), '[data-id="undo"]')).toBe(false);
});

it('lists the cases that keep their owners, with the reasons, and keeps these choices', async () => {
  const element = await begin(board(rows(2)));
  called(assign).mockImplementation((async ({ changes }: { changes: AssignmentChange[] }) =>
    changes.map((change, index) => ({ ...change, error: index === 0 ? 'It was closed.' : null }))) as never);
  await choose(element, [0, 1], AVERY);
  await press(element, ...ASSIGN);
  expect(textOf(find(element, '[data-id="refusals"]'))).toBe('School 0, 00000000: It was closed.');
  expect(textOf(find(element, ...inBar('done')))).toBe('School 1 is assigned to Avery Collins.');
  expect(owners(element)).toEqual(['Avery Collins', null]);
  await expect(element).toBeAccessible();
});

it('assigns 450 cases in three requests, and offers to undo those that were saved before one failed', async () => {
  const element = await begin(board(rows(450)));
  await send(element, [LIST, '[data-id="all"]'], 'change', { checked: true });
  await send(element, inBar('to'), 'change', { value: AVERY });
  called(assign)
    .mockImplementationOnce(accepted as never)
    .mockImplementationOnce(accepted as never)
    .mockRejectedValueOnce(refusal('RECORD_BUSY', 'Try again.') as never);
  await press(element, ...ASSIGN);
  expect(assign).toHaveBeenCalledTimes(3);
  expect(textOf(find(element, ...inBar('done')))).toBe('400 cases are assigned to Avery Collins.');
  expect(props(find(element, 'c-rp-error-panel[data-id="failure"]')).error).not.toBeNull();
  expect(brands(element)).toEqual(['Assign 50 Cases']);
});

it('forgets choices for cases that a colleague has changed, and says so', async () => {
  const element = await begin(board(rows(3)));
  await choose(element, [0, 1], AVERY);
  await show(board([row(0, { ownerId: JORDAN }), row(1), row(2)]));
  expect(textOf(find(element, '[data-id="lost"]'))).toBe(
    'Your choice for 1 of the cases is gone, because a colleague changed them.',
  );
  expect(owners(element)).toEqual([null, 'Avery Collins', null]);
});

it('reassigns the cases of someone who is away, with a handover note', async () => {
  const element = await begin(board(rows(2)));
  await choose(element, [0], AVERY);
  await send(element, cardOf(JORDAN), 'show');
  expect(wireOf(getBoard).getLastConfig()).toEqual({ ownerId: JORDAN });
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await show(board(rows(2)));
  expect(has(element, 'c-rp-stencil')).toBe(true);
  const theirs = [row(5, { ownerId: JORDAN }), row(6, { ownerId: JORDAN })];
  await show(board(theirs, { ownerId: JORDAN }));
  expect(textOf(find(element, 'h2'))).toBe('Open cases of Jordan Mbeki');
  expect(props(find(element, '[data-id="note"]')).value).toBe('Jordan Mbeki is away until Dec 4.');
  await expect(element).toBeAccessible();
  await send(element, caseOf(5), 'choose', true);
  expect(props(find(element, ...inBar('to'))).options).toEqual([{ value: AVERY, label: 'Avery Collins · Load 5' }]);
  await send(element, inBar('to'), 'change', { value: AVERY });
  await send(element, ['[data-id="note"]'], 'change', { value: 'Call Maria.' });
  called(assign).mockImplementation(accepted as never);
  await press(element, ...ASSIGN);
  expect(assign).toHaveBeenCalledWith({
    changes: [{ caseId: row(5).caseId, fromId: JORDAN, toId: AVERY }],
    note: 'Call Maria.',
  });
  await press(element, '[data-id="back"]');
  await show(board(rows(2)));
  expect(owners(element)).toEqual(['Avery Collins', null]);
  const left = specialist({ ...away, isActive: false, isMember: false });
  await send(element, cardOf(JORDAN), 'show');
  await show(board(theirs, { ownerId: JORDAN, specialists: [left] }));
  expect(props(find(element, '[data-id="note"]')).value).toBe('Jordan Mbeki no longer works on onboarding cases.');
  await show(board([], { ownerId: JORDAN, specialists: [left] }));
  expect(textOf(find(element, LIST, '[data-id="empty"]'))).toContain('Jordan Mbeki has no open onboarding cases');
});

it('finds a school, selects what it found, and shows 80 cases at a time', async () => {
  const element = await begin(board(rows(200), { isCut: true }));
  expect(owners(element)).toHaveLength(80);
  expect(textOf(find(element, LIST, '[data-id="cut"]'))).toContain('more than 200');
  await press(element, LIST, '[data-id="more"]');
  expect(owners(element)).toHaveLength(160);
  expect(find(element, LIST).shadowRoot?.activeElement).toBe(find(element, LIST, '[data-index="80"]'));
  await send(element, [LIST, '.search'], 'change', { value: 'school 19' });
  expect(owners(element)).toHaveLength(12);
  await send(element, [LIST, '[data-id="all"]'], 'change', { checked: true });
  expect(textOf(find(element, ...inBar('selected')))).toBe('Selected: 12');
  await send(element, caseOf(19), 'choose', false);
  expect(textOf(find(element, ...inBar('selected')))).toBe('Selected: 11');
  await send(element, [LIST, '.search'], 'change', { value: 'Nowhere' });
  expect(textOf(find(element, LIST, '[data-id="none"]'))).toContain('No case matches "Nowhere".');
  await press(element, LIST, '[data-id="clear-search"]');
  expect(owners(element)).toHaveLength(80);
});

it('reads again when the user comes back, after an absence, and after a case was created', async () => {
  const element = await begin(board(rows(1), { failures: [{ opportunityId: '006', opportunityName: 'Reading' }] }));
  called(refreshApex).mockClear();
  await send(element, ['c-rp-fresh-page'], 'return');
  await send(element, cardOf(AVERY), 'absent');
  await send(element, ['c-assignment-failures'], 'created');
  await press(element, '[data-id="refresh"]');
  expect(refreshApex).toHaveBeenCalledTimes(4);
  refreshFails();
  await send(element, ['c-rp-fresh-page'], 'return');
  expect(props(find(element, 'c-rp-outdated-notice')).isOutdated).toBe(true);
});

const SINCE = '2026-11-24T15:00:00.000Z';

it('assigns one case in two clicks, stays at this place of the list, and gives back with Undo exactly what went along', async () => {
  const element = await begin(board(rows(3)));
  called(assign).mockImplementationOnce((async ({ changes }: { changes: AssignmentChange[] }) =>
    Promise.resolve(
      changes.map((change) => ({ ...change, movedIds: ['1', '2', '3', '4'], ownerSince: SINCE, hasNote: true })),
    )) as never);
  called(refreshApex).mockImplementationOnce((async () => show(board([row(0), row(2)]))) as never);
  await choose(element, [0], AVERY);
  await send(element, caseOf(1), 'assign', JORDAN);
  const { caseId } = row(1);
  expect(assign).toHaveBeenCalledWith({ changes: [{ caseId, fromId: QUEUE, toId: JORDAN }], note: null });
  expect(textOf(find(element, ...inBar('done')))).toBe(
    'School 1 is assigned to Jordan Mbeki. Open tasks and items of the former owner that went along: 4.',
  );
  expect(owners(element)).toEqual(['Avery Collins', null]);
  expect(find(element, LIST).shadowRoot?.activeElement).toBe(find(element, LIST, '[data-index="1"]'));
  await expect(element).toBeAccessible();
  called(assign).mockImplementationOnce(accepted as never);
  await press(element, ...inBar('undo'));
  expect(assign).toHaveBeenLastCalledWith({
    changes: [
      { caseId, fromId: JORDAN, toId: QUEUE, movedIds: ['1', '2', '3', '4'], ownerSince: SINCE, hasNote: true },
    ],
    note: null,
  });
  expect(textOf(find(element, ...inBar('done')))).toBe(
    'School 1 has its former owner again. Open tasks and items that went back: 4.',
  );
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
});

it('goes to the reason if one case isn’t assigned, and names the case also when Undo comes too late', async () => {
  const element = await begin(board(rows(2)));
  const taken = (async ({ changes }: { changes: AssignmentChange[] }) =>
    Promise.resolve(changes.map((change) => ({ ...change, error: 'A colleague was faster.' })))) as never;
  called(assign).mockImplementationOnce(taken);
  await send(element, caseOf(0), 'assign', AVERY);
  expect(textOf(find(element, '[data-id="refusals"]'))).toBe('School 0, 00000000: A colleague was faster.');
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
  called(assign).mockImplementationOnce(accepted as never);
  await send(element, caseOf(1), 'assign', AVERY);
  await show(board([row(0)]));
  called(assign).mockImplementationOnce(taken);
  await press(element, ...inBar('undo'));
  expect(textOf(find(element, '[data-id="refusals"]'))).toBe('School 1, 00000001: A colleague was faster.');
  await expect(element).toBeAccessible();
});

it('keeps the focus on the page when the list changes, and names the specialist while it loads', async () => {
  const element = await begin(board(rows(2)));
  await send(element, cardOf(JORDAN), 'show');
  expect(textOf(find(element, 'h2'))).toBe('Open cases of Jordan Mbeki');
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
});
