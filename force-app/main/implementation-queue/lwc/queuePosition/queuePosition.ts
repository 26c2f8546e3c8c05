import { api, LightningElement, wire } from 'lwc';
import getPosition from '@salesforce/apex/ImplementationQueueController.getPosition';
import NONE from '@salesforce/label/c.Queue_OnCaseNone';
import ON_CASE from '@salesforce/label/c.Queue_OnCase';
import PRIVILEGED from '@salesforce/label/c.Queue_OnCasePrivileged';
import SINCE from '@salesforce/label/c.Queue_OnCaseSince';
import TITLE from '@salesforce/label/c.Queue_Title';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { whenNear } from 'c/rpNearUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import type { QueuePosition as Position } from 'c/queueModel';

/** The position of the customer in the implementation queue. The card reads it when it comes near the window, so the page doesn't wait for it. */
export default class QueuePosition extends LightningElement {
  answer: Position | null = null;
  loadError: unknown = null;
  isOutdated = false;
  subjectId = '';
  /** Undefined until the card is near the window. */
  wantedId: string | undefined;
  labels = { none: NONE, privileged: PRIVILEGED, since: SINCE, title: TITLE };

  #reading = new Reading<Position>('QueuePosition', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #isNear = false;
  #stop: (() => void) | null = null;

  @api
  get recordId(): string {
    return this.subjectId;
  }

  /** A page can give the card another record. Nothing of the earlier one must stay. */
  set recordId(recordId: string) {
    if (recordId !== this.subjectId) {
      this.subjectId = recordId;
      this.answer = null;
      this.loadError = null;
      this.#reading.about(recordId);
      this.wantedId = this.#isNear ? recordId : undefined;
    }
  }

  @wire(getPosition, { recordId: '$wantedId' })
  receive(wired: Wired<Position>): void {
    if (wired.data && wired.data.recordId.slice(0, 15) !== this.subjectId.slice(0, 15)) {
      return;
    }
    this.#reading.received(wired);
    this.answer = wired.data ?? this.answer;
    this.loadError = this.answer ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  renderedCallback(): void {
    const place = this.refs?.place as HTMLElement | undefined;
    if (place && !this.#isNear && !this.#stop) {
      this.#stop = whenNear(place, () => {
        this.#isNear = true;
        this.wantedId = this.subjectId;
      });
    }
  }

  disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = null;
    unregisterRefreshHandler(this.#refreshHandler);
  }

  get positionText(): string | null {
    const { position = null, total } = this.answer ?? {};
    return position === null ? null : format(ON_CASE, position, total);
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}
