/** Where the next step of a case is done: the tabs of the component that shows the work of each stage. */
export type WorkTab = 'email' | 'form' | 'rostering' | 'monitoring';

type Listener = (tab: WorkTab) => void;

/** The components of a record page share this module, so one can ask another for a tab. */
const listeners = new Map<string, Set<Listener>>();

const keyOf = (caseId: string): string => caseId.slice(0, 15);

/** Asks the component that shows the work of the case to open a tab. */
export function openWorkTab(caseId: string, tab: WorkTab): void {
  listeners.get(keyOf(caseId))?.forEach((listener) => listener(tab));
}

/** Returns the function that stops listening. */
export function onWorkTab(caseId: string, listener: Listener): () => void {
  const key = keyOf(caseId);
  const ofCase = listeners.get(key) ?? new Set();
  listeners.set(key, ofCase.add(listener));
  return () => {
    ofCase.delete(listener);
  };
}
