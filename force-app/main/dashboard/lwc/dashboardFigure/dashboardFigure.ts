import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { dashboardPage } from 'c/dashboardModel';

/** A number of the dashboard that opens the cases it counts. The link has an address, so it can open in a new tab. */
export default class DashboardFigure extends NavigationMixin(LightningElement) {
  @api label = '';
  /** What the number counts, for the tooltip and for screen readers. */
  @api description = '';

  url = '#';
  #figure: string | null = null;

  /** Without a figure, the number is no link. */
  @api
  get figure(): string | null {
    return this.#figure;
  }

  set figure(figure: string | null) {
    this.#figure = figure;
    void this.findAddress();
  }

  connectedCallback(): void {
    void this.findAddress();
  }

  @api
  focus(): void {
    this.template?.querySelector('a')?.focus();
  }

  async findAddress(): Promise<void> {
    const figure = this.#figure;
    if (this.isConnected && figure !== null) {
      const url = await this[NavigationMixin.GenerateUrl](dashboardPage(figure));
      this.url = figure === this.#figure ? url : this.url;
    }
  }

  open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    this[NavigationMixin.Navigate](dashboardPage(this.#figure));
  }
}
