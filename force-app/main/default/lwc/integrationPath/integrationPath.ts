import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import setStatus from '@salesforce/apex/IntegrationCaseController.setStatus';
import FOLLOWS from '@salesforce/label/c.Integration_OnboardingFollows';
import HEADING from '@salesforce/label/c.Integration_Stages';
import { refreshPage } from 'c/onboardingPage';
import type { IntegrationPanel, StatusOutcome, Wired } from 'c/onboardingPage';
import { format } from 'c/text';
import { guidanceOf, moveLabelOf, nextStatusOf } from './guidance.ts';

const CLOSED = 'Closed';

/** The support team's status path: any status can be set; closing asks for the outcome. */
export default class IntegrationPath extends NavigationMixin(LightningElement) {
  @api recordId = '';

  panel: IntegrationPanel | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  chosen: string | null = null;
  isClosing = false;
  isBusy = false;
  labels = { heading: HEADING };

  #wired: Wired<IntegrationPanel> = {};

  @wire(getPanel, { caseId: '$recordId' })
  receivePanel(wired: Wired<IntegrationPanel>): void {
    this.#wired = wired;
    if (wired.data && wired.data.status !== this.panel?.status) {
      this.chosen = null;
    }
    this.panel = wired.data ?? this.panel;
    this.loadError = wired.error ?? null;
  }

  /** The status shown as chosen on the path: the one picked, else where the case stands. */
  get target(): string | null {
    return this.chosen ?? this.panel?.status ?? null;
  }

  /** Where the button leads: to the status picked, else to the next one. */
  get destination(): string | null {
    const panel = this.panel;
    return panel && this.chosen && this.chosen !== panel.status ? this.chosen : panel ? nextStatusOf(panel) : null;
  }

  get canMove(): boolean {
    return this.panel?.canEdit === true && this.destination !== null && !this.isClosing;
  }

  get moveLabel(): string {
    return moveLabelOf(this.chosen !== null && this.chosen !== this.panel?.status);
  }

  get moveVariant(): string {
    return this.panel?.isClosed ? 'neutral' : 'brand';
  }

  get guidance(): string {
    return this.panel ? guidanceOf(this.panel, this.destination) : '';
  }

  choose(event: CustomEvent<string>): void {
    this.chosen = event.detail;
    this.isClosing = false;
  }

  move(): void {
    if (this.destination === CLOSED) {
      this.isClosing = true;
    } else if (this.destination) {
      void this.set(this.destination, null, null);
    }
  }

  stopClosing(): void {
    this.isClosing = false;
    this.chosen = null;
  }

  close(event: CustomEvent<{ outcome: string; reason: string | null }>): void {
    void this.set(CLOSED, event.detail.outcome, event.detail.reason);
  }

  async set(toStatus: string, outcome: string | null, outcomeReason: string | null): Promise<void> {
    if (this.isBusy || !this.panel) {
      return;
    }
    this.isBusy = true;
    this.failure = null;
    try {
      const fromStatus = this.panel.status;
      await this.announce(await setStatus({ caseId: this.recordId, fromStatus, toStatus, outcome, outcomeReason }));
      this.isClosing = false;
      await refreshPage(this, this.#wired, [
        this.recordId,
        ...(this.panel.onboardingCaseId ? [this.panel.onboardingCaseId] : []),
      ]);
    } catch (error) {
      this.failure = error;
      await this.reload();
    } finally {
      this.isBusy = false;
    }
  }

  /** Says what was saved, and names and links the onboarding case where it went on by itself. */
  async announce({ message, onboardingCaseId, onboardingStage }: StatusOutcome): Promise<void> {
    const followed = onboardingCaseId && onboardingStage && onboardingStage !== this.panel?.onboardingStage;
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
        messageData: [{ url, label: this.panel?.onboardingCaseNumber ?? '' }],
        variant: 'success',
        mode: 'sticky',
      }),
    );
  }

  async reload(): Promise<void> {
    await refreshApex(this.#wired);
  }
}
