/** A person that an email goes to. */
export interface WorkPerson {
  name: string;
  email: string;
}

/** A new email, from a template or to people if they are given, or the answer to an email. */
export type EmailRequest =
  | { kind: 'email'; templateName?: string | null; to?: readonly WorkPerson[] }
  | { kind: 'reply'; emailId: string; all: boolean };

/** A new post, which begins with this text if it's given. */
export interface PostRequest {
  kind: 'post';
  text?: string;
}

/** Work that one component of the case page asks another to open: an email, an entry of the feed, or a tab of the stage's work. */
export type WorkRequest =
  | EmailRequest
  | { kind: 'form' | 'rostering' | 'monitoring' }
  /** The call about a handoff that was made without the email. */
  | { kind: 'handoff' }
  | { kind: 'note' | 'call' | 'attempt' | 'task' }
  | PostRequest
  /** A new contact of the account. */
  | { kind: 'contact' }
  /** A message to the specialist of the onboarding. */
  | { kind: 'specialist' }
  /** The next step, if it is still this one. A page that shows several cases asks for it before it goes to the case. */
  | { kind: 'next'; step: string };

export type WorkKind = WorkRequest['kind'];

/** Opens the work it can show. Returns whether it did. */
export type WorkListener = (request: WorkRequest) => boolean;

interface Work {
  /** What each listener offers. */
  readonly offers: Map<WorkListener, readonly WorkKind[]>;
  readonly watchers: Set<(offered: readonly WorkKind[]) => void>;
  /** The last request that no component could open yet. */
  waiting: WorkRequest | null;
}

/** By case. The components of a record page share this module. */
const works = new Map<string, Work>();

const keyOf = (caseId: string): string => caseId.slice(0, 15);

function workOf(caseId: string): Work {
  const key = keyOf(caseId);
  const work = works.get(key) ?? { offers: new Map(), watchers: new Set(), waiting: null };
  works.set(key, work);
  return work;
}

const offeredBy = ({ offers }: Work): WorkKind[] => [...offers.values()].flat();

const tell = (work: Work): void => work.watchers.forEach((watcher) => watcher(offeredBy(work)));

/** Opens the work. If no component can open it yet, the request waits for the first one that can. */
export function openWork(caseId: string, request: WorkRequest): void {
  const work = workOf(caseId);
  work.waiting = null;
  const isOpened = [...work.offers.keys()].map((open) => open(request)).includes(true);
  // A listener can ask for other work, which may wait.
  work.waiting = isOpened ? work.waiting : request;
}

/** Drops a request that no component has opened. */
export function dropWork(caseId: string, kind: WorkKind): void {
  const work = workOf(caseId);
  work.waiting = work.waiting?.kind === kind ? null : work.waiting;
}

/** Opens requests from now on. `offered` tells other components what they can ask for. Returns the function that stops listening. */
export function onWork(caseId: string, listener: WorkListener, offered: readonly WorkKind[] = []): () => void {
  const work = workOf(caseId);
  work.offers.set(listener, offered);
  tell(work);
  const { waiting } = work;
  work.waiting = null;
  if (waiting && !listener(waiting)) {
    work.waiting = waiting;
  }
  return () => {
    if (work.offers.delete(listener)) {
      tell(work);
    }
  };
}

/** Tells the watcher what can be opened, now and after each change. Returns the function that stops watching. */
export function watchWork(caseId: string, watcher: (offered: readonly WorkKind[]) => void): () => void {
  const work = workOf(caseId);
  work.watchers.add(watcher);
  watcher(offeredBy(work));
  return () => {
    work.watchers.delete(watcher);
  };
}

/**
 * The part of the page that the user works in. It has the page's brand button: the status path with the next step, until the user begins
 * to work in a panel or in the composer.
 */
export type WorkPlace = 'path' | 'stage' | 'composer';

type PlaceListener = (place: WorkPlace) => void;

const places = new Map<string, WorkPlace>();
const placeListeners = new Map<string, Set<PlaceListener>>();

export function workIn(caseId: string, place: WorkPlace): void {
  const key = keyOf(caseId);
  if (place !== (places.get(key) ?? 'path')) {
    places.set(key, place);
    placeListeners.get(key)?.forEach((listener) => listener(place));
  }
}

/** Calls back now and after each change. Returns the function that stops this. */
export function onWorkPlace(caseId: string, listener: PlaceListener): () => void {
  const key = keyOf(caseId);
  const ofCase = placeListeners.get(key) ?? new Set();
  placeListeners.set(key, ofCase.add(listener));
  listener(places.get(key) ?? 'path');
  return () => {
    ofCase.delete(listener);
    if (ofCase.size === 0 && placeListeners.get(key) === ofCase) {
      placeListeners.delete(key);
      places.delete(key);
    }
  };
}
