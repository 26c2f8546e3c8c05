import { api, LightningElement, wire } from 'lwc';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import EMPTY from '@salesforce/label/c.Integration_ParentEmpty';
import HEADING from '@salesforce/label/c.Integration_ParentHeading';
import LINK from '@salesforce/label/c.Integration_ParentLink';
import STAGE from '@salesforce/label/c.Integration_ParentStage';
import type { IntegrationPanel, Wired } from 'c/onboardingPage';
import { format } from 'c/text';

/** The onboarding that an integration case belongs to. */
export default class ParentOnboarding extends LightningElement {
  @api recordId = '';

  panel: IntegrationPanel | null = null;
  loadError: unknown = null;
  labels = { empty: EMPTY, heading: HEADING };

  @wire(getPanel, { caseId: '$recordId' })
  receivePanel({ data, error }: Wired<IntegrationPanel>): void {
    this.panel = data ?? this.panel;
    this.loadError = error ?? null;
  }

  get linkLabel(): string {
    return format(LINK, this.panel?.onboardingCaseNumber);
  }

  get stageText(): string {
    return format(STAGE, this.panel?.onboardingStage);
  }
}
