import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import ASK_ABOUT from '@salesforce/label/c.Schools_AskAbout';
import EMAIL from '@salesforce/label/c.Schools_Email';
import HEADING from '@salesforce/label/c.Schools_Specialist';
import TALKS_TO_SCHOOL from '@salesforce/label/c.Schools_TalksToSchool';
import { dropWork, onWork } from 'c/caseWorkModel';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

/**
 * The specialist of the onboarding, whom support agents ask for what they need from the school. Reads what the path of the integration case reads,
 * so it costs no request.
 */
export default class IntegrationSpecialist extends LightningElement {
  caseId = '';
  panel: IntegrationPanel | null = null;
  isWriting = false;
  labels = { email: EMAIL, heading: HEADING };

  #reading = new Reading<IntegrationPanel>('IntegrationPanel', () => {});
  #refreshHandler = -1;
  #focusNext = false;
  #comesIntoView = false;
  #stopListening: () => void = () => undefined;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier one stays. */
  set recordId(caseId: string) {
    if (caseId !== this.caseId) {
      this.#stopListening();
      this.caseId = caseId;
      this.#reading.about(caseId);
      this.panel = null;
      this.isWriting = false;
    }
  }

  @wire(getPanel, { caseId: '$caseId' })
  receivePanel(wired: Wired<IntegrationPanel>): void {
    if (this.#reading.received(wired)) {
      this.panel = wired.data ?? this.panel;
      this.listen();
    }
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
    this.listen();
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#stopListening();
    dropWork(this.caseId, 'specialist');
  }

  renderedCallback(): void {
    if (this.#comesIntoView) {
      this.#comesIntoView = false;
      this.template?.querySelector('[data-id="card"]')?.scrollIntoView?.({ block: 'center' });
    }
    if (this.#focusNext) {
      this.#focusNext = false;
      this.template?.querySelector<HTMLElement>('[data-id="email"]')?.focus();
    }
  }

  /** The checklist asks to write from here. */
  listen(): void {
    this.#stopListening();
    if (this.isConnected && this.shows) {
      this.#stopListening = onWork(this.caseId, ({ kind }) => kind === 'specialist' && this.open(), ['specialist']);
    }
  }

  /** Only those who work on the integration ask, while both cases are open. */
  get shows(): boolean {
    const { canEdit, isClosed, onboardingCaseId, onboardingStage, specialistName } = this.panel ?? {};
    return Boolean(canEdit && !isClosed && onboardingCaseId && onboardingStage !== 'Closed' && specialistName);
  }

  get schoolName(): string {
    return this.panel?.accountName ?? this.panel?.onboardingCaseNumber ?? '';
  }

  get talksToSchool(): string {
    return format(TALKS_TO_SCHOOL, this.panel?.specialistName);
  }

  /** What the district must do in the current step. */
  get suggestion(): string {
    const { caseNumber, checklist, provider } = this.panel ?? {};
    const step = checklist?.steps.find(({ isCurrent }) => isCurrent);
    return step && checklist?.waitsFor === 'District'
      ? format(ASK_ABOUT, provider, caseNumber, step.label, step.whatToDo)
      : '';
  }

  write(): void {
    this.isWriting = true;
  }

  open(): boolean {
    this.#comesIntoView = true;
    this.write();
    return true;
  }

  close(): void {
    this.isWriting = false;
    this.#focusNext = true;
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
