import { api, LightningElement } from 'lwc';
import CLOSED from '@salesforce/label/c.Integration_ClosedOn';
import OPENED from '@salesforce/label/c.Integration_OpenedOn';
import OWNER from '@salesforce/label/c.Integration_WithOwner';
import WAITING from '@salesforce/label/c.Integration_WaitingSince';
import type { IntegrationCase } from 'c/integrationCaseModel';
import { format } from 'c/rpTextUtils';

interface Item extends IntegrationCase {
  stateLabel: string;
  badgeClass: string;
  sinceLabel: string;
  since: string | null;
  note: string | null;
}

/** Integration cases with provider, status or outcome, date, and owner or reason. Each has a link. */
export default class IntegrationList extends LightningElement {
  @api integrations: readonly IntegrationCase[] = [];
  @api today = '';
  @api timeZone = '';

  get items(): Item[] {
    return this.integrations.map((integration) => ({
      ...integration,
      ...this.moment(integration),
      stateLabel: integration.outcome ?? integration.statusLabel,
      badgeClass: this.badgeClass(integration),
      note: integration.isClosed ? integration.outcomeReason : format(OWNER, integration.ownerName),
    }));
  }

  badgeClass({ isClosed, outcome, waitingSince }: IntegrationCase): string {
    if (isClosed) {
      return outcome === 'Complete' ? 'slds-theme_success' : '';
    }
    return waitingSince ? 'slds-theme_warning' : '';
  }

  /** The line about the setup says since when too. */
  moment({ isClosed, closedAt, waitingSince, openedAt, setup }: IntegrationCase): {
    sinceLabel: string;
    since: string | null;
  } {
    if (isClosed) {
      return { sinceLabel: CLOSED, since: closedAt };
    }
    if (setup) {
      return { sinceLabel: '', since: null };
    }
    return waitingSince ? { sinceLabel: WAITING, since: waitingSince } : { sinceLabel: OPENED, since: openedAt };
  }
}
