import { api, LightningElement } from 'lwc';
import COMPLETE from '@salesforce/label/c.Path_StageComplete';

export type StageState = 'complete' | 'current' | 'incomplete';

export interface PathStage {
  name: string;
  label: string;
  state: StageState;
  /** A few words beside the name, such as the number of days in the stage. */
  detail?: string | null;
}

interface Item extends PathStage {
  className: string;
  isSelected: string;
  isComplete: boolean;
  ariaCurrent: string | null;
  tabIndex: string;
}

const STEP: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * A status path, as in the SLDS blueprint "Path". Tab moves to one stage and the arrow keys to the others. Enter, Space, or a click selects a
 * stage and sends `choose` with its name as the detail. The slot `action` is at the end of the path.
 */
export default class StagePath extends LightningElement {
  @api stages: readonly PathStage[] = [];
  /** The name of the selected stage. Null selects the current stage. */
  @api selected: string | null = null;
  @api label = '';

  labels = { complete: COMPLETE };
  hasAction = false;

  get items(): Item[] {
    const chosen =
      this.selected ?? this.stages.find(({ state }) => state === 'current')?.name ?? this.stages.at(-1)?.name;
    return this.stages.map((stage) => ({
      ...stage,
      className: `slds-path__item path-item ${this.look(stage, stage.name === chosen)}`,
      isSelected: String(stage.name === chosen),
      isComplete: stage.state === 'complete',
      ariaCurrent: stage.state === 'current' ? 'step' : null,
      tabIndex: stage.name === chosen ? '0' : '-1',
    }));
  }

  /** Without an action, the path takes the full width. */
  get actionClass(): string {
    return this.hasAction ? 'slds-grid slds-path__action path-action' : 'slds-hide';
  }

  watchAction(event: Event): void {
    this.hasAction = (event.target as HTMLSlotElement).assignedElements().length > 0;
  }

  look({ state }: PathStage, isChosen: boolean): string {
    const active = isChosen ? ' slds-is-active' : '';
    return state === 'complete' ? `slds-is-complete path-complete${active}` : `slds-is-${state}${active}`;
  }

  choose(event: Event): void {
    this.send((event.currentTarget as HTMLElement).dataset.name);
  }

  moveFocus(event: KeyboardEvent): void {
    const links = [...(this.template?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const at = links.indexOf(event.target as HTMLElement);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.send(links[at]?.dataset.name);
      return;
    }
    const target = links[at + (STEP[event.key] ?? 0)];
    if (event.key in STEP && target) {
      event.preventDefault();
      target.focus();
    }
  }

  send(name: string | undefined): void {
    if (name) {
      this.dispatchEvent(new CustomEvent<string>('choose', { detail: name }));
    }
  }
}
