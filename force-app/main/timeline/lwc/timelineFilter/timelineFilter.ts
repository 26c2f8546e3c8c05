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

/** Apex counts no further than one more. */
const MOST = 99;

const shown = (count: number): string => (count > MOST ? `${MOST}+` : String(count));

interface Choice {
  /** Blank for the choice that shows all kinds. */
  kind: string;
  label: string;
  count: string;
  pressed: string;
}

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

  get choices(): Choice[] {
    const kinds = choicesOf(this.counts, this.chosen);
    const total = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    const all = { kind: '', label: ALL, count: shown(total), pressed: String(this.chosen.length === 0) };
    return [
      all,
      ...kinds.map(({ kind, count, isChosen }) => ({
        kind,
        label: LABELS[kind],
        count: shown(count),
        pressed: String(isChosen),
      })),
    ];
  }

  /** With only one kind, there is nothing to choose. */
  get hasChoice(): boolean {
    return this.choices.length > 2 || this.chosen.length > 0;
  }

  choose(event: Event): void {
    const kind = (event.currentTarget as HTMLElement).dataset.kind as Kind | '';
    this.dispatchEvent(new CustomEvent('choose', { detail: kind === '' ? [] : toggled(this.chosen, kind) }));
  }
}
