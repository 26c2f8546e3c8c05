import { api, LightningElement } from 'lwc';
import DONE from '@salesforce/label/c.Path_NeedMet';
import MISSING from '@salesforce/label/c.Path_NeedMissing';
import NEEDED from '@salesforce/label/c.Path_StillNeeded';
import OVERRIDDEN from '@salesforce/label/c.Path_OverriddenBecause';
import SINCE from '@salesforce/label/c.Path_Since';
import type { Need, Stage } from 'c/onboardingPageModel';
import { format } from 'c/rpTextUtils';

interface ShownNeed extends Need {
  icon: string;
  variant: string;
  state: string;
}

/** What a stage needs before it can be completed, when the case entered it, and the override reason if there is one. */
export default class StageNeeds extends LightningElement {
  @api stage: Stage | undefined;
  @api today = '';
  @api timeZone = '';

  get heading(): string {
    return format(NEEDED, this.stage?.label);
  }

  get since(): string {
    return format(SINCE, this.stage?.label);
  }

  get overrideText(): string {
    return format(OVERRIDDEN, this.stage?.overrideReason);
  }

  /** A complete stage shows no needs. */
  get needs(): ShownNeed[] {
    const needs = this.stage?.state === 'complete' ? [] : (this.stage?.needs ?? []);
    return needs.map((need) => ({
      ...need,
      icon: need.met ? 'utility:success' : 'utility:routing_offline',
      variant: need.met ? 'success' : 'warning',
      state: need.met ? DONE : MISSING,
    }));
  }
}
