import { api, LightningElement } from 'lwc';
import deleteAbsence from '@salesforce/apex/AssignmentController.deleteAbsence';
import saveAbsence from '@salesforce/apex/AssignmentController.saveAbsence';
import LOCALE from '@salesforce/i18n/locale';
import ABSENCES from '@salesforce/label/c.Assignment_Absences';
import ABSENCES_OF from '@salesforce/label/c.Assignment_AbsencesOf';
import INACTIVE from '@salesforce/label/c.Assignment_Inactive';
import LOAD from '@salesforce/label/c.Assignment_Load';
import LOAD_PLANNED from '@salesforce/label/c.Assignment_LoadPlanned';
import NO_CASES from '@salesforce/label/c.Assignment_NoCases';
import NOT_MEMBER from '@salesforce/label/c.Assignment_NotMember';
import REASSIGN from '@salesforce/label/c.Assignment_Reassign';
import REASSIGN_OF from '@salesforce/label/c.Assignment_ReassignOf';
import SHOW from '@salesforce/label/c.Assignment_ShowCases';
import SHOW_OF from '@salesforce/label/c.Assignment_ShowCasesOf';
import STAGE_COUNT from '@salesforce/label/c.Assignment_StageCount';
import { awayNow, needsHandover, sayAway, sayCover, sayWeight } from 'c/assignmentModel';
import type { AbsenceCalls, AbsenceReason, Colleague, Specialist } from 'c/assignmentModel';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';

/** How much work a specialist has. Sends `receive` when cases are dropped on it, `show` to see its cases, and `absent` after absences changed. */
export default class AssignmentSpecialist extends LightningElement {
  @api specialist!: Specialist;
  @api today = '';
  @api stageLabels: Readonly<Record<string, string>> = {};
  @api reasons: readonly AbsenceReason[] = [];
  @api colleagues: readonly Colleague[] = [];
  /** The weight of the cases that the user has planned for this specialist. */
  @api plannedWeight = 0;
  /** The largest weight of all specialists, for the bar. */
  @api most = 1;
  /** The list shows the cases of this specialist. */
  @api isShown = false;
  @api canChangeAbsences = false;
  @api isBusy = false;

  isOver = false;
  showsAbsences = false;

  labels = { absences: ABSENCES };
  calls: AbsenceCalls = {
    save: (params) => asThisUser(() => saveAbsence(params)),
    remove: (params) => asThisUser(() => deleteAbsence(params)),
  };

  get name(): string {
    return this.specialist.person.name;
  }

  get loadText(): string {
    const { weight } = this.specialist;
    return this.plannedWeight > 0
      ? format(LOAD_PLANNED, sayWeight(weight), sayWeight(weight + this.plannedWeight))
      : format(LOAD, sayWeight(weight));
  }

  get stagesText(): string {
    const { stages } = this.specialist;
    return stages.length === 0
      ? NO_CASES
      : stages
          .map(({ stage, cases }) =>
            format(STAGE_COUNT, this.stageLabels[stage] ?? stage, new Intl.NumberFormat(LOCALE).format(cases)),
          )
          .join(' · ');
  }

  get loadStyle(): string {
    return `inline-size: ${this.shareOf(this.specialist.weight)}%`;
  }

  get plannedStyle(): string {
    return `inline-size: ${this.shareOf(this.plannedWeight)}%`;
  }

  /** Why the specialist gets no new cases. */
  get stateText(): string | null {
    const { person } = this.specialist;
    if (!person.isActive) {
      return INACTIVE;
    }
    return person.isMember ? sayAway(person, this.today) : NOT_MEMBER;
  }

  /** Who works on the cases meanwhile, and the note. */
  get coverText(): string | null {
    const absence = awayNow(this.specialist.person);
    return absence && sayCover(absence);
  }

  get canReceive(): boolean {
    return this.specialist.person.isMember && !this.isBusy && !this.isShown;
  }

  get cardClass(): string {
    return ['card', this.isOver ? 'card_over' : '', this.isShown ? 'card_shown' : ''].filter(Boolean).join(' ');
  }

  /** Null if there is nothing to show. */
  get showLabel(): string | null {
    const { openCases, person } = this.specialist;
    if (openCases === 0 || this.isShown) {
      return null;
    }
    return needsHandover(person) ? format(REASSIGN, openCases) : SHOW;
  }

  get showTitle(): string {
    return format(needsHandover(this.specialist.person) ? REASSIGN_OF : SHOW_OF, this.name, this.specialist.openCases);
  }

  get absencesTitle(): string {
    return format(ABSENCES_OF, this.name);
  }

  get offersAbsences(): boolean {
    return this.canChangeAbsences && this.specialist.person.isMember;
  }

  get absencesExpanded(): string {
    return String(this.showsAbsences);
  }

  shareOf(weight: number): number {
    return Math.round((100 * weight) / Math.max(this.most, 1));
  }

  over(event: DragEvent): void {
    if (this.canReceive) {
      event.preventDefault();
      this.isOver = true;
    }
  }

  leave(): void {
    this.isOver = false;
  }

  drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver = false;
    if (this.canReceive) {
      this.dispatchEvent(new CustomEvent('receive'));
    }
  }

  show(): void {
    this.dispatchEvent(new CustomEvent('show'));
  }

  toggleAbsences(): void {
    this.showsAbsences = !this.showsAbsences;
  }

  changed(): void {
    this.dispatchEvent(new CustomEvent('absent'));
  }
}
