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

  #shown: string | null = null;

  get buttons(): (FilterChoice & { pressed: string })[] {
    return this.choices.map((choice) => ({ ...choice, pressed: String(choice.isChosen) }));
  }

  /** On a phone, the chosen filter can be outside the part of the row that shows. */
  renderedCallback(): void {
    const chosen = this.buttons.filter(({ isChosen }) => isChosen).map(({ value }) => value);
    if (String(chosen) !== this.#shown) {
      this.#shown = String(chosen);
      this.showChosen();
    }
  }

  /** Scrolls only sideways, and not if one of several chosen filters shows. */
  showChosen(): void {
    const row = this.template?.querySelector<HTMLElement>('.choices');
    const chosen = [...(row?.querySelectorAll('[aria-pressed="true"]') ?? [])];
    const edges = row?.getBoundingClientRect();
    const [first] = chosen.map((button) => button.getBoundingClientRect());
    const isShown = chosen.some((button) => {
      const { left, right } = button.getBoundingClientRect();
      return edges && left >= edges.left && right <= edges.right;
    });
    if (row && edges && first && !isShown) {
      row.scrollLeft += first.left - edges.left - (edges.width - first.width) / 2;
    }
  }

  choose(event: Event): void {
    const { filter } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: filter }));
  }
}
