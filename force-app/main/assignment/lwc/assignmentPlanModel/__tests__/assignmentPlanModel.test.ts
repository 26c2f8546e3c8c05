import type { AssignmentChange, AssignmentOutcome } from 'c/assignmentModel';
import {
  cardsOf,
  changeOf,
  chosenIn,
  optionsOf,
  saveAll,
  stillOpen,
  undoOf,
  unplannedIn,
  without,
  withOwner,
  withSuggestions,
} from 'c/assignmentPlanModel';
import type { Plan } from 'c/assignmentPlanModel';
import { AVERY, away, JORDAN, QUEUE, row, rows, specialist, TODAY } from 'test/assignmentSamples';

const NOBODY: Plan = new Map();

const ownersIn = (plan: Plan): [string, string][] => [...plan].map(([caseId, { userId }]) => [caseId, userId]);

it('plans cases for a specialist, changes the plan, and removes cases from it', () => {
  const plan = withOwner(withOwner(NOBODY, rows(2), AVERY), [row(1)], JORDAN);
  expect(ownersIn(plan)).toEqual([
    [row(0).caseId, AVERY],
    [row(1).caseId, JORDAN],
  ]);
  expect(ownersIn(without(plan, new Set([row(0).caseId])))).toEqual([[row(1).caseId, JORDAN]]);
  expect(NOBODY.size).toBe(0);
});

it('takes over suggestions with their reasons, and leaves out cases that aren’t in the list', () => {
  const plan = withSuggestions(withOwner(NOBODY, [row(0)], JORDAN), rows(2), [
    { caseId: row(0).caseId, userId: AVERY, reason: 'Has the lightest load: 5.' },
    { caseId: row(1).caseId, userId: null, reason: 'Nobody else is available.' },
    { caseId: row(7).caseId, userId: AVERY, reason: 'Has the lightest load: 6.' },
  ]);
  expect(plan.get(row(0).caseId)?.reason).toBe('Has the lightest load: 5.');
  expect(plan.get(row(1).caseId)).toMatchObject({ userId: '', reason: 'Nobody else is available.' });
  expect(plan.has(row(7).caseId)).toBe(false);
  expect(chosenIn(plan).map(({ userId }) => userId)).toEqual([AVERY]);
});

it('asks for suggestions for cases without a planned owner, or for all if each has one', () => {
  const plan = withOwner(NOBODY, [row(0)], AVERY);
  expect(unplannedIn(rows(2), plan)).toEqual([row(1)]);
  expect(unplannedIn([row(0)], plan)).toEqual([row(0)]);
});

it('forgets cases that left the list or have another owner now', () => {
  const plan = withOwner(NOBODY, rows(3), AVERY);
  expect(ownersIn(stillOpen(plan, [row(0), row(1, { ownerId: JORDAN })]))).toEqual([[row(0).caseId, AVERY]]);
});

it('takes a change back to the former owner, with exactly what went along', () => {
  const change = changeOf({ row: row(0), userId: AVERY, reason: null });
  expect(change).toEqual({ caseId: row(0).caseId, fromId: QUEUE, toId: AVERY });
  const ownerSince = '2026-11-24T15:00:00.000Z';
  expect(undoOf({ ...change, movedIds: ['1'], ownerSince, hasNote: true })).toEqual({
    caseId: row(0).caseId,
    fromId: AVERY,
    toId: QUEUE,
    movedIds: ['1'],
    ownerSince,
    hasNote: true,
  });
  expect(undoOf(change)).toMatchObject({ movedIds: [], ownerSince: null, hasNote: false });
});

describe('saving', () => {
  const changes = (count: number): AssignmentChange[] =>
    rows(count).map((one) => changeOf({ row: one, userId: AVERY, reason: null }));

  it('sends 200 changes at once, one request after the other, and separates what was refused', async () => {
    const sizes: number[] = [];
    const send = async (some: readonly AssignmentChange[]): Promise<AssignmentOutcome[]> => {
      sizes.push(some.length);
      return Promise.resolve(some.map((change, index) => ({ ...change, error: index === 0 ? 'It is closed.' : null })));
    };
    const saved = await saveAll(changes(450), send);
    expect(sizes).toEqual([200, 200, 50]);
    expect([saved.done.length, saved.refused.length, saved.error]).toEqual([447, 3, null]);
  });

  it('keeps what was saved if a later request fails, and stops there', async () => {
    const failure = new Error('No answer');
    let requests = 0;
    const send = async (some: readonly AssignmentChange[]): Promise<readonly AssignmentOutcome[]> => {
      requests += 1;
      return requests === 1 ? Promise.resolve(some) : Promise.reject(failure);
    };
    const saved = await saveAll(changes(601), send);
    expect([saved.done.length, saved.refused.length, saved.error]).toEqual([200, 0, failure]);
    expect(requests).toBe(2);
  });
});

it('puts those first whose cases someone must take over, and counts what is planned', () => {
  const idle = specialist({ ...away, userId: '005000000000003AAA' }, { openCases: 0 });
  const team = [specialist(), idle, specialist(away)];
  const cards = cardsOf(team, withOwner(NOBODY, [row(0, { weight: 2 }), row(1, { weight: 0.5 })], AVERY), JORDAN);
  expect(cards.map(({ specialist: { person } }) => person.userId)).toEqual([JORDAN, AVERY, idle.person.userId]);
  expect(cards.map(({ plannedWeight, isShown }) => [plannedWeight, isShown])).toEqual([
    [0, true],
    [2.5, false],
    [0, false],
  ]);
});

it('offers those who are there first, the one with the least work first, and nobody who left or has the cases now', () => {
  const busy = specialist({ userId: '005000000000003AAA', name: 'Quinn Halvorsen' }, { weight: 12 });
  const left = specialist({ userId: '005000000000004AAA', name: 'Riley Okafor', isMember: false });
  const cards = cardsOf([busy, specialist(away, { weight: 1 }), left, specialist()], NOBODY, null);
  expect(optionsOf(cards, TODAY).map(({ label }) => label)).toEqual([
    'Avery Collins · Load 5',
    'Quinn Halvorsen · Load 12',
    'Jordan Mbeki · Load 1 · Away until Dec 4',
  ]);
  const shown = cardsOf([specialist(), busy], NOBODY, AVERY);
  expect(optionsOf(shown, TODAY).map(({ label }) => label)).toEqual(['Quinn Halvorsen · Load 12']);
});
