import { api, LightningElement, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';

/** The manager's dashboard. The address of the page says whether it shows the figures, or the cases behind one of them. */
export default class OnboardingDashboard extends LightningElement {
  /** Set by the Lightning page; not used. */
  @api flexipageRegionWidth: string | undefined;

  /** Null for the dashboard. Undefined until the page is known. */
  figure: string | null | undefined;
  /** The figure that the user has come back from. */
  opened: string | null = null;

  @wire(CurrentPageReference)
  visit(page: { state?: Record<string, string | undefined> } | undefined): void {
    if (page) {
      this.opened = this.figure ?? null;
      this.figure = page.state?.['c__figure'] ?? null;
    }
  }

  get isKnown(): boolean {
    return this.figure !== undefined;
  }
}
