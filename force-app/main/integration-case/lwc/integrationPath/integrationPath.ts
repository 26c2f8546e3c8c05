import { api, LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import acceptCase from '@salesforce/apex/IntegrationCaseController.accept';
import compareCounts from '@salesforce/apex/IntegrationCaseController.compareCounts';
import completeCase from '@salesforce/apex/IntegrationCaseController.complete';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import setStatus from '@salesforce/apex/IntegrationCaseController.setStatus';
import ACCEPT from '@salesforce/label/c.Integration_Accept';
import FOLLOWS from '@salesforce/label/c.Integration_OnboardingFollows';
import HEADING from '@salesforce/label/c.Integration_Stages';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { IntegrationPanel, SetupStep, StatusOutcome, TypedCounts } from 'c/integrationCaseModel';
import type { Watched, Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import { guidanceOf, moveLabelOf } from './guidance.ts';

/** Another user, the record's details, or an automation can change these. */
const WATCHED: Watched<IntegrationPanel> = {
  'Case.Status': (panel) => panel.status,
  'Case.ParentId': (panel) => panel.onboardingCaseId,
};

/** What the user answered to close the case. */
interface Closing {
  outcome: string;
  reason: string | null;
  counts: TypedCounts | null;
  /** The open steps that the user says were done. */
  confirmedSteps: readonly string[];
}

/** The status path of an integration case. A status that needs an outcome asks for it first. */
export default class IntegrationPath extends NavigationMixin(LightningElement) {
  caseId = '';
  panel: IntegrationPanel | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  chosen: string | null = null;
  /** The status that waits for its outcome. */
  closingAs: string | null = null;
  isBusy = false;
  isOutdated = false;
  /** How the typed counts compare with what was bought. */
  comparison: string[] = [];
  labels = { accept: ACCEPT, heading: HEADING };
  watchedFields = Object.keys(WATCHED);

  #reading = new Reading<IntegrationPanel>('IntegrationPanel', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** A page can give the component another record. Clears everything about the previous one. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.panel = null;
    this.loadError = null;
    this.failure = null;
    this.chosen = null;
    this.closingAs = null;
    this.comparison = [];
    this.isBusy = false;
  }

  @wire(getPanel, { caseId: '$caseId' })
  receivePanel(wired: Wired<IntegrationPanel>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    if (wired.data && wired.data.status !== this.panel?.status) {
      this.chosen = null;
    }
    this.panel = wired.data ?? this.panel;
    this.loadError = wired.error ?? null;
  }

  @wire(getRecord, { recordId: '$caseId', optionalFields: '$watchedFields' })
  receiveRecord({ data }: Wired<UiRecord>): void {
    if (!this.isBusy && hasChanged(data, this.caseId, WATCHED, this.panel)) {
      void this.reload();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  get isClosing(): boolean {
    return this.closingAs !== null;
  }

  /** Only for those who can mark them as done. */
  get openSteps(): SetupStep[] {
    const { canEdit = false, steps = [] } = this.panel?.checklist ?? {};
    return canEdit ? steps.filter(({ isDone }) => !isDone) : [];
  }

  /** The status that the path shows as chosen. */
  get target(): string | null {
    return this.chosen ?? this.panel?.status ?? null;
  }

  /** The status that the button sets: the one picked, or the next one. */
  get destination(): string | null {
    return this.isPicked ? this.chosen : (this.panel?.nextStatus ?? null);
  }

  get isPicked(): boolean {
    return this.chosen !== null && this.chosen !== this.panel?.status;
  }

  get canMove(): boolean {
    return this.panel?.canEdit === true && this.destination !== null && !this.isClosing;
  }

  get moveLabel(): string {
    return moveLabelOf(this.isPicked);
  }

  get moveVariant(): string {
    return this.panel?.isClosed || this.canAccept ? 'neutral' : 'brand';
  }

  get canAccept(): boolean {
    return this.panel?.canAccept === true && !this.isClosing;
  }

  /** While the form for the outcome shows, errors show there. */
  get pathFailure(): unknown {
    return this.isClosing ? null : this.failure;
  }

  get guidance(): string {
    return this.panel ? guidanceOf(this.panel, this.destination) : '';
  }

  choose(event: CustomEvent<string>): void {
    this.chosen = event.detail;
    this.closingAs = null;
  }

  move(): void {
    const { destination } = this;
    if (this.panel?.stages.find(({ name }) => name === destination)?.needsOutcome) {
      this.closingAs = destination;
    } else if (destination) {
      void this.set(destination, null, null, null);
    }
  }

  stopClosing(): void {
    this.closingAs = null;
    this.chosen = null;
  }

  close(event: CustomEvent<Closing>): void {
    if (this.closingAs) {
      const { outcome, reason, counts, confirmedSteps } = event.detail;
      void this.set(this.closingAs, outcome, reason, counts, confirmedSteps);
    }
  }

  /** Only a help for the user. If it fails, the counts can be saved all the same. */
  async compare(event: CustomEvent<TypedCounts>): Promise<void> {
    const { caseId } = this;
    const counts = event.detail;
    try {
      const comparison = await compareCounts({ caseId, counts: { ...counts } });
      if (caseId === this.caseId) {
        this.comparison = comparison;
      }
    } catch {
      this.comparison = [];
    }
  }

  async accept(): Promise<void> {
    const { caseId } = this;
    await this.#reading.save(this, () => acceptCase({ caseId }));
  }

  async set(
    toStatus: string,
    outcome: string | null,
    outcomeReason: string | null,
    counts: TypedCounts | null,
    confirmedSteps: readonly string[] = [],
  ): Promise<void> {
    if (this.isBusy || !this.panel) {
      return;
    }
    const { caseId, panel } = this;
    this.isBusy = true;
    this.failure = null;
    try {
      const change = { caseId, fromStatus: panel.status, toStatus, outcome, outcomeReason };
      const { status: fromStatus } = panel;
      const call = (): Promise<StatusOutcome> =>
        counts ? completeCase({ caseId, fromStatus, counts: { ...counts }, confirmedSteps }) : setStatus(change);
      await this.announce(await asThisUser(call), panel);
      if (caseId === this.caseId) {
        this.closingAs = null;
      }
      await this.#reading.showWrite(this, caseId, panel.onboardingCaseId ? [panel.onboardingCaseId] : []);
    } catch (error) {
      await this.refused(caseId, error);
    } finally {
      if (caseId === this.caseId) {
        this.isBusy = false;
      }
    }
  }

  async refused(caseId: string, error: unknown): Promise<void> {
    if (caseId === this.caseId) {
      this.failure = error;
      await this.reload();
    }
  }

  /** If the onboarding case moved on too, the toast links to it. */
  async announce(saved: StatusOutcome, before: IntegrationPanel): Promise<void> {
    const { message, onboardingCaseId, onboardingStage } = saved;
    const followed = onboardingCaseId && onboardingStage && onboardingStage !== before.onboardingStage;
    if (!followed) {
      this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
      return;
    }
    const url = await this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId: onboardingCaseId, objectApiName: 'Case', actionName: 'view' },
    });
    this.dispatchEvent(
      new ShowToastEvent({
        title: message,
        message: format(FOLLOWS, '{0}', onboardingStage),
        messageData: [{ url, label: before.onboardingCaseNumber ?? '' }],
        variant: 'success',
        mode: 'sticky',
      }),
    );
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
