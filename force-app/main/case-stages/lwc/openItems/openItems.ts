import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import saveItem from '@salesforce/apex/OpenItemController.saveItem';
import setDone from '@salesforce/apex/OpenItemController.setDone';
import ADD from '@salesforce/label/c.Items_Add';
import COUNT from '@salesforce/label/c.Items_Count';
import EMPTY from '@salesforce/label/c.Items_Empty';
import EMPTY_READ from '@salesforce/label/c.Items_EmptyRead';
import HEADING from '@salesforce/label/c.Items_Heading';
import USER_ID from '@salesforce/user/Id';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { forgetItem, readKeptItem } from 'c/openItemModel';
import type { OpenItem, OpenItemValues } from 'c/openItemModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

/** The questions, roadblocks, and tasks of an onboarding. Whoever can edit them adds, changes, and completes them here. */
export default class OpenItems extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  /** Why the last item wasn't saved. */
  failure: unknown = null;
  isBusy = false;
  isOutdated = false;
  /** The user writes an item. */
  isEntering = false;
  /** The item that the user changes; null for a new one. */
  editedId: string | null = null;
  labels = { add: ADD };

  #reading = new Reading<OnboardingPage>('OnboardingPage', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #focusNext: string | null = null;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays, and a new item that wasn't saved comes back. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.onboarding = null;
    this.loadError = null;
    this.failure = null;
    this.isBusy = false;
    this.editedId = null;
    this.isEntering = readKeptItem(USER_ID, caseId, null) !== null;
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  renderedCallback(): void {
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  get all(): readonly OpenItem[] {
    return this.onboarding?.items.items ?? [];
  }

  get heading(): string {
    const open = this.all.filter(({ isDone, responsible }) => !isDone && responsible !== 'VAR').length;
    return open === 0 ? HEADING : format(COUNT, open);
  }

  get canEdit(): boolean {
    return this.onboarding?.items.canEdit === true;
  }

  /** What is left of a closed onboarding can be completed, but nothing is added. */
  get canAdd(): boolean {
    return this.canEdit && !this.onboarding?.isClosed;
  }

  get isEmpty(): boolean {
    return this.all.every(({ isDone }) => isDone) && !this.shows;
  }

  get emptyText(): string {
    return this.canAdd ? EMPTY : EMPTY_READ;
  }

  /** The fields of an item show. */
  get shows(): boolean {
    return this.isEntering && this.canEdit;
  }

  get edited(): OpenItem | null {
    return this.all.find(({ id }) => id === this.editedId) ?? null;
  }

  get entryFailure(): unknown {
    return this.isEntering ? this.failure : null;
  }

  get listFailure(): unknown {
    return this.isEntering ? null : this.failure;
  }

  add(): void {
    this.enter(null);
  }

  edit(event: CustomEvent<string>): void {
    this.enter(event.detail);
  }

  enter(itemId: string | null): void {
    this.editedId = itemId;
    this.isEntering = true;
    this.failure = null;
  }

  close(): void {
    this.isEntering = false;
    this.editedId = null;
    this.failure = null;
    this.#focusNext = '[data-id="add"]';
  }

  async save(event: CustomEvent<OpenItemValues>): Promise<void> {
    const { caseId } = this;
    const item = { ...event.detail };
    await this.#reading.save(this, async () => {
      const saved = await saveItem({ caseId, item });
      forgetItem(USER_ID, caseId, item.id);
      if (caseId === this.caseId) {
        this.close();
      }
      return saved;
    });
  }

  async done(event: CustomEvent<{ itemId: string; isDone: boolean }>): Promise<void> {
    const { itemId, isDone } = event.detail;
    this.isEntering = false;
    await this.#reading.save(this, () => setDone({ itemId, isDone }));
    const next = this.failure === null ? '[data-id="add"]' : '[data-id="failure"]';
    this.template?.querySelector<HTMLElement>(next)?.focus();
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
