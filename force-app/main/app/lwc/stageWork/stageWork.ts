import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import CLOSED from '@salesforce/label/c.Work_Summary';
import FORM from '@salesforce/label/c.Work_RosteringForm';
import HEADING from '@salesforce/label/c.Work_Heading';
import MONITORING from '@salesforce/label/c.Work_Monitoring';
import PROGRESS from '@salesforce/label/c.Work_RosteringProgress';
import { onWork, onWorkPlace, workIn } from 'c/caseWorkModel';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { placeOf, readCopy } from 'c/rosteringDraftUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';

/** A panel that moves the focus to its next field or button, if it has one. */
interface StartingPanel extends HTMLElement {
  start(): void;
}

interface Panel {
  stage: string;
  label: string;
  isForm: boolean;
  isProgress: boolean;
  isMonitoring: boolean;
}

const LABELS: Readonly<Record<string, string>> = {
  New: FORM,
  Rostering: PROGRESS,
  Monitoring: MONITORING,
  Closed: CLOSED,
};

/** The tab for each kind of work. */
const TABS: Readonly<Record<string, string>> = {
  form: 'New',
  rostering: 'Rostering',
  monitoring: 'Monitoring',
  handoff: 'Monitoring',
};

/** A tab for each stage the case has reached, with the current one open. */
export default class StageWork extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  activeStage = '';
  /** The user works here, so a panel has the brand button of the page. */
  isPrimary = false;
  labels = { heading: HEADING };

  /** The status path shows the notice that the page may be out of date. */
  #reading = new Reading<OnboardingPage>('OnboardingPage', () => undefined);
  #refreshHandler = -1;
  #stageToShow: string | null = null;
  #holdsForm = false;
  #stopListening: (() => void) | null = null;
  #stopPlace: (() => void) | null = null;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.stopListening();
    if (this.#stopPlace) {
      this.watchPlace();
    }
    this.onboarding = null;
    this.loadError = null;
    this.activeStage = '';
    this.#stageToShow = null;
    this.#holdsForm = false;
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.loadError = wired.error ?? null;
    const before = this.onboarding;
    this.onboarding = wired.data ?? before;
    if (wired.data && !before) {
      this.activeStage = this.firstTab(wired.data);
    } else if (wired.data && wired.data.stage !== before?.stage) {
      this.#stageToShow = this.#holdsForm ? 'New' : wired.data.stage;
    }
  }

  /** A tab renders its panel when it is opened. Answers that aren't saved are in front. Blank opens the first tab. */
  firstTab({ caseId, stage, formReason }: OnboardingPage): string {
    const tab = !formReason && readCopy(placeOf(caseId)) ? 'New' : stage;
    return this.panels.some((panel) => panel.stage === tab) ? tab : '';
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.watchPlace();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.stopListening();
    this.#stopPlace?.();
    this.#stopPlace = null;
  }

  watchPlace(): void {
    this.#stopPlace?.();
    this.#stopPlace = onWorkPlace(this.caseId, (place) => {
      this.isPrimary = place === 'stage';
    });
  }

  /** The brand button follows the user. */
  begin(): void {
    workIn(this.caseId, 'stage');
  }

  /** A tab that the page adds can be activated only after it is rendered. */
  renderedCallback(): void {
    if (this.#stageToShow) {
      this.activeStage = this.#stageToShow;
      this.#stageToShow = null;
    } else if (this.onboarding) {
      // The panel of the tab opens the handoff call, perhaps after this tab is rendered.
      this.#stopListening ??= onWork(this.caseId, ({ kind }) => this.openTab(TABS[kind]) && kind !== 'handoff');
    }
  }

  get panels(): Panel[] {
    const reached = (this.onboarding?.stages ?? []).filter(({ state }) => state !== 'incomplete');
    return reached.map(({ name: stage }) => ({
      stage,
      label: LABELS[stage] ?? stage,
      isForm: stage === 'New',
      isProgress: stage === 'Rostering',
      isMonitoring: stage === 'Monitoring',
    }));
  }

  get isSecondary(): boolean {
    return !this.isPrimary;
  }

  /** Keeps the form open while it has refused answers, even if the stage changes. */
  hold(event: CustomEvent<boolean>): void {
    this.#holdsForm = event.detail;
  }

  stopListening(): void {
    this.#stopListening?.();
    this.#stopListening = null;
  }

  /** Opens the tab where the next step is taken, with the focus on its first field, and returns whether there is such a tab. */
  openTab(stage: string | undefined): boolean {
    if (!this.panels.some((panel) => panel.stage === stage)) {
      return false;
    }
    this.activeStage = stage ?? '';
    const work = this.refs?.work as HTMLElement | undefined;
    work?.focus();
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the tab shows its panel in this task, and what is hidden takes no focus
    setTimeout(() => {
      this.template?.querySelector<StartingPanel>(`[data-panel="${stage}"]`)?.start();
      work?.scrollIntoView?.({ block: 'start' });
    });
    return true;
  }

  showTab(event: Event): void {
    this.activeStage = (event.target as HTMLElement & { value?: string }).value ?? this.activeStage;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
