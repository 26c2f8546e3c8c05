/** A person that an email goes to. */
export interface WorkPerson {
  name: string;
  email: string;
}

/** A new email, from a template or to people if they are given, or the answer to an email. */
export type EmailRequest =
  | { kind: 'email'; templateName?: string | null; to?: readonly WorkPerson[] }
  | { kind: 'reply'; emailId: string; all: boolean };

/** Work that one component of the case page asks another to open: an email, an entry of the feed, or a tab of the stage's work. */
export type WorkRequest =
  EmailRequest | { kind: 'form' | 'rostering' | 'monitoring' } | { kind: 'note' | 'call' | 'post' | 'task' };

export type WorkKind = WorkRequest['kind'];

/** Opens the work it can show. Returns whether it did. */
export type WorkListener = (request: WorkRequest) => boolean;

/** What the page of a case can open, and what is open. */
export interface WorkState {
  readonly offered: readonly WorkKind[];
  readonly open: WorkKind | null;
}

interface Work {
  /** What each listener offers. */
  readonly offers: Map<WorkListener, readonly WorkKind[]>;
  readonly watchers: Set<(state: WorkState) => void>;
  open: WorkKind | null;
  /** The last request that no component could open yet. */
  waiting: WorkRequest | null;
}

/** By case. The components of a record page share this module. */
const works = new Map<string, Work>();

function workOf(caseId: string): Work {
  const key = caseId.slice(0, 15);
  const work = works.get(key) ?? { offers: new Map(), watchers: new Set(), open: null, waiting: null };
  works.set(key, work);
  return work;
}

const stateOf = ({ offers, open }: Work): WorkState => ({ offered: [...offers.values()].flat(), open });

const tell = (work: Work): void => work.watchers.forEach((watcher) => watcher(stateOf(work)));

/** Opens the work. If no component can open it yet, the request waits for the first one that can. */
export function openWork(caseId: string, request: WorkRequest): void {
  const work = workOf(caseId);
  const isOpened = [...work.offers.keys()].map((open) => open(request)).includes(true);
  work.waiting = isOpened ? null : request;
}

/** Opens requests from now on. `offered` tells other components what they can ask for. Returns the function that stops listening. */
export function onWork(caseId: string, listener: WorkListener, offered: readonly WorkKind[] = []): () => void {
  const work = workOf(caseId);
  work.offers.set(listener, offered);
  tell(work);
  if (work.waiting && listener(work.waiting)) {
    work.waiting = null;
  }
  return () => {
    if (work.offers.delete(listener)) {
      tell(work);
    }
  };
}

/** Tells the other components which work is open. */
export function showWork(caseId: string, open: WorkKind | null): void {
  const work = workOf(caseId);
  if (work.open !== open) {
    work.open = open;
    tell(work);
  }
}

/** Tells the watcher what can be opened and what is open, now and after each change. Returns the function that stops watching. */
export function watchWork(caseId: string, watcher: (state: WorkState) => void): () => void {
  const work = workOf(caseId);
  work.watchers.add(watcher);
  watcher(stateOf(work));
  return () => {
    work.watchers.delete(watcher);
  };
}

/** The work that has the page's brand button while it is open. Otherwise, the next step on the status path has it. */
export type WorkPlace = 'path' | 'stage' | 'email';

const PLACES: Partial<Record<WorkKind, WorkPlace>> = {
  email: 'email',
  reply: 'email',
  form: 'stage',
  rostering: 'stage',
  monitoring: 'stage',
};

export const placeOf = ({ open }: WorkState): WorkPlace => (open && PLACES[open]) ?? 'path';
