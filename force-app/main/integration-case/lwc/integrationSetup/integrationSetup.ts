import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import COPIED from '@salesforce/label/c.Integration_Copied';
import COPY from '@salesforce/label/c.Integration_Copy';
import COPY_ALL from '@salesforce/label/c.Integration_CopyAll';
import COPY_REFUSED from '@salesforce/label/c.Integration_CopyRefused';
import EMPTY from '@salesforce/label/c.Integration_SetupEmpty';
import HEADING from '@salesforce/label/c.Integration_SetupHeading';
import NONE from '@salesforce/label/c.Common_None';
import { Reading } from 'c/rpReadingUtils';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';

interface Row {
  field: string;
  label: string;
  value: string | null;
  shown: string;
  copyLabel: string;
}

/** The rostering form's answers that the provider needs. The user copies them into the provider's console. */
export default class IntegrationSetup extends LightningElement {
  caseId = '';
  panel: IntegrationPanel | null = null;
  loadError: unknown = null;
  copied = '';
  /** Text that the browser refused to copy. The user copies it from a text area. */
  uncopied = '';
  isOutdated = false;
  labels = { copyAll: COPY_ALL, copyRefused: COPY_REFUSED, empty: EMPTY, heading: HEADING };

  #reading = new Reading<IntegrationPanel>('IntegrationPanel', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #selects = false;

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
    this.copied = '';
    this.uncopied = '';
  }

  @wire(getPanel, { caseId: '$caseId' })
  receivePanel(wired: Wired<IntegrationPanel>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.panel = wired.data ?? this.panel;
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
    const field = this.#selects ? this.template?.querySelector('textarea') : null;
    if (field) {
      this.#selects = false;
      field.focus();
      field.select();
    }
  }

  get hasSetup(): boolean {
    return (this.panel?.setup.length ?? 0) > 0;
  }

  get rows(): Row[] {
    return (this.panel?.setup ?? []).map(({ field, label, value }) => ({
      field,
      label,
      value,
      shown: value ?? NONE,
      copyLabel: format(COPY, label),
    }));
  }

  copyOne(event: Event): void {
    const row = this.rows.find(({ field }) => field === (event.currentTarget as HTMLElement).dataset.field);
    if (row?.value) {
      void this.copy(row.value, row.label);
    }
  }

  copyAll(): void {
    const lines = this.rows.filter(({ value }) => value).map(({ label, value }) => `${label}: ${value}`);
    void this.copy(lines.join('\n'), HEADING);
  }

  async copy(text: string, what: string): Promise<void> {
    const done = await copyText(text);
    this.copied = done ? format(COPIED, what) : '';
    this.uncopied = done ? '' : text;
    this.#selects = !done;
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}

/** False if the browser doesn't allow copying. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
