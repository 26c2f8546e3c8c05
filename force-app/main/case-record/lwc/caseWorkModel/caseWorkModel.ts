/** A person that an email goes to. */
export interface WorkPerson {
  name: string;
  email: string;
}

/** Work that one component of the case page asks another to open: an email, a reply, an entry of the feed, or a tab of the stage's work. */
export type WorkRequest =
  | { kind: 'email'; templateName?: string | null; to?: readonly WorkPerson[] }
  | { kind: 'reply'; emailId: string; all: boolean }
  | { kind: 'form' | 'rostering' | 'monitoring' }
  | { kind: 'note' | 'call' | 'post' | 'task' };

/** Opens the work it can show. Returns whether it did. */
export type WorkListener = (request: WorkRequest) => boolean;

/** The components of a record page share this module. */
const listeners = new Map<string, Set<WorkListener>>();

/** The last request of each case that no component could open yet. */
const waiting = new Map<string, WorkRequest>();

const keyOf = (caseId: string): string => caseId.slice(0, 15);

/** Opens the work. If no component can open it yet, the request waits for the first one that can. */
export function openWork(caseId: string, request: WorkRequest): void {
  const key = keyOf(caseId);
  const opened = [...(listeners.get(key) ?? [])].map((open) => open(request));
  if (opened.includes(true)) {
    waiting.delete(key);
  } else {
    waiting.set(key, request);
  }
}

/** Returns the function that stops listening. */
export function onWork(caseId: string, listener: WorkListener): () => void {
  const key = keyOf(caseId);
  const ofCase = listeners.get(key) ?? new Set();
  listeners.set(key, ofCase.add(listener));
  const request = waiting.get(key);
  if (request && listener(request)) {
    waiting.delete(key);
  }
  return () => {
    ofCase.delete(listener);
    if (ofCase.size === 0 && listeners.get(key) === ofCase) {
      listeners.delete(key);
    }
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
