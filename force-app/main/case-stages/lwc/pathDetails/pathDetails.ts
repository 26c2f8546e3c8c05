import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import DONE from '@salesforce/label/c.Path_NeedMet';
import ENTERED from '@salesforce/label/c.Path_Since';
import MISSING from '@salesforce/label/c.Path_NeedMissing';
import NEEDED from '@salesforce/label/c.Path_StillNeeded';
import OVERRIDDEN from '@salesforce/label/c.Path_OverriddenBecause';
import WAITING from '@salesforce/label/c.Path_WaitingFor';
import WAITING_SINCE from '@salesforce/label/c.Path_WaitingForSince';
import SINCE from '@salesforce/label/c.Path_SinceDate';
import { phoneAddress } from 'c/accountPanelModel';
import { countDays, dayOf, daysBetween } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';
import type { Need, OnboardingPage, Stage } from 'c/onboardingPageModel';

/** What resolves a missing item: the form, or the panel with the date. */
export type NeedKind = 'form' | 'rostering' | 'monitoring' | 'handoff';

const RESOLVED_IN: Readonly<Record<string, NeedKind>> = {
  Rostering_Complete_Date__c: 'rostering',
  Usage_Requirements_Met_Date__c: 'monitoring',
  Handoff_Date__c: 'monitoring',
};

interface ShownNeed extends Need {
  kind: NeedKind | null;
  icon: string;
  variant: string;
  state: string;
}

/**
 * The school, the person to call, whom the case waits for since when, and what the selected stage still needs. Sends `resolve` with the `NeedKind` of
 * the missing item that was pressed.
 */
export default class PathDetails extends LightningElement {
  @api page!: OnboardingPage;
  /** The selected stage. Null shows the stage of the case. */
  @api stageName: string | null = null;

  get currentStage(): Stage | undefined {
    return this.page.stages.find(({ name }) => name === this.page.stage);
  }

  get stage(): Stage | undefined {
    return this.page.stages.find(({ name }) => name === this.stageName) ?? this.currentStage;
  }

  get phoneUrl(): string | null {
    const phone = this.page.contactPhone;
    return phone ? phoneAddress(phone) : null;
  }

  get waitText(): string {
    const { waitsFor, since } = this.page.next;
    if (this.page.isClosed) {
      return '';
    }
    if (waitsFor) {
      return format(since ? WAITING_SINCE : WAITING, waitsFor);
    }
    return since ? SINCE : '';
  }

  /** "(18 days)". */
  get waitDays(): string {
    const { next, timeZone, today } = this.page;
    const days = next.since ? daysBetween(dayOf(next.since, timeZone), today) : 0;
    return days > 0 ? `(${countDays(days, LOCALE)})` : '';
  }

  /** The stage that opens when nothing is missing anymore. */
  get neededText(): string {
    const { stages } = this.page;
    const after = stages[stages.findIndex(({ name }) => name === this.stage?.name) + 1];
    return format(NEEDED, after?.label);
  }

  get enteredText(): string {
    return format(ENTERED, this.stage?.label);
  }

  get overrideText(): string {
    return format(OVERRIDDEN, this.stage?.overrideReason);
  }

  /** A complete stage shows no needs. */
  get needs(): ShownNeed[] {
    const needs = this.stage?.state === 'complete' ? [] : (this.stage?.needs ?? []);
    const canResolve = this.page.canChange && this.stage === this.currentStage;
    return needs.map((need) => ({
      ...need,
      kind: canResolve && !need.met ? this.resolvedIn(need) : null,
      icon: need.met ? 'utility:success' : 'utility:routing_offline',
      variant: need.met ? 'success' : 'warning',
      state: need.met ? DONE : MISSING,
    }));
  }

  /** Null if nothing on the page resolves it, such as a date that is set when the integration is complete. */
  resolvedIn({ code, field }: Need): NeedKind | null {
    if (field === null) {
      return code === 'FORM_SUBMITTED' ? 'form' : null;
    }
    const isWaiting = field === 'Rostering_Complete_Date__c' && !this.page.canEnterRosteringDate;
    return isWaiting ? null : (RESOLVED_IN[field] ?? null);
  }

  resolve(event: Event): void {
    const kind = (event.currentTarget as HTMLElement).dataset.kind as NeedKind;
    this.dispatchEvent(new CustomEvent<NeedKind>('resolve', { detail: kind }));
  }
}
