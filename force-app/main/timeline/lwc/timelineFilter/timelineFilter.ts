import { api, LightningElement } from 'lwc';
import ALL from '@salesforce/label/c.Timeline_AllKinds';
import FILTER from '@salesforce/label/c.Timeline_Filter';
import CALL from '@salesforce/label/c.Timeline_KindCall';
import EMAIL from '@salesforce/label/c.Timeline_KindEmail';
import INTEGRATION from '@salesforce/label/c.Timeline_KindIntegration';
import NOTE from '@salesforce/label/c.Timeline_KindNote';
import POST from '@salesforce/label/c.Timeline_KindPost';
import STAGE from '@salesforce/label/c.Timeline_KindStage';
import TASK from '@salesforce/label/c.Timeline_KindTask';
import { choicesOf, toggled } from 'c/timelineModel';
import type { Kind } from 'c/timelineModel';
import type { FilterChoice } from 'c/rpFilterButtons';

/** Apex counts no further than one more. */
const MOST = 99;

const shown = (count: number): string => (count > MOST ? `${MOST}+` : String(count));

const LABELS: Readonly<Record<Kind, string>> = {
  email: EMAIL,
  call: CALL,
  task: TASK,
  post: POST,
  note: NOTE,
  stage: STAGE,
  integration: INTEGRATION,
};

/** Offers the kinds that the timeline has, with counts. Users can choose several. Sends `choose` with the chosen kinds. */
export default class TimelineFilter extends LightningElement {
  @api counts: Partial<Record<Kind, number>> = {};
  @api chosen: readonly Kind[] = [];

  labels = { filter: FILTER };

  get choices(): FilterChoice[] {
    const kinds = choicesOf(this.counts, this.chosen);
    const total = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    const all = { value: '', label: ALL, count: shown(total), isChosen: this.chosen.length === 0 };
    return [
      all,
      ...kinds.map(({ kind, count, isChosen }) => ({
        value: kind,
        label: LABELS[kind],
        count: shown(count),
        isChosen,
      })),
    ];
  }

  /** With only one kind, there is nothing to choose. */
  get hasChoice(): boolean {
    return this.choices.length > 2 || this.chosen.length > 0;
  }

  choose({ detail: kind }: CustomEvent<Kind | ''>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: kind === '' ? [] : toggled(this.chosen, kind) }));
  }
}
