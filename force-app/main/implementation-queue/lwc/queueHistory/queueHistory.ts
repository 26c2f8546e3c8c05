import { api, LightningElement, wire } from 'lwc';
import getHistory from '@salesforce/apex/ImplementationQueueController.getHistory';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import CHART from '@salesforce/label/c.Queue_Chart';
import CLOSE from '@salesforce/label/c.Queue_Close';
import DELETED from '@salesforce/label/c.Queue_KindDeleted';
import FINISHED from '@salesforce/label/c.Queue_KindFinished';
import HEADING from '@salesforce/label/c.Queue_HistoryHeading';
import HEADING_OF from '@salesforce/label/c.Queue_HistoryOf';
import JOINED from '@salesforce/label/c.Queue_KindJoined';
import LEFT from '@salesforce/label/c.Queue_Left';
import MERGED from '@salesforce/label/c.Queue_KindMerged';
import MOVED from '@salesforce/label/c.Queue_KindMoved';
import NONE from '@salesforce/label/c.Queue_HistoryNone';
import OTHERS_MOVED from '@salesforce/label/c.Queue_OthersMoved';
import POINT_AT from '@salesforce/label/c.Queue_PointAt';
import WITHDRAWN from '@salesforce/label/c.Queue_KindWithdrawn';
import WITH_NAME from '@salesforce/label/c.Queue_WaitsForPerson';
import { dayOf, longDay } from 'c/rpDateUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { format } from 'c/rpTextUtils';
import type { QueueChange, QueueHistory as History, QueueKind, QueuePoint } from 'c/queueModel';

const WHAT: Readonly<Record<QueueKind, string>> = {
  Joined: JOINED,
  Moved: MOVED,
  Finished: FINISHED,
  Withdrawn: WITHDRAWN,
  Deleted: DELETED,
  Merged: MERGED,
};

const WIDTH = 600;
const HEIGHT = 130;
const MARGIN = 8;

const sayDay = (moment: string): string => longDay(dayOf(moment, TIME_ZONE), LOCALE);

/** The changes of the queue or of one customer, and the customer's position over time as a chart and as text. Sends `close`. */
export default class QueueHistory extends LightningElement {
  /** Blank for the whole queue. */
  @api
  get entryId(): string {
    return this.shownId;
  }

  set entryId(entryId: string) {
    this.shownId = entryId;
    this.history = null;
    this.#reading.about(entryId);
  }

  /** The name of the customer, known before the answer comes. */
  @api customer: string | null = null;

  shownId = '';
  history: History | null = null;
  loadError: unknown = null;
  labels = { close: CLOSE, none: NONE, othersMoved: OTHERS_MOVED };

  #reading = new Reading<History>('QueueHistory', () => undefined);
  #isNew = true;

  @wire(getHistory, { entryId: '$shownId' })
  receive(wired: Wired<History>): void {
    this.#reading.received(wired);
    this.history = wired.data ?? this.history;
    this.loadError = this.history ? null : (wired.error ?? null);
  }

  connectedCallback(): void {
    this.#reading.arrived(true);
  }

  renderedCallback(): void {
    if (this.#isNew) {
      this.#isNew = false;
      (this.refs?.heading as HTMLElement | undefined)?.focus();
    }
  }

  get heading(): string {
    return this.customer ? format(HEADING_OF, this.customer) : HEADING;
  }

  get changes(): (QueueChange & { what: string })[] {
    return (this.history?.changes ?? []).map((change) => {
      const positions = change.kind === 'Joined' ? [change.toPosition] : [change.fromPosition, change.toPosition];
      const what = format(WHAT[change.kind], ...positions);
      return { ...change, what: this.customer ? what : format(WITH_NAME, change.customer, what) };
    });
  }

  get hasChanges(): boolean {
    return this.changes.length > 0;
  }

  get points(): { key: string; text: string; isOthers: boolean }[] {
    return (this.history?.points ?? []).map(({ at, position, isOwn }) => ({
      key: at,
      text: position === null ? format(WITH_NAME, sayDay(at), LEFT) : format(POINT_AT, sayDay(at), position),
      isOthers: !isOwn,
    }));
  }

  /** Null if there is nothing to draw. Position 1 is at the top. */
  get chart(): { path: string; start: string; end: string; lowest: number } | null {
    const { points = [], now = '' } = this.history ?? {};
    const [first] = points;
    if (!first) {
      return null;
    }
    const last = points[points.length - 1] as QueuePoint;
    const end = last.position === null ? last.at : now;
    const begins = Date.parse(first.at);
    const span = Math.max(1, Date.parse(end) - begins);
    const lowest = Math.max(2, ...points.map(({ position }) => position ?? 1));
    const x = (moment: string): number =>
      Math.round(MARGIN + ((Date.parse(moment) - begins) / span) * (WIDTH - 2 * MARGIN));
    const y = (position: number): number =>
      Math.round(MARGIN + ((position - 1) / (lowest - 1)) * (HEIGHT - 2 * MARGIN));
    const steps = points
      .filter(({ position }) => position !== null)
      .map(({ at, position }, index) => {
        const height = y(position ?? 1);
        return index === 0 ? `M${x(at)} ${height}` : `H${x(at)}V${height}`;
      });
    return { path: `${steps.join('')}H${x(end)}`, start: sayDay(first.at), end: sayDay(end), lowest };
  }

  get chartLabel(): string {
    return format(CHART, this.customer, this.chart?.start, this.chart?.end);
  }

  close(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }
}
