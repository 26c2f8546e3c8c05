import { refreshApex } from '@salesforce/apex';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { RefreshEvent } from 'lightning/refresh';
import type { Wired } from './types.ts';

/** Cacheable methods, whose answers the platform may keep for minutes. */
export type Method = 'OnboardingPage' | 'IntegrationPanel' | 'AccountPanel' | 'Timeline' | 'EmailPicker';

/** An answer this old is asked for again when someone comes back to it, in milliseconds. */
const OLD = 5_000;
/** The refresh of the page that follows a write need not ask again for what the write's own refresh has just fetched. */
const JUST_SHOWN = 1_000;

/** When this browser tab last had an answer from the org, by method, part and case. */
const readAt = new Map<string, number>();
/** When it last showed what a write had changed. */
const shownAt = new Map<string, number>();

const keyOf = (method: Method, part: string, caseId: string): string => `${method}:${part}:${caseId.slice(0, 15)}`;

const isSameId = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);

/** Whoever comes back to one of these records asks for it again. */
function outdate(recordIds: readonly string[]): void {
  for (const key of readAt.keys()) {
    if (recordIds.some((recordId) => key.endsWith(`:${recordId.slice(0, 15)}`))) {
      readAt.set(key, 0);
    }
  }
}

/** Asks the org again for what a wire emitted. Whether it answered: what is shown stays if it did not. */
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
    // The write has succeeded; the standard components say themselves what they could not load.
  }
}

/** What a component reads about a case through Apex: when to ask again, and whether what it shows may be out of date. */
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

  /** Another case from now on, or another part of what the method tells of it. */
  about(caseId: string, part = ''): void {
    // What stands inside another component first shows what that one has just read.
    this.#isBack = this.#caseId !== '';
    this.#caseId = caseId;
    this.#part = part;
    this.#wired = null;
    this.#tell(false);
  }

  /** The component is on the page, perhaps again: the first answer may be one the platform has kept. */
  arrived(): void {
    this.#isBack = true;
    if (this.#wired?.data) {
      this.checkAge();
    }
  }

  /** Takes what the wire emitted; false for the late answer of another case. */
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

  /** Asks the org again; false where that failed. */
  async refresh(): Promise<boolean> {
    const { key } = this;
    if (this.#wired === null) {
      return true;
    }
    const before = readAt.get(key) ?? 0;
    // From now on, so that components that show the same do not ask as well.
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

  /** A refresh handler of the page; true, so that what is inside refreshes too. */
  async refreshWithPage(): Promise<boolean> {
    if (Date.now() - (shownAt.get(this.key) ?? 0) > JUST_SHOWN) {
      outdate([this.#caseId]);
      await this.refresh();
    }
    return true;
  }

  /**
   * Shows what a write to the case has changed, in other records too, without a reload: first the page's own data, then the records in Lightning
   * Data Service, then the standard components around (related lists, activity). One that fails does not keep the others from refreshing.
   *
   * The page's data comes first so that a component comparing it with the record finds them equal and does not fetch a second time.
   */
  async showWrite(element: EventTarget, caseId: string, otherIds: readonly string[] = []): Promise<void> {
    const recordIds = [caseId, ...otherIds];
    outdate(recordIds);
    const isFresh = isSameId(caseId, this.#caseId) && (await this.refresh());
    await tellRecordsChanged(recordIds);
    if (isFresh && isSameId(caseId, this.#caseId)) {
      shownAt.set(this.key, Date.now());
    }
    element.dispatchEvent(new RefreshEvent());
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
