import { api, LightningElement, wire } from 'lwc';
import assign from '@salesforce/apex/AssignmentController.assign';
import getBoard from '@salesforce/apex/AssignmentController.getBoard';
import suggest from '@salesforce/apex/AssignmentController.suggest';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import ASSIGN_MANY from '@salesforce/label/c.Assignment_AssignMany';
import ASSIGN_ONE from '@salesforce/label/c.Assignment_AssignOne';
import ASSIGN_TO from '@salesforce/label/c.Assignment_AssignTo';
import BACK from '@salesforce/label/c.Assignment_Back';
import CASES_OF from '@salesforce/label/c.Assignment_CasesOf';
import CHOOSE from '@salesforce/label/c.Assignment_Choose';
import CLEAR from '@salesforce/label/c.Assignment_ClearSearch';
import CLEAR_PLAN from '@salesforce/label/c.Assignment_ClearAll';
import CUT from '@salesforce/label/c.Assignment_Cut';
import DONE_MANY from '@salesforce/label/c.Assignment_DoneMany';
import DONE_ONE from '@salesforce/label/c.Assignment_DoneOne';
import EMPTY from '@salesforce/label/c.Assignment_Empty';
import EMPTY_HELP from '@salesforce/label/c.Assignment_EmptyHelp';
import EMPTY_OF from '@salesforce/label/c.Assignment_EmptyOf';
import FAILED from '@salesforce/label/c.Assignment_Failed';
import FOLLOWED from '@salesforce/label/c.Assignment_Followed';
import HINT from '@salesforce/label/c.Assignment_Hint';
import LOST from '@salesforce/label/c.Assignment_Lost';
import MORE from '@salesforce/label/c.Assignment_More';
import NONE_FOUND from '@salesforce/label/c.Assignment_NoneFound';
import NOTE from '@salesforce/label/c.Assignment_Note';
import NOTE_AWAY from '@salesforce/label/c.Assignment_NoteAway';
import NOTE_HELP from '@salesforce/label/c.Assignment_NoteHelp';
import NOTE_LEFT from '@salesforce/label/c.Assignment_NoteLeft';
import NO_SPECIALISTS from '@salesforce/label/c.Assignment_NoSpecialists';
import OPTION from '@salesforce/label/c.Assignment_Option';
import OPTION_AWAY from '@salesforce/label/c.Assignment_OptionAway';
import PLANNED from '@salesforce/label/c.Assignment_Planned';
import PLANNED_FOR from '@salesforce/label/c.Assignment_PlannedFor';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import SAVING from '@salesforce/label/c.Assignment_Saving';
import SEARCH from '@salesforce/label/c.Assignment_Search';
import SELECTED from '@salesforce/label/c.Assignment_Selected';
import SELECT_ALL from '@salesforce/label/c.Assignment_SelectAll';
import SHOWN from '@salesforce/label/c.Assignment_Shown';
import SPECIALISTS from '@salesforce/label/c.Assignment_Specialists';
import SUGGEST from '@salesforce/label/c.Assignment_Suggest';
import SUGGESTED from '@salesforce/label/c.Assignment_Suggested';
import UNASSIGNED from '@salesforce/label/c.Assignment_Unassigned';
import UNDO from '@salesforce/label/c.Assignment_Undo';
import UNDONE from '@salesforce/label/c.Assignment_Undone';
import WAITING_MANY from '@salesforce/label/c.Assignment_WaitingMany';
import WAITING_NEW_MANY from '@salesforce/label/c.Assignment_WaitingNewMany';
import WAITING_NEW_ONE from '@salesforce/label/c.Assignment_WaitingNewOne';
import WAITING_ONE from '@salesforce/label/c.Assignment_WaitingOne';
import { awayNow, isFound, MOST_AT_ONCE, needsHandover, parts, sayAway, sayDate, sayWeight } from 'c/assignmentModel';
import type {
  AssignmentBoard,
  AssignmentChange,
  AssignmentOutcome,
  AssignmentRow,
  Colleague,
  Plan,
  Planned,
  Specialist,
} from 'c/assignmentModel';
import { countDays, dayOf, daysBetween } from 'c/rpDateUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

/** How many cases show at once. */
const PAGE = 80;
const QUEUE = 'QUEUE';

/** What the user has chosen for the cases of one owner, and not saved yet. */
interface Draft {
  plan: Plan;
  note: string | null;
}

interface Item {
  row: AssignmentRow;
  stageLabel: string;
  isSelected: boolean;
  ownerName: string | null;
  reason: string | null;
  index: number;
}

interface Card {
  specialist: Specialist;
  plannedWeight: number;
  isShown: boolean;
}

const number = (amount: number): string => new Intl.NumberFormat(LOCALE).format(amount);

/** Assigns onboarding cases: first the user plans who gets which cases, then one press saves it. */
export default class AssignOnboarding extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  /** Whose cases the list shows; null for those without a specialist. */
  ownerId: string | null = null;
  board: AssignmentBoard | null = null;
  loadError: unknown = null;
  isOutdated = false;
  isBusy = false;
  failure: unknown = null;
  search = '';
  shown = PAGE;
  selectedIds: ReadonlySet<string> = new Set();
  plan: Plan = new Map();
  /** Null until the user changes the proposed note. */
  note: string | null = null;
  /** What screen readers hear after a change of the plan. */
  status = '';
  /** Assigned last, for Undo. */
  done: readonly AssignmentOutcome[] = [];
  doneText: string | null = null;
  /** Why cases weren't assigned. */
  refusals: readonly { key: string; text: string }[] = [];
  lostText: string | null = null;
  labels = {
    assignTo: ASSIGN_TO,
    back: BACK,
    choose: CHOOSE,
    clear: CLEAR,
    clearPlan: CLEAR_PLAN,
    failed: FAILED,
    hint: HINT,
    note: NOTE,
    noteHelp: NOTE_HELP,
    noSpecialists: NO_SPECIALISTS,
    refresh: REFRESH,
    search: SEARCH,
    selectAll: SELECT_ALL,
    specialists: SPECIALISTS,
    suggest: SUGGEST,
    undo: UNDO,
  };

  #reading = new Reading<AssignmentBoard>('AssignmentBoard', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  /** Of the owners whose cases aren't shown. */
  #drafts = new Map<string, Draft>();
  #dragged: readonly string[] = [];
  #focusAt: number | null = null;

  constructor() {
    super();
    this.#reading.about(QUEUE);
  }

  @wire(getBoard, { ownerId: '$ownerId' })
  receive(wired: Wired<AssignmentBoard>): void {
    if (wired.data && (wired.data.ownerId ?? null) !== this.ownerId) {
      return;
    }
    this.#reading.received(wired);
    this.board = wired.data ?? this.board;
    this.loadError = this.board ? null : (wired.error ?? null);
    if (wired.data) {
      this.dropLost();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  renderedCallback(): void {
    const item =
      this.#focusAt === null ? null : this.template?.querySelector<HTMLElement>(`[data-index="${this.#focusAt}"]`);
    if (item) {
      this.#focusAt = null;
      item.focus();
    }
  }

  get rows(): readonly AssignmentRow[] {
    return this.board?.rows ?? [];
  }

  get specialists(): readonly Specialist[] {
    return this.board?.specialists ?? [];
  }

  get owner(): Specialist | null {
    return this.specialists.find(({ person }) => person.userId === this.ownerId) ?? null;
  }

  get isOwned(): boolean {
    return this.ownerId !== null;
  }

  get showsFailures(): boolean {
    return !this.isOwned;
  }

  get heading(): string {
    return this.isOwned ? format(CASES_OF, this.owner?.person.name) : UNASSIGNED;
  }

  /** How many cases have no specialist, and the longest wait. */
  get summary(): string | null {
    const { rows, board } = this;
    if (this.isOwned || rows.length === 0 || !board) {
      return null;
    }
    const longest = rows.reduce(
      (most, { ownerSince }) => Math.max(most, daysBetween(dayOf(ownerSince, TIME_ZONE), board.today)),
      0,
    );
    if (longest === 0) {
      return rows.length === 1 ? WAITING_NEW_ONE : format(WAITING_NEW_MANY, number(rows.length));
    }
    return rows.length === 1
      ? format(WAITING_ONE, countDays(longest, LOCALE))
      : format(WAITING_MANY, number(rows.length), countDays(longest, LOCALE));
  }

  get cutText(): string {
    return format(CUT, number(this.rows.length));
  }

  get hasCases(): boolean {
    return this.rows.length > 0;
  }

  get emptyText(): string {
    return this.isOwned ? format(EMPTY_OF, this.owner?.person.name) : EMPTY;
  }

  get emptyHelp(): string | null {
    return this.isOwned ? null : EMPTY_HELP;
  }

  get found(): readonly AssignmentRow[] {
    const search = this.search.trim();
    return search === '' ? this.rows : this.rows.filter((row) => isFound(search, row));
  }

  get hasFound(): boolean {
    return this.found.length > 0;
  }

  get noneText(): string {
    return format(NONE_FOUND, this.search.trim());
  }

  get items(): Item[] {
    return this.found.slice(0, this.shown).map((row, index) => {
      const planned = this.plan.get(row.caseId);
      return {
        row,
        index,
        stageLabel: this.board?.stageLabels[row.stage] ?? row.stage,
        isSelected: this.selectedIds.has(row.caseId),
        ownerName: planned?.userId ? this.nameOf(planned.userId) : null,
        reason: planned?.reason ?? null,
      };
    });
  }

  get shownText(): string {
    return format(SHOWN, number(Math.min(this.shown, this.found.length)), number(this.found.length));
  }

  get hasMore(): boolean {
    return this.found.length > this.shown;
  }

  get moreText(): string {
    return format(MORE, Math.min(PAGE, this.found.length - this.shown));
  }

  get selectedRows(): readonly AssignmentRow[] {
    return this.rows.filter(({ caseId }) => this.selectedIds.has(caseId));
  }

  get hasSelected(): boolean {
    return this.selectedRows.length > 0;
  }

  get allSelected(): boolean {
    return this.hasFound && this.found.every(({ caseId }) => this.selectedIds.has(caseId));
  }

  get selectedText(): string {
    return format(SELECTED, number(this.selectedRows.length));
  }

  get choices(): readonly Planned[] {
    return [...this.plan.values()].filter(({ userId }) => userId !== '');
  }

  get hasPlan(): boolean {
    return this.choices.length > 0;
  }

  get plannedText(): string {
    return format(PLANNED, number(this.choices.length));
  }

  get assignLabel(): string {
    if (this.isBusy) {
      return SAVING;
    }
    return this.choices.length === 1 ? ASSIGN_ONE : format(ASSIGN_MANY, number(this.choices.length));
  }

  get suggestVariant(): string {
    return this.hasPlan ? 'neutral' : 'brand';
  }

  get cannotSuggest(): boolean {
    return this.isBusy || !this.hasFound;
  }

  get hasDone(): boolean {
    return this.done.length > 0;
  }

  get hasRefusals(): boolean {
    return this.refusals.length > 0;
  }

  get noteText(): string {
    const { owner, board } = this;
    if (this.note !== null || !owner || !board) {
      return this.note ?? '';
    }
    const { awayUntil, isMember, name } = owner.person;
    if (!isMember) {
      return format(NOTE_LEFT, name);
    }
    const about = awayUntil ? format(NOTE_AWAY, name, sayDate(awayUntil, board.today)) : null;
    return [about, awayNow(owner.person)?.note].filter(Boolean).join(' ');
  }

  /** Who can get the selected cases, the one with the least work first. */
  get options(): { value: string; label: string }[] {
    const today = this.board?.today ?? '';
    return this.cards
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
  }

  /** First those whose cases someone must take over. */
  get cards(): Card[] {
    const planned = new Map<string, number>();
    this.choices.forEach(({ userId, row }) => planned.set(userId, (planned.get(userId) ?? 0) + row.weight));
    const isUrgent = ({ person, openCases }: Specialist): boolean => openCases > 0 && needsHandover(person);
    return [...this.specialists]
      .sort((one, other) => Number(isUrgent(other)) - Number(isUrgent(one)))
      .map((specialist) => ({
        specialist,
        plannedWeight: planned.get(specialist.person.userId) ?? 0,
        isShown: specialist.person.userId === this.ownerId,
      }));
  }

  /** Who can stand in for someone who is away. */
  get colleagues(): Colleague[] {
    return this.specialists
      .filter(({ person }) => person.isMember)
      .map(({ person: { userId, name } }) => ({ userId, name }));
  }

  get hasSpecialists(): boolean {
    return this.specialists.some(({ person }) => person.isMember);
  }

  get most(): number {
    return this.cards.reduce(
      (most, { specialist, plannedWeight }) => Math.max(most, specialist.weight + plannedWeight),
      1,
    );
  }

  nameOf(userId: string): string {
    return this.specialists.find(({ person }) => person.userId === userId)?.person.name ?? '';
  }

  enter(event: CustomEvent<{ value: string }>): void {
    this.search = event.detail.value;
    this.shown = PAGE;
  }

  clearSearch(): void {
    this.search = '';
  }

  showMore(): void {
    this.#focusAt = this.shown;
    this.shown += PAGE;
  }

  choose(event: CustomEvent<boolean>): void {
    const selected = new Set(this.selectedIds);
    if (event.detail) {
      selected.add(this.keyOf(event));
    } else {
      selected.delete(this.keyOf(event));
    }
    this.selectedIds = selected;
  }

  chooseAll(event: CustomEvent<{ checked: boolean }>): void {
    this.selectedIds = new Set(event.detail.checked ? this.found.map(({ caseId }) => caseId) : []);
  }

  /** Dragging a selected case takes the others along. */
  lift(event: CustomEvent): void {
    const caseId = this.keyOf(event);
    this.#dragged = this.selectedIds.has(caseId) ? [...this.selectedIds] : [caseId];
  }

  drop(event: CustomEvent): void {
    this.planFor(this.keyOf(event), this.#dragged);
    this.#dragged = [];
  }

  assignTo(event: CustomEvent<{ value: string }>): void {
    this.planFor(event.detail.value, [...this.selectedIds]);
  }

  planFor(userId: string, caseIds: readonly string[]): void {
    const rows = this.rows.filter(({ caseId }) => caseIds.includes(caseId));
    if (rows.length === 0) {
      return;
    }
    const plan = new Map(this.plan);
    rows.forEach((row) => plan.set(row.caseId, { row, userId, reason: null }));
    this.plan = plan;
    this.selectedIds = new Set([...this.selectedIds].filter((caseId) => !caseIds.includes(caseId)));
    this.status = format(PLANNED_FOR, number(rows.length), this.nameOf(userId));
  }

  clearOne(event: CustomEvent): void {
    const plan = new Map(this.plan);
    plan.delete(this.keyOf(event));
    this.plan = plan;
  }

  clearPlan(): void {
    this.plan = new Map();
    this.status = '';
  }

  writeNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  keyOf(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset.key ?? '';
  }

  /** For the selected cases, or for all that have no planned owner. */
  async suggest(): Promise<void> {
    const open = this.found.filter(({ caseId }) => !this.plan.get(caseId)?.userId);
    const rows = this.hasSelected ? this.selectedRows : open.length > 0 ? open : this.found;
    const asked = new Set(rows.map(({ caseId }) => caseId));
    const planned = this.choices.filter(({ row }) => !asked.has(row.caseId)).map(changeOf);
    await this.work(async () => {
      const choices = await suggest({ caseIds: [...asked], planned });
      const plan = new Map(this.plan);
      const byId = new Map(this.rows.map((row) => [row.caseId, row]));
      for (const { caseId, userId, reason } of choices) {
        const row = byId.get(caseId);
        if (row) {
          plan.set(caseId, { row, userId: userId ?? '', reason });
        }
      }
      this.plan = plan;
      this.selectedIds = new Set();
      this.status = format(SUGGESTED, number(choices.filter(({ userId }) => userId).length));
    });
  }

  async assign(): Promise<void> {
    await this.assignAll(this.choices.map(changeOf));
  }

  /** One case, without a plan. Undo takes it back. */
  async assignOne(event: CustomEvent<string>): Promise<void> {
    const row = this.rows.find(({ caseId }) => caseId === this.keyOf(event));
    if (row) {
      await this.assignAll([changeOf({ row, userId: event.detail, reason: null })]);
      (this.refs?.heading as HTMLElement | undefined)?.focus();
    }
  }

  async assignAll(changes: readonly AssignmentChange[]): Promise<void> {
    const note = this.isOwned ? this.noteText : null;
    const done: AssignmentOutcome[] = [];
    await this.work(async () => {
      const refused = await this.saveAll(changes, note, done);
      this.refuse(refused);
      this.note = refused.length > 0 ? this.note : null;
    });
    if (done.length > 0) {
      this.done = done;
      const moved = done.reduce((sum, outcome) => sum + (outcome.moved ?? 0), 0);
      const followed = moved > 0 ? format(FOLLOWED, number(moved)) : null;
      this.doneText = [done.length === 1 ? DONE_ONE : format(DONE_MANY, number(done.length)), followed]
        .filter(Boolean)
        .join(' ');
      const assigned = new Set(done.map(({ caseId }) => caseId));
      this.plan = new Map([...this.plan].filter(([caseId]) => !assigned.has(caseId)));
    }
    await this.reload();
  }

  async undo(): Promise<void> {
    const changes = this.done.map(({ caseId, fromId, toId }) => ({ caseId, fromId: toId, toId: fromId }));
    const done: AssignmentOutcome[] = [];
    await this.work(async () => {
      this.refuse(await this.saveAll(changes, null, done));
    });
    if (done.length > 0) {
      const undone = new Set(done.map(({ caseId }) => caseId));
      this.done = this.failure ? this.done.filter(({ caseId }) => !undone.has(caseId)) : [];
      this.doneText = format(UNDONE, number(done.length));
    }
    await this.reload();
  }

  /** Adds what was saved to `done`, so that it's known even if a later request fails. Returns the refusals. */
  async saveAll(
    changes: readonly AssignmentChange[],
    note: string | null,
    done: AssignmentOutcome[],
  ): Promise<AssignmentOutcome[]> {
    const refused: AssignmentOutcome[] = [];
    for (const some of parts(changes, MOST_AT_ONCE)) {
      // One request after the other: two at once can lock each other's accounts.
      // eslint-disable-next-line no-await-in-loop -- one after the other
      const outcomes = await asThisUser(() => assign({ changes: some, note }));
      outcomes.forEach((outcome) => (outcome.error ? refused : done).push(outcome));
    }
    return refused;
  }

  refuse(refused: readonly AssignmentOutcome[]): void {
    const byId = new Map(this.rows.map((row) => [row.caseId, row]));
    this.refusals = refused.map(({ caseId, error }) => {
      const row = byId.get(caseId) ?? this.plan.get(caseId)?.row;
      const name = [row?.accountName, row?.caseNumber].filter(Boolean).join(', ');
      return { key: caseId, text: name ? `${name}: ${error}` : (error ?? '') };
    });
  }

  async work(task: () => Promise<void>): Promise<void> {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    this.failure = null;
    this.refusals = [];
    this.doneText = null;
    this.lostText = null;
    try {
      await task();
    } catch (error) {
      this.failure = error;
    } finally {
      this.isBusy = false;
    }
  }

  /** Forgets choices for cases that a colleague has changed, and says so. */
  dropLost(): void {
    const byId = new Map(this.rows.map((row) => [row.caseId, row]));
    const kept = [...this.plan].filter(([caseId, { row }]) => byId.get(caseId)?.ownerId === row.ownerId);
    const lost = this.plan.size - kept.length;
    if (lost > 0) {
      this.plan = new Map(kept);
      this.lostText = this.hasRefusals ? null : format(LOST, number(lost));
    }
    this.selectedIds = new Set([...this.selectedIds].filter((caseId) => byId.has(caseId)));
  }

  showCasesOf(event: CustomEvent): void {
    this.turnTo(this.keyOf(event));
  }

  showUnassigned(): void {
    this.turnTo(null);
  }

  /** What was planned for the other cases stays. */
  turnTo(ownerId: string | null): void {
    this.#drafts.set(this.ownerId ?? QUEUE, { plan: this.plan, note: this.note });
    const draft = this.#drafts.get(ownerId ?? QUEUE);
    this.plan = draft?.plan ?? new Map();
    this.note = draft?.note ?? null;
    this.selectedIds = new Set();
    this.refusals = [];
    this.lostText = null;
    this.failure = null;
    this.search = '';
    this.shown = PAGE;
    this.board = null;
    this.loadError = null;
    this.ownerId = ownerId;
    this.#reading.about(ownerId ?? QUEUE);
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}

const changeOf = ({ row, userId }: Planned): AssignmentChange => ({
  caseId: row.caseId,
  fromId: row.ownerId,
  toId: userId,
});
