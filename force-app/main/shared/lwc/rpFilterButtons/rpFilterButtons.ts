import { api, LightningElement } from 'lwc';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  /** How many items the filter shows, in the user's format. */
  readonly count: string;
  readonly isChosen: boolean;
  /** For the tooltip. */
  readonly help?: string;
}

/** The filters of a list as a row of buttons, each with a count. Sends `choose` with the value of the button. */
export default class FilterButtons extends LightningElement {
  @api label = '';
  @api choices: readonly FilterChoice[] = [];

  get buttons(): (FilterChoice & { pressed: string })[] {
    return this.choices.map((choice) => ({ ...choice, pressed: String(choice.isChosen) }));
  }

  choose(event: Event): void {
    const { filter } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: filter }));
  }
}
