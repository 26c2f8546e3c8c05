import { api, LightningElement, wire } from 'lwc';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import DRAFT from '@salesforce/label/c.Activity_Draft';
import EMAIL from '@salesforce/label/c.Activity_Email';
import HEADING from '@salesforce/label/c.Activity_Heading';
import ATTEMPT from '@salesforce/label/c.Activity_Attempt';
import CALL from '@salesforce/label/c.Activity_LogCall';
import NOTE from '@salesforce/label/c.Activity_Note';
import POST from '@salesforce/label/c.Activity_Post';
import TASK from '@salesforce/label/c.Activity_Task';
import USER_ID from '@salesforce/user/Id';
import { readEntry } from 'c/activityDraftModel';
import type { ActivityKind } from 'c/activityEntry';
import { onWork, onWorkPlace, workIn } from 'c/caseWorkModel';
import type { EmailRequest, WorkKind, WorkRequest } from 'c/caseWorkModel';
import { EmailSession } from 'c/emailSessionModel';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { Wired } from 'c/rpReadingUtils';

type Kind = 'email' | ActivityKind;

interface Entry {
  kind: Kind;
  label: string;
  icon: string;
}

const EMAIL_ENTRY: Entry = { kind: 'email', label: EMAIL, icon: 'standard:email' };

const ENTRIES: readonly Entry[] = [
  { kind: 'note', label: NOTE, icon: 'standard:note' },
  { kind: 'call', label: CALL, icon: 'standard:log_a_call' },
  { kind: 'post', label: POST, icon: 'standard:post' },
  { kind: 'task', label: TASK, icon: 'standard:task' },
];

/** Only the path of the page asks for it, so it has no button of its own. */
const ATTEMPT_ENTRY: Entry = { kind: 'attempt', label: ATTEMPT, icon: 'standard:log_a_call' };

/** IDs have 15 or 18 characters. */
const isSameRecord = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);

interface Editor extends HTMLElement {
  /** Moves the focus into the editor. */
  open(): void;
  /** Only entries: adds a text to what was typed. */
  write(text: string): void;
}

/**
 * Where people write on a case: an email, a note, a call, a post, or a task (B9, B14). Each editor loads when it is opened for the first time, and
 * stays while another one is open, so that nothing typed is lost.
 */
export default class ActivityComposer extends LightningElement {
  /** Emails belong to onboarding cases. */
  @api offersEmail = false;

  caseId = '';
  onboarding: OnboardingPage | null = null;
  integration: IntegrationPanel | null = null;
  /** The kinds whose editors are loaded. */
  loaded: readonly Kind[] = [];
  openKind: Kind | null = null;
  /** The user works here, so the open editor has the brand button of the page. */
  isPrimary = false;
  labels = { draft: DRAFT, heading: HEADING };

  #stopListening: () => void = () => undefined;
  #stopPlace: () => void = () => undefined;
  #focusNext: 'editor' | 'button' | null = null;
  /** The editor was asked for elsewhere on the page, and doesn't have its full height yet. */
  #isComing = false;
  /** What the editor that opens next begins with. */
  #textNext: string | null = null;
  #lastKind: Kind = 'note';

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.leave();
    this.caseId = caseId;
    this.onboarding = null;
    this.integration = null;
    this.loaded = [];
    this.openKind = null;
    if (this.isConnected) {
      this.begin();
    }
  }

  /** The path of the page reads the same, so this is no further request. */
  @wire(getPage, { caseId: '$emailCaseId' })
  receivePage({ data }: Wired<OnboardingPage>): void {
    if (!data || !isSameRecord(data.caseId, this.caseId)) {
      return;
    }
    this.offer(() => {
      this.onboarding = data;
    });
  }

  /** The path of an integration case reads the same. */
  @wire(getPanel, { caseId: '$integrationCaseId' })
  receivePanel({ data }: Wired<IntegrationPanel>): void {
    if (data && isSameRecord(data.caseId, this.caseId)) {
      this.offer(() => {
        this.integration = data;
      });
    }
  }

  connectedCallback(): void {
    this.begin();
  }

  disconnectedCallback(): void {
    this.leave();
  }

  renderedCallback(): void {
    const next = this.#focusNext;
    this.#focusNext = null;
    if (next === 'editor') {
      const editor = this.template?.querySelector<Editor>(`[data-editor="${this.openKind}"]`);
      const text = this.#textNext;
      this.#textNext = null;
      if (text !== null) {
        editor?.write(text);
      }
      editor?.open();
    } else if (next === 'button') {
      this.template?.querySelector<HTMLElement>(`[data-kind="${this.#lastKind}"]`)?.focus();
    }
  }

  get emailCaseId(): string | undefined {
    return this.offersEmail ? this.caseId : undefined;
  }

  get integrationCaseId(): string | undefined {
    return this.offersEmail ? undefined : this.caseId;
  }

  get canEmail(): boolean {
    return this.offersEmail && this.onboarding?.canEmail === true;
  }

  /** Until the page knows who the user is, everything is offered, so that the buttons don't move for those who can use them. */
  get offered(): readonly Entry[] {
    const { integration, offersEmail, onboarding } = this;
    const { canAddNotes } = onboarding ?? integration ?? { canAddNotes: true };
    const entries = ENTRIES.filter(({ kind }) => kind !== 'note' || canAddNotes);
    return offersEmail && onboarding?.canEmail !== false ? [EMAIL_ENTRY, ...entries] : entries;
  }

  get entries(): (Entry & { className: string; expanded: string; isDraft: boolean })[] {
    return this.offered.map((entry) => {
      const isOpen = entry.kind === this.openKind;
      const className = `slds-button slds-button_neutral entry${isOpen ? ' entry_open' : ''}`;
      return { ...entry, className, expanded: String(isOpen), isDraft: !isOpen && this.hasDraft(entry.kind) };
    });
  }

  /** The others have their name on the button above. */
  get panes(): { kind: Kind; label: string; heading: string | null; isEmail: boolean; className: string }[] {
    return [...this.offered, ATTEMPT_ENTRY]
      .filter(({ kind }) => this.loaded.includes(kind))
      .map(({ kind, label }) => ({
        kind,
        label,
        heading: kind === ATTEMPT_ENTRY.kind ? label : null,
        isEmail: kind === 'email',
        className: kind === this.openKind ? 'pane' : 'slds-hide',
      }));
  }

  /** Takes what the page says about the user, and offers this user's kinds. */
  offer(take: () => void): void {
    const could = this.offered;
    const couldEmail = this.canEmail;
    take();
    const isOther = this.canEmail !== couldEmail || this.offered.length !== could.length;
    if (isOther && this.isConnected) {
      this.listen();
    }
  }

  /** Opens what was typed here and not saved, without moving the focus. */
  begin(): void {
    const unsaved =
      this.caseId === '' ? undefined : [...this.offered, ATTEMPT_ENTRY].find(({ kind }) => this.hasDraft(kind));
    this.listen();
    this.#stopPlace = onWorkPlace(this.caseId, (place) => {
      this.isPrimary = place === 'composer';
    });
    if (unsaved) {
      this.show(unsaved.kind);
    }
  }

  leave(): void {
    this.#stopListening();
    this.#stopPlace();
  }

  /** The brand button follows the user. */
  work(): void {
    if (this.#isComing) {
      this.#isComing = false;
      this.scrollHere();
    }
    if (this.openKind !== null) {
      workIn(this.caseId, 'composer');
    }
  }

  /** Opens what other components of the page ask for. */
  listen(): void {
    this.#stopListening();
    const kinds: WorkKind[] = [...this.offered, ATTEMPT_ENTRY]
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'email');
    const offered: WorkKind[] = this.canEmail ? ['email', 'reply', ...kinds] : kinds;
    this.#stopListening = onWork(this.caseId, (request) => this.take(request), offered);
  }

  take(request: WorkRequest): boolean {
    if (request.kind === 'email' || request.kind === 'reply') {
      return this.canEmail && this.takeEmail(request);
    }
    const entry = [...this.offered, ATTEMPT_ENTRY].find(({ kind }) => kind === request.kind);
    if (entry) {
      this.#textNext = request.kind === 'post' ? (request.text ?? null) : null;
      this.bring(entry.kind);
    }
    return entry !== undefined;
  }

  takeEmail(request: EmailRequest): boolean {
    EmailSession.of(this.caseId).start(request);
    this.bring('email');
    return true;
  }

  /** Opens an editor that was asked for elsewhere on the page. */
  bring(kind: Kind): void {
    this.show(kind);
    this.#focusNext = 'editor';
    this.#isComing = true;
    this.scrollHere();
  }

  /** At once: a smooth scroll still runs when the editor takes the focus, and then ends too far down. */
  scrollHere(): void {
    this.template?.querySelector('[data-id="composer"]')?.scrollIntoView?.({ block: 'start' });
  }

  show(kind: Kind | null): void {
    this.openKind = kind;
    this.loaded = kind === null || this.loaded.includes(kind) ? this.loaded : [...this.loaded, kind];
    if (kind === null && this.isPrimary) {
      workIn(this.caseId, 'path');
    }
  }

  /** The button of the open editor closes it, and keeps what was typed. */
  toggle(event: Event): void {
    const kind = (event.currentTarget as HTMLElement).dataset.kind as Kind;
    if (kind === this.openKind) {
      this.show(null);
    } else {
      this.show(kind);
      this.#focusNext = 'editor';
    }
  }

  /** The entry is saved or canceled. */
  close(): void {
    this.#lastKind = this.openKind ?? this.#lastKind;
    this.#focusNext = 'button';
    this.show(null);
  }

  hasDraft(kind: Kind): boolean {
    return kind === 'email' ? EmailSession.hasUnsent(this.caseId) : readEntry(USER_ID, this.caseId, kind) !== null;
  }
}
