import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import retry from '@salesforce/apex/WonOpportunityController.retry';
import CREATED from '@salesforce/label/c.Won_Created';
import HEADING_MANY from '@salesforce/label/c.Assignment_FailuresMany';
import HEADING_ONE from '@salesforce/label/c.Assignment_FailuresOne';
import RETRY from '@salesforce/label/c.Won_Retry';
import RETRY_OF from '@salesforce/label/c.Assignment_RetryOf';
import SHOW_ALL from '@salesforce/label/c.Assignment_ShowAll';
import STILL_FAILS from '@salesforce/label/c.Assignment_StillFails';
import TRYING from '@salesforce/label/c.Assignment_Trying';
import type { AssignmentFailure } from 'c/assignmentModel';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

const FEW = 3;

interface Shown extends AssignmentFailure {
  reason: string;
  retryTitle: string;
}

/** Won opportunities whose onboarding case couldn't be created. Sends `created` after one was. */
export default class AssignmentFailures extends LightningElement {
  @api failures: readonly AssignmentFailure[] = [];

  /** The opportunity whose case is being created. */
  tryingId: string | null = null;
  showsAll = false;
  failure: unknown = null;
  labels = { retry: RETRY };
  /** The answers of the last tries, by opportunity. */
  answers: Readonly<Record<string, string>> = {};

  get isBusy(): boolean {
    return this.tryingId !== null;
  }

  get hasFailures(): boolean {
    return this.failures.length > 0;
  }

  get heading(): string {
    return this.failures.length === 1 ? HEADING_ONE : format(HEADING_MANY, this.failures.length);
  }

  get shown(): Shown[] {
    return this.failures.slice(0, this.showsAll ? this.failures.length : FEW).map((failure) => ({
      ...failure,
      reason: this.reasonOf(failure),
      retryTitle: format(RETRY_OF, failure.opportunityName),
    }));
  }

  /** After a press of the button, the text changes even if the reason is the same. */
  reasonOf({ opportunityId, error }: AssignmentFailure): string {
    if (this.tryingId === opportunityId) {
      return TRYING;
    }
    const answer = this.answers[opportunityId];
    return answer === undefined ? (error ?? '') : format(STILL_FAILS, answer);
  }

  get hasMore(): boolean {
    return this.failures.length > FEW && !this.showsAll;
  }

  get showAllLabel(): string {
    return format(SHOW_ALL, this.failures.length);
  }

  showAll(): void {
    this.showsAll = true;
  }

  async retry(event: Event): Promise<void> {
    const { key: opportunityId = '' } = (event.currentTarget as HTMLElement).dataset;
    if (this.isBusy) {
      return;
    }
    this.tryingId = opportunityId;
    this.failure = null;
    try {
      const [outcome] = await asThisUser(() => retry({ opportunityIds: [opportunityId] }));
      if (outcome?.caseId) {
        this.dispatchEvent(new ShowToastEvent({ title: format(CREATED, outcome.caseNumber), variant: 'success' }));
        this.dispatchEvent(new CustomEvent('created'));
      } else {
        this.answers = { ...this.answers, [opportunityId]: outcome?.error ?? '' };
      }
    } catch (error) {
      this.failure = error;
    } finally {
      this.tryingId = null;
    }
  }
}
