import { refreshApex } from '@salesforce/apex';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import { asThisUser } from 'c/rpSessionUtils';

/** An Apex method that can be called or wired. */
export interface ApexMethod<Params, Result> {
  (params: Params): Promise<Result>;
  adapter: import('lwc').WireAdapterConstructor;
}

/** What a wire emits: nothing yet, data, or an error. `refreshApex` takes the object itself. */
export interface Wired<T> {
  data?: T;
  error?: unknown;
}

/** Cacheable methods. The platform can keep their answers for minutes. */
export type Method =
  | 'AssignmentBoard'
  | 'OnboardingPage'
  | 'IntegrationPanel'
  | 'AccountOnboardings'
  | 'AccountPanel'
  | 'Dashboard'
  | 'DashboardCases'
  | 'Kickoff'
  | 'MyAbsences'
  | 'MySchools'
  | 'Timeline'
  | 'EmailPicker'
  | 'EmailThreads'
  | 'Handoff'
  | 'HandoffSummary'
  | 'ImplementationQueue'
  | 'QueueHistory'
  | 'QueuePosition'
  | 'StatusMeetings'
  | 'SupportList'
  | 'Usage'
  | 'WonOnboarding'
  | 'WorkList';

/** When the user returns to an answer older than this, in milliseconds, it is read again. */
const OLD = 5_000;
/** After a save, the component refreshes itself. If the page refreshes within this time, in milliseconds, it doesn't read again. */
const JUST_SHOWN = 1_000;

/** When this browser tab last got an answer, by method, part, and case. */
const readAt = new Map<string, number>();
/** When it last refreshed after a save. */
const shownAt = new Map<string, number>();

const keyOf = (method: Method, part: string, caseId: string): string => `${method}:${part}:${caseId.slice(0, 15)}`;

const isSameId = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);

/** Marks what was read about these records as old. */
function outdate(recordIds: readonly string[]): void {
  for (const key of readAt.keys()) {
    if (recordIds.some((recordId) => key.endsWith(`:${recordId.slice(0, 15)}`))) {
      readAt.set(key, 0);
    }
  }
}

/** Reads what a wire emitted again. False if that fails; then the page keeps what it shows. */
export async function reread(wired: unknown): Promise<boolean> {
  try {
    await refreshApex(wired);
    return true;
  } catch {
    return false;
  }
}

async function tellRecordsChanged(recordIds: readonly string[]): Promise<void> {
  try {
    await notifyRecordUpdateAvailable(recordIds.map((recordId) => ({ recordId })));
  } catch {
    // The save has succeeded, and standard components show their own errors.
  }
}

/** Reads everything on the page of a record again, because someone may have changed it elsewhere. */
export async function refreshPage(element: Pick<EventTarget, 'dispatchEvent'>, recordId: string): Promise<void> {
  outdate([recordId]);
  await tellRecordsChanged([recordId]);
  element.dispatchEvent(new RefreshEvent());
}

/** A component that saves: whether a save is running, and the error of the last one. */
export interface Saver extends Pick<EventTarget, 'dispatchEvent'> {
  isBusy: boolean;
  failure: unknown;
}

/** The answer to a save: what to tell the user, and whether a part of it didn't work. */
export interface Saved {
  message: string;
  isWarning?: boolean | null;
}

/** What a component reads about a case through Apex: when to read it again, and whether it may be out of date. */
export class Reading<T> {
  readonly #method: Method;
  readonly #tell: (isOutdated: boolean) => void;
  #caseId = '';
  #part = '';
  #wired: Wired<T> | null = null;
  #isBack = false;

  constructor(method: Method, tell: (isOutdated: boolean) => void) {
    this.#method = method;
    this.#tell = tell;
  }

  /** Sets the case, and the part of the answer if the method has several. */
  about(caseId: string, part = ''): void {
    // A component inside another one first shows what that one has just read.
    this.#isBack = this.#caseId !== '';
    this.#caseId = caseId;
    this.#part = part;
    this.#wired = null;
    this.#tell(false);
  }

  /**
   * For `connectedCallback`. If the user returns to the page, the first answer can be an old one from the cache. It is read again if it's old, or
   * always, if work on other pages changes it.
   */
  arrived(always = false): void {
    this.#isBack = true;
    if (always && readAt.has(this.key)) {
      readAt.set(this.key, 0);
    }
    if (this.#wired?.data) {
      this.checkAge();
    }
  }

  /** Takes what the wire emitted. False if it is a late answer for another case. */
  received(wired: Wired<T>): boolean {
    const { caseId } = (wired.data ?? {}) as { caseId?: string };
    if (caseId !== undefined && !isSameId(caseId, this.#caseId)) {
      return false;
    }
    if (wired.data || wired.error) {
      this.#wired = wired;
    }
    if (wired.data) {
      this.#tell(false);
      this.checkAge();
    }
    return true;
  }

  /** Reads again. False if that fails. */
  async refresh(): Promise<boolean> {
    const { key } = this;
    if (this.#wired === null) {
      return true;
    }
    const before = readAt.get(key) ?? 0;
    // Set before the answer, so other components that show the same don't read it too.
    readAt.set(key, Date.now());
    const isFresh = await reread(this.#wired);
    if (!isFresh) {
      readAt.set(key, before);
    }
    if (key === this.key) {
      this.#tell(!isFresh);
    }
    return isFresh;
  }

  /** The refresh handler of the page. Always true, so the components inside refresh too. */
  async refreshWithPage(): Promise<boolean> {
    if (Date.now() - (shownAt.get(this.key) ?? 0) > JUST_SHOWN) {
      outdate([this.#caseId]);
      await this.refresh();
    }
    return true;
  }

  /**
   * After a save, refreshes without a reload: first this component's data, then the records in Lightning Data Service, then the standard
   * components. If one fails, the others still refresh. The component's data comes first, so a component that compares it with the record
   * finds them equal and doesn't read again. A list, which is about no case, gives only the other records.
   */
  async showWrite(
    element: Pick<EventTarget, 'dispatchEvent'>,
    caseId: string,
    otherIds: readonly string[] = [],
  ): Promise<void> {
    const recordIds = [caseId, ...otherIds];
    outdate(recordIds);
    const isFresh = isSameId(caseId, this.#caseId) && (await this.refresh());
    await tellRecordsChanged(recordIds.filter((recordId) => recordId !== ''));
    if (isFresh && isSameId(caseId, this.#caseId)) {
      shownAt.set(this.key, Date.now());
    }
    element.dispatchEvent(new RefreshEvent());
  }

  /**
   * Saves once as this window's user, shows the message of the answer in a toast (a warning stays until it is closed), and refreshes. If the save fails, reads again, because the case may have changed.
   * If the component shows another case by then, it doesn't get the failure.
   */
  async save(component: Saver, call: () => Promise<Saved>): Promise<void> {
    if (component.isBusy) {
      return;
    }
    const caseId = this.#caseId;
    component.isBusy = true;
    component.failure = null;
    try {
      const { message, isWarning } = await asThisUser(call);
      component.dispatchEvent(
        isWarning
          ? new ShowToastEvent({ title: message, variant: 'warning', mode: 'sticky' })
          : new ShowToastEvent({ title: message, variant: 'success' }),
      );
      await this.showWrite(component, caseId);
    } catch (error) {
      if (caseId === this.#caseId) {
        component.failure = error;
        await this.refresh();
      }
    } finally {
      if (caseId === this.#caseId) {
        component.isBusy = false;
      }
    }
  }

  private get key(): string {
    return keyOf(this.#method, this.#part, this.#caseId);
  }

  private checkAge(): void {
    const { key } = this;
    const at = readAt.get(key);
    if (at === undefined) {
      readAt.set(key, Date.now());
    } else if (this.#isBack && Date.now() - at > OLD) {
      void this.refresh();
    }
    this.#isBack = false;
  }
}
