import { api, LightningElement, wire } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import cancelMeeting from '@salesforce/apex/StatusMeetingController.cancel';
import getFile from '@salesforce/apex/StatusMeetingController.getFile';
import getMeetings from '@salesforce/apex/StatusMeetingController.getMeetings';
import inviteTo from '@salesforce/apex/StatusMeetingController.invite';
import moveMeeting from '@salesforce/apex/StatusMeetingController.move';
import planMeeting from '@salesforce/apex/StatusMeetingController.plan';
import AGENDA from '@salesforce/label/c.Meetings_Agenda';
import AGENDA_EMPTY from '@salesforce/label/c.Meetings_AgendaEmpty';
import AGENDA_OURS from '@salesforce/label/c.Meetings_AgendaOurs';
import AGENDA_RESELLER from '@salesforce/label/c.Meetings_AgendaReseller';
import AGENDA_THEIRS from '@salesforce/label/c.Meetings_AgendaTheirs';
import CANCEL from '@salesforce/label/c.Meetings_Cancel';
import EMPTY from '@salesforce/label/c.Meetings_Empty';
import HEADING from '@salesforce/label/c.Meetings_Heading';
import HIDE_LATER from '@salesforce/label/c.Meetings_HideLater';
import NO_GUESTS from '@salesforce/label/c.Meetings_NoGuests';
import NOTHING from '@salesforce/label/c.Meetings_Nothing';
import NOTHING_HELP from '@salesforce/label/c.Meetings_NothingHelp';
import PLAN from '@salesforce/label/c.Meetings_Plan';
import PRIVILEGED from '@salesforce/label/c.Meetings_Privileged';
import PRIVILEGED_HELP from '@salesforce/label/c.Meetings_PrivilegedHelp';
import PRIVILEGED_ONE from '@salesforce/label/c.Meetings_PrivilegedOne';
import SHOW_LATER from '@salesforce/label/c.Meetings_ShowLater';
import TO from '@salesforce/label/c.Meetings_To';
import { ReadingWhenNear } from 'c/rpNearUtils';
import { Reading } from 'c/rpReadingUtils';
import type { Wired } from 'c/rpReadingUtils';
import { asThisUser } from 'c/rpSessionUtils';
import { format } from 'c/rpTextUtils';
import { saveCalendarFile } from 'c/statusMeetingModel';
import type {
  MeetingMoment,
  MeetingOutcome,
  MeetingTopic,
  StatusMeeting,
  StatusMeetingPanel,
} from 'c/statusMeetingModel';

interface Line {
  meeting: StatusMeeting;
  isConfirming: boolean;
}

interface TopicGroup {
  key: string;
  heading: string;
  topics: readonly (MeetingTopic & { key: string })[];
}

/** The privileged service of an onboarding, and its status meetings. Loads when the user scrolls to it. */
export default class StatusMeetings extends LightningElement {
  caseId = '';
  /** The case to read. Until the component comes near the window, the wire reads nothing. */
  wantedId: string | undefined = undefined;
  panel: StatusMeetingPanel | null = null;
  loadError: unknown = null;
  failure: unknown = null;
  isBusy = false;
  isOutdated = false;
  isEntering = false;
  movedId: string | null = null;
  /** The meeting to cancel, until the user confirms it. */
  confirmedId: string | null = null;
  showsLater = false;
  labels = {
    agenda: AGENDA,
    agendaEmpty: AGENDA_EMPTY,
    cancel: CANCEL,
    empty: EMPTY,
    heading: HEADING,
    noGuests: NO_GUESTS,
    nothing: NOTHING,
    nothingHelp: NOTHING_HELP,
    plan: PLAN,
    privilegedHelp: PRIVILEGED_HELP,
  };

  #reading = new Reading<StatusMeetingPanel>('StatusMeetings', (isOutdated) => {
    this.isOutdated = isOutdated;
  });
  #refreshHandler = -1;
  #near = new ReadingWhenNear(this);
  #focusNext: string | null = null;

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.#near.about(caseId);
    this.#reading.about(caseId);
    this.panel = null;
    this.loadError = null;
    this.failure = null;
    this.isBusy = false;
    this.isEntering = false;
    this.movedId = null;
    this.confirmedId = null;
    this.showsLater = false;
  }

  @wire(getMeetings, { caseId: '$wantedId' })
  receiveMeetings(wired: Wired<StatusMeetingPanel>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.panel = wired.data ?? this.panel;
    this.loadError = wired.error ?? null;
  }

  connectedCallback(): void {
    this.#reading.arrived();
    this.#refreshHandler = registerRefreshHandler(this, this.refreshWithPage);
  }

  disconnectedCallback(): void {
    unregisterRefreshHandler(this.#refreshHandler);
    this.#near.disconnected();
  }

  renderedCallback(): void {
    this.#near.rendered(this.refs?.near);
    const wanted = this.#focusNext === null ? null : this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (wanted) {
      this.#focusNext = null;
      wanted.focus();
    }
  }

  /** Readers see the card only if the school has the service or a meeting. */
  get applies(): boolean {
    const { panel } = this;
    return panel === null || panel.canEdit || panel.privilegedSince !== null || panel.meetings.length > 0;
  }

  get privileged(): string {
    const positions = this.panel?.positions ?? 1;
    return positions === 1 ? PRIVILEGED_ONE : format(PRIVILEGED, positions);
  }

  get lines(): Line[] {
    return (this.panel?.meetings ?? []).map((meeting) => ({
      meeting,
      isConfirming: meeting.id === this.confirmedId,
    }));
  }

  get shown(): Line[] {
    return this.showsLater ? this.lines : this.lines.slice(0, 1);
  }

  get isEmpty(): boolean {
    return this.lines.length === 0 && !this.isEntering;
  }

  get hasLater(): boolean {
    return this.lines.length > 1;
  }

  get laterLabel(): string {
    return this.showsLater ? HIDE_LATER : format(SHOW_LATER, this.lines.length - 1);
  }

  get ariaExpandedLater(): string {
    return String(this.showsLater);
  }

  get canEdit(): boolean {
    return this.panel?.canEdit === true;
  }

  get canPlan(): boolean {
    return this.canEdit && this.panel?.problem === null && !this.isEntering;
  }

  get asksToCancel(): boolean {
    return this.canEdit && this.panel?.hasNothingToDiscuss === true && this.confirmedId === null;
  }

  get hasAgenda(): boolean {
    return this.canEdit && this.lines.length > 0;
  }

  get canInvite(): boolean {
    return this.panel?.guests?.length !== 0;
  }

  get lacksGuests(): boolean {
    return this.hasAgenda && this.panel?.guests?.length === 0;
  }

  get toText(): string | null {
    const guests = this.panel?.guests ?? [];
    return this.hasAgenda && guests.length > 0 ? format(TO, guests.join(', ')) : null;
  }

  get topics(): TopicGroup[] {
    const { ours = [], customers = [], resellers = [] } = this.panel?.agenda ?? {};
    const group = (key: string, heading: string, topics: readonly MeetingTopic[]): TopicGroup => ({
      key,
      heading,
      topics: topics.map((topic, index) => ({ ...topic, key: `${key}${index}` })),
    });
    return [
      group('ours', AGENDA_OURS, ours),
      group('customers', AGENDA_THEIRS, customers),
      group('resellers', AGENDA_RESELLER, resellers),
    ].filter(({ topics }) => topics.length > 0);
  }

  get hasTopics(): boolean {
    return this.topics.length > 0;
  }

  get moved(): StatusMeeting | null {
    return this.panel?.meetings.find(({ id }) => id === this.movedId) ?? null;
  }

  get entryFailure(): unknown {
    return this.isEntering ? this.failure : null;
  }

  get otherFailure(): unknown {
    return this.isEntering ? null : this.failure;
  }

  toggleLater(): void {
    this.showsLater = !this.showsLater;
  }

  plan(): void {
    this.enter(null);
  }

  move(event: Event): void {
    this.enter(idOf(event));
  }

  enter(meetingId: string | null): void {
    this.movedId = meetingId;
    this.confirmedId = null;
    this.isEntering = true;
    this.failure = null;
  }

  close(): void {
    this.isEntering = false;
    this.movedId = null;
    this.failure = null;
    this.#focusNext = '[data-id="plan"]';
  }

  async save(event: CustomEvent<MeetingMoment>): Promise<void> {
    const { caseId, movedId } = this;
    const { day, timeOfDay } = event.detail;
    await this.#reading.save(this, async () => {
      const saved = await (movedId === null
        ? planMeeting({ caseId, day, timeOfDay })
        : moveMeeting({ meetingId: movedId, day, timeOfDay }));
      if (caseId === this.caseId) {
        this.close();
      }
      return saved;
    });
  }

  async invite(event: Event): Promise<void> {
    const meetingId = idOf(event);
    await this.change(() => inviteTo({ meetingId }));
  }

  confirm(event: Event): void {
    this.confirmedId = idOf(event);
    this.isEntering = false;
    this.failure = null;
  }

  keep(): void {
    this.confirmedId = null;
  }

  async cancel(event: Event): Promise<void> {
    const meetingId = idOf(event);
    await this.change(() => cancelMeeting({ meetingId, hasNothing: false }));
  }

  async cancelNext(): Promise<void> {
    const meetingId = this.lines[0]?.meeting.id ?? '';
    await this.change(() => cancelMeeting({ meetingId, hasNothing: true }));
  }

  async change(call: () => Promise<MeetingOutcome>): Promise<void> {
    this.isEntering = false;
    await this.#reading.save(this, call);
    this.confirmedId = null;
    const next = this.failure === null ? '[data-id="plan"]' : '[data-id="failure"]';
    this.template?.querySelector<HTMLElement>(next)?.focus();
  }

  async download(event: Event): Promise<void> {
    const { caseId } = this;
    const meetingId = idOf(event);
    this.failure = null;
    try {
      saveCalendarFile(await asThisUser(() => getFile({ meetingId })));
    } catch (error) {
      this.failure = caseId === this.caseId ? error : this.failure;
    }
  }

  async reload(): Promise<void> {
    await this.#reading.refresh();
  }

  refreshWithPage(): Promise<boolean> {
    return this.#reading.refreshWithPage();
  }
}

const idOf = (event: Event): string => (event.currentTarget as HTMLElement).dataset['meeting'] ?? '';
