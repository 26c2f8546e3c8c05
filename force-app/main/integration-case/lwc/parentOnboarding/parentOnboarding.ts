import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord } from 'lightning/uiRecordApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import EMPTY from '@salesforce/label/c.Integration_ParentEmpty';
import HEADING from '@salesforce/label/c.Integration_ParentHeading';
import LINK from '@salesforce/label/c.Integration_ParentLink';
import STAGE from '@salesforce/label/c.Integration_ParentStage';
import { hasChanged, Reading } from 'c/rpReadingUtils';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import type { Watched, Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

/** The onboarding case moves on automatically when its integrations are complete. */
const WATCHED: Watched<IntegrationPanel> = { 'Case.Status': (panel) => panel.onboardingStage };

/** The onboarding case of an integration case. */
export default class ParentOnboarding extends LightningElement {
  caseId = '';
  panel: IntegrationPanel | null = null;
  loadError: unknown = null;
  isOutdated = false;
  labels = { empty: EMPTY, heading: HEADING };
  watchedFields = Object.keys(WATCHED);
  onboardingCaseId: string | undefined;

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
    this.onboardingCaseId = undefined;
  }

  @wire(getPanel, { caseId: '$caseId' })
  receivePanel(wired: Wired<IntegrationPanel>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.panel = wired.data ?? this.panel;
    this.onboardingCaseId = this.panel?.onboardingCaseId ?? undefined;
    this.loadError = wired.error ?? null;
  }

  @wire(getRecord, { recordId: '$onboardingCaseId', optionalFields: '$watchedFields' })
  receiveOnboarding({ data }: Wired<UiRecord>): void {
    if (hasChanged(data, this.onboardingCaseId ?? '', WATCHED, this.panel)) {
      void this.#reading.refreshWithPage();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
  }

  get linkLabel(): string {
    return format(LINK, this.panel?.onboardingCaseNumber);
  }

  get stageText(): string {
    return format(STAGE, this.panel?.onboardingStage);
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
