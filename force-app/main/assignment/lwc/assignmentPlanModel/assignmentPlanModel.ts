import OPTION from '@salesforce/label/c.Assignment_Option';
import OPTION_AWAY from '@salesforce/label/c.Assignment_OptionAway';
import { MOST_AT_ONCE, needsHandover, parts, sayAway, sayWeight } from 'c/assignmentModel';
import type { AssignmentChange, AssignmentOutcome, AssignmentRow, Specialist, Suggestion } from 'c/assignmentModel';
import { format } from 'c/rpTextUtils';

/** Who is to own a case, and why. Nothing is saved yet. */
export interface Planned {
  readonly row: AssignmentRow;
  /** Empty if nobody is available. `reason` says why. */
  readonly userId: string;
  readonly reason: string | null;
}

/** By case ID. */
export type Plan = ReadonlyMap<string, Planned>;

/** What the user has chosen for the cases of one owner, and not saved yet. */
export interface Draft {
  readonly plan: Plan;
  /** Null until the user changes the proposed note. */
  readonly note: string | null;
}

export interface Card {
  readonly specialist: Specialist;
  readonly plannedWeight: number;
  /** The list shows the cases of this specialist. */
  readonly isShown: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What became of several changes. */
export interface Saved {
  readonly done: readonly AssignmentOutcome[];
  readonly refused: readonly AssignmentOutcome[];
  /** Why the other cases weren't tried, or null. */
  readonly error: unknown;
}

/** Those that can be saved. */
export const chosenIn = (plan: Plan): Planned[] => [...plan.values()].filter(({ userId }) => userId !== '');

/** Those without a planned owner, or all if each has one. */
export function unplannedIn(rows: readonly AssignmentRow[], plan: Plan): readonly AssignmentRow[] {
  const open = rows.filter(({ caseId }) => !plan.get(caseId)?.userId);
  return open.length > 0 ? open : rows;
}

export const withOwner = (plan: Plan, rows: readonly AssignmentRow[], userId: string): Plan =>
  new Map([...plan, ...rows.map((row): [string, Planned] => [row.caseId, { row, userId, reason: null }])]);

export const without = (plan: Plan, caseIds: ReadonlySet<string>): Plan =>
  new Map([...plan].filter(([caseId]) => !caseIds.has(caseId)));

export function withSuggestions(plan: Plan, rows: readonly AssignmentRow[], suggestions: readonly Suggestion[]): Plan {
  const byId = new Map(rows.map((row) => [row.caseId, row]));
  const changed = new Map(plan);
  suggestions.forEach(({ caseId, userId, reason }) => {
    const row = byId.get(caseId);
    if (row) {
      changed.set(caseId, { row, userId: userId ?? '', reason });
    }
  });
  return changed;
}

/** Without the cases that are no longer in the list, or have another owner now. */
export function stillOpen(plan: Plan, rows: readonly AssignmentRow[]): Plan {
  const owners = new Map(rows.map(({ caseId, ownerId }) => [caseId, ownerId]));
  return new Map([...plan].filter(([caseId, { row }]) => owners.get(caseId) === row.ownerId));
}

export const changeOf = ({ row, userId }: Planned): AssignmentChange => ({
  caseId: row.caseId,
  fromId: row.ownerId,
  toId: userId,
});

/** Gives back what went along, and nothing else. */
export const undoOf = ({
  caseId,
  fromId,
  toId,
  movedIds,
  ownerSince,
  hasNote,
}: AssignmentOutcome): AssignmentChange => ({
  caseId,
  fromId: toId,
  toId: fromId,
  movedIds: movedIds ?? [],
  ownerSince: ownerSince ?? null,
  hasNote: hasNote ?? false,
});

/** What was saved stays known if a later request fails. */
export async function saveAll(
  changes: readonly AssignmentChange[],
  send: (some: readonly AssignmentChange[]) => Promise<readonly AssignmentOutcome[]>,
): Promise<Saved> {
  const done: AssignmentOutcome[] = [];
  const refused: AssignmentOutcome[] = [];
  try {
    for (const some of parts(changes, MOST_AT_ONCE)) {
      // eslint-disable-next-line no-await-in-loop -- two requests at once can lock each other's accounts
      const outcomes = await send(some);
      outcomes.forEach((outcome) => (outcome.error ? refused : done).push(outcome));
    }
    return { done, refused, error: null };
  } catch (error) {
    return { done, refused, error };
  }
}

/** First those whose cases someone must take over. */
export function cardsOf(specialists: readonly Specialist[], plan: Plan, shownId: string | null): Card[] {
  const planned = new Map<string, number>();
  chosenIn(plan).forEach(({ userId, row }) => planned.set(userId, (planned.get(userId) ?? 0) + row.weight));
  const isUrgent = ({ person, openCases }: Specialist): boolean => openCases > 0 && needsHandover(person);
  return [...specialists]
    .sort((one, other) => Number(isUrgent(other)) - Number(isUrgent(one)))
    .map((specialist) => ({
      specialist,
      plannedWeight: planned.get(specialist.person.userId) ?? 0,
      isShown: specialist.person.userId === shownId,
    }));
}

/** Who can get cases: those who are there first, and the one with the least work first. */
export const optionsOf = (cards: readonly Card[], today: string): Option[] =>
  cards
    .filter(({ specialist: { person }, isShown }) => person.isMember && !isShown)
    .map(({ specialist: { person, weight }, plannedWeight }) => ({
      person,
      load: weight + plannedWeight,
      away: sayAway(person, today),
    }))
    .sort((one, other) => Number(Boolean(one.away)) - Number(Boolean(other.away)) || one.load - other.load)
    .map(({ person, load, away }) => ({
      value: person.userId,
      label: away
        ? format(OPTION_AWAY, person.name, sayWeight(load), away)
        : format(OPTION, person.name, sayWeight(load)),
    }));
