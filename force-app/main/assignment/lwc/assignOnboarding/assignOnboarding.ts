import { api, LightningElement, wire } from 'lwc';
import assign from '@salesforce/apex/AssignmentController.assign';
import getBoard from '@salesforce/apex/AssignmentController.getBoard';
import suggest from '@salesforce/apex/AssignmentController.suggest';
import LOCALE from '@salesforce/i18n/locale';
import BACK from '@salesforce/label/c.Assignment_Back';
import CASES_OF from '@salesforce/label/c.Assignment_CasesOf';
import FAILED from '@salesforce/label/c.Assignment_Failed';
import LOST from '@salesforce/label/c.Assignment_Lost';
import NOTE from '@salesforce/label/c.Assignment_Note';
import NOTE_HELP from '@salesforce/label/c.Assignment_NoteHelp';
import PLANNED_FOR from '@salesforce/label/c.Assignment_PlannedFor';
import REFRESH from '@salesforce/label/c.Common_Refresh';
import SUGGESTED from '@salesforce/label/c.Assignment_Suggested';
import UNASSIGNED from '@salesforce/label/c.Assignment_Unassigned';
import type { AssignOne } from 'c/assignmentList';
import { proposeNote, refusalsOf, sayAssigned, sayUndone, sayWait } from 'c/assignmentModel';
import type { AssignmentBoard, AssignmentChange, AssignmentOutcome, AssignmentRow, Person } from 'c/assignmentModel';
import {
  cardsOf,
  changeOf,
  chosenIn,
  optionsOf,
  saveAll,
  stillOpen,
  undoOf,
  unplannedIn,
  withOwner,
  without,
  withSuggestions,
} from 'c/assignmentPlanModel';
import type { Card, Draft, Option, Plan, Planned } from 'c/assignmentPlanModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

const QUEUE = 'QUEUE';

const number = (amount: number): string => new Intl.NumberFormat(LOCALE).format(amount);

/** Assigns onboarding cases: first the user plans who gets which cases, then one press saves it. */
export default class AssignOnboarding extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  /** Whose cases the list shows; null for those without a specialist. */
  ownerId: string | null = null;
  ownerName = '';
  board: AssignmentBoard | null = null;
  loadError: unknown = null;
  isOutdated = false;
  isBusy = false;
  failure: unknown = null;
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
  refusals: ReturnType<typeof refusalsOf> = [];
  lostText: string | null = null;
  labels = {
    back: BACK,
    failed: FAILED,
    note: NOTE,
    noteHelp: NOTE_HELP,
    refresh: REFRESH,
  };

  #reading = new Reading<AssignmentBoard>('AssignmentBoard', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  /** Of the owners whose cases aren't shown. */
  #drafts = new Map<string, Draft>();
  #dragged: readonly string[] = [];
  /** Every case that was in the list, because a message can be about one that isn't there any more. */
  #known = new Map<string, AssignmentRow>();

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
      this.rows.forEach((row) => this.#known.set(row.caseId, row));
      this.dropLost();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  get rows(): readonly AssignmentRow[] {
    return this.board?.rows ?? [];
  }

  get people(): readonly Person[] {
    return this.board?.specialists.map(({ person }) => person) ?? [];
  }

  get isOwned(): boolean {
    return this.ownerId !== null;
  }

  get showsFailures(): boolean {
    return !this.isOwned;
  }

  get heading(): string {
    return this.isOwned ? format(CASES_OF, this.ownerName) : UNASSIGNED;
  }

  /** How many cases have no specialist, and the longest wait. */
  get summary(): string | null {
    return this.board && !this.isOwned && this.hasCases ? sayWait(this.rows, this.board.today) : null;
  }

  get hasCases(): boolean {
    return this.rows.length > 0;
  }

  get selectedRows(): readonly AssignmentRow[] {
    return this.rows.filter(({ caseId }) => this.selectedIds.has(caseId));
  }

  get choices(): readonly Planned[] {
    return chosenIn(this.plan);
  }

  get suggestVariant(): string {
    return this.choices.length > 0 ? 'neutral' : 'brand';
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get hasRefusals(): boolean {
    return this.refusals.length > 0;
  }

  get noteText(): string {
    const owner = this.people.find(({ userId }) => userId === this.ownerId);
    return this.note ?? (owner && this.board ? proposeNote(owner, this.board.today) : '');
  }

  get cards(): readonly Card[] {
    return cardsOf(this.board?.specialists ?? [], this.plan, this.ownerId);
  }

  get options(): readonly Option[] {
    return optionsOf(this.cards, this.board?.today ?? '');
  }

  get names(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.people.map(({ userId, name }) => [userId, name]));
  }

  select(event: CustomEvent<ReadonlySet<string>>): void {
    this.selectedIds = event.detail;
  }

  lift(event: CustomEvent<readonly string[]>): void {
    this.#dragged = event.detail;
  }

  drop(event: CustomEvent<string>): void {
    this.planFor(event.detail, new Set(this.#dragged));
    this.#dragged = [];
  }

  assignTo(event: CustomEvent<string>): void {
    this.planFor(event.detail, this.selectedIds);
  }

  planFor(userId: string, caseIds: ReadonlySet<string>): void {
    const rows = this.rows.filter(({ caseId }) => caseIds.has(caseId));
    if (rows.length > 0) {
      this.plan = withOwner(this.plan, rows, userId);
      this.selectedIds = new Set([...this.selectedIds].filter((caseId) => !caseIds.has(caseId)));
      this.status = format(PLANNED_FOR, number(rows.length), this.names[userId]);
    }
  }

  clearOne(event: CustomEvent<string>): void {
    this.plan = without(this.plan, new Set([event.detail]));
  }

  clearPlan(): void {
    this.plan = new Map();
    this.status = '';
  }

  writeNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  /** For the selected cases, or for all that the search found and that have no planned owner. */
  async suggest(event: CustomEvent<readonly AssignmentRow[]>): Promise<void> {
    const rows = this.selectedRows.length > 0 ? this.selectedRows : unplannedIn(event.detail, this.plan);
    const asked = new Set(rows.map(({ caseId }) => caseId));
    const planned = this.choices.filter(({ row }) => !asked.has(row.caseId)).map(changeOf);
    await this.work(async () => {
      const suggestions = await suggest({ caseIds: [...asked], planned });
      this.plan = withSuggestions(this.plan, this.rows, suggestions);
      this.selectedIds = new Set();
      this.status = format(SUGGESTED, number(suggestions.filter(({ userId }) => userId).length));
    });
  }

  async assign(): Promise<void> {
    await this.assignAll(this.choices.map(changeOf));
    this.focusHeading();
  }

  /** One case, without a plan. Undo takes it back. */
  async assignOne({ detail }: CustomEvent<AssignOne>): Promise<void> {
    const row = this.#known.get(detail.caseId);
    if (row) {
      await this.assignAll([changeOf({ row, userId: detail.userId, reason: null })]);
      if (this.hasProblem || !this.hasCases) {
        this.focusHeading();
      } else {
        this.template?.querySelector<HTMLElement & { focusRow(index: number): void }>('.list')?.focusRow(detail.index);
      }
    }
  }

  async assignAll(changes: readonly AssignmentChange[]): Promise<void> {
    const note = this.isOwned ? this.noteText : null;
    const done = await this.save(changes, note);
    if (done.length > 0) {
      this.done = done;
      this.doneText = sayAssigned(done, this.#known, this.names);
      this.plan = without(this.plan, new Set(done.map(({ caseId }) => caseId)));
    }
    this.note = this.hasProblem ? this.note : null;
    await this.reload();
  }

  async undo(): Promise<void> {
    const undone = await this.save(this.done.map(undoOf), null);
    if (undone.length > 0) {
      const ids = new Set(undone.map(({ caseId }) => caseId));
      this.done = this.failure ? this.done.filter(({ caseId }) => !ids.has(caseId)) : [];
      this.doneText = sayUndone(undone, this.#known);
    }
    await this.reload();
    this.focusHeading();
  }

  /** Returns what was saved, and shows what wasn't. */
  async save(changes: readonly AssignmentChange[], note: string | null): Promise<readonly AssignmentOutcome[]> {
    let saved: readonly AssignmentOutcome[] = [];
    await this.work(async () => {
      const { done, refused, error } = await saveAll(changes, (some) =>
        asThisUser(() => assign({ changes: some, note })),
      );
      saved = done;
      this.failure = error;
      this.refusals = refusalsOf(refused, this.#known);
    });
    return saved;
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

  get hasProblem(): boolean {
    return this.hasRefusals || Boolean(this.failure);
  }

  /** The button that was pressed is gone. What was done shows where it was, and what wasn't shows below the heading. */
  focusHeading(): void {
    (this.refs?.heading as HTMLElement | undefined)?.focus({ preventScroll: !this.hasProblem });
  }

  /** Forgets choices for cases that a colleague has changed, and says so. */
  dropLost(): void {
    const kept = stillOpen(this.plan, this.rows);
    const lost = this.plan.size - kept.size;
    if (lost > 0) {
      this.plan = kept;
      this.lostText = this.hasRefusals ? null : format(LOST, number(lost));
    }
    this.selectedIds = new Set(this.selectedRows.map(({ caseId }) => caseId));
  }

  showCasesOf(event: CustomEvent<string>): void {
    this.turnTo(event.detail);
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
    this.ownerName = this.names[ownerId ?? ''] ?? '';
    this.board = null;
    this.loadError = null;
    this.ownerId = ownerId;
    this.#reading.about(ownerId ?? QUEUE);
    (this.refs?.heading as HTMLElement | undefined)?.focus();
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
