import { api, LightningElement } from 'lwc';
import HINT from '@salesforce/label/c.Assignment_Hint';
import NO_SPECIALISTS from '@salesforce/label/c.Assignment_NoSpecialists';
import SPECIALISTS from '@salesforce/label/c.Assignment_Specialists';
import type { AssignmentBoard, Colleague } from 'c/assignmentModel';
import type { Card } from 'c/assignmentPlanModel';

/**
 * How much work each specialist has. Sends `receive` with the specialist on whom cases were dropped, `show` with the one whose cases the user wants to
 * see, and `absent` after absences changed.
 */
export default class AssignmentTeam extends LightningElement {
  @api board!: AssignmentBoard;
  @api cards: readonly Card[] = [];
  @api isBusy = false;

  labels = { hint: HINT, noSpecialists: NO_SPECIALISTS, specialists: SPECIALISTS };

  /** The people who can cover for someone who is away. */
  get colleagues(): readonly Colleague[] {
    return this.board.specialists
      .filter(({ person }) => person.isMember)
      .map(({ person: { userId, name } }) => ({ userId, name }));
  }

  get hasSpecialists(): boolean {
    return this.colleagues.length > 0;
  }

  get most(): number {
    return Math.max(1, ...this.cards.map(({ specialist, plannedWeight }) => specialist.weight + plannedWeight));
  }

  receive(event: CustomEvent): void {
    this.dispatchEvent(new CustomEvent('receive', { detail: keyOf(event) }));
  }

  show(event: CustomEvent): void {
    this.dispatchEvent(new CustomEvent('show', { detail: keyOf(event) }));
  }

  absent(): void {
    this.dispatchEvent(new CustomEvent('absent'));
  }
}

const keyOf = (event: Event): string => (event.currentTarget as HTMLElement).dataset.key ?? '';
