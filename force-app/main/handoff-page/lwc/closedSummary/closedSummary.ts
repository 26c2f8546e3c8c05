import { api, LightningElement, wire } from 'lwc';
import getSummary from '@salesforce/apex/HandoffController.getSummary';
import PRINT from '@salesforce/label/c.Handoff_Print';
import { printSummary } from 'c/handoffModel';
import type { HandoffSummary } from 'c/handoffModel';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';

interface Row {
  key: string;
  label: string | null;
  text: string;
}

interface Section {
  key: string;
  heading: string;
  rows: Row[];
}

/** These have their own cards on the page, and the printed page has them too. */
const ELSEWHERE = ['Account', 'Contacts', 'Subscriptions', 'OpenItems', 'Notes'];

/** The whole of a closed onboarding: stages, rostering, usage, and handoff, each fact once. */
export default class ClosedSummary extends LightningElement {
  caseId = '';
  summary: HandoffSummary | null = null;
  loadError: unknown = null;
  printError: unknown = null;
  labels = { print: PRINT };

  #reading = new Reading<HandoffSummary>('HandoffSummary', () => undefined);

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
    this.summary = null;
    this.loadError = null;
    this.printError = null;
  }

  @wire(getSummary, { caseId: '$caseId' })
  receiveSummary(wired: Wired<HandoffSummary>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.summary = wired.data ?? this.summary;
    this.loadError = wired.error ?? null;
  }

  connectedCallback(): void {
    this.#reading.arrived();
  }

  get sections(): Section[] {
    return (this.summary?.sections ?? [])
      .filter(({ key }) => !ELSEWHERE.includes(key))
      .map(({ key, heading, lines }) => ({
        key,
        heading,
        rows: lines.map((line, index) => ({ ...line, key: `${key}-${index}` })),
      }));
  }

  async print(): Promise<void> {
    const { caseId } = this;
    this.printError = null;
    try {
      await printSummary(caseId);
    } catch (error) {
      this.printError = caseId === this.caseId ? error : this.printError;
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
