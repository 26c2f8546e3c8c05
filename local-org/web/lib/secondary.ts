/** Delays content below or next to the main content until the main content is on the screen. */
import { quiet } from './http.ts';
import { afterPaint, later } from './later.ts';

/** The longest wait. */
const PATIENCE_MS = 1000;

/** Calls back when no request is pending and the last response is drawn. Returns a function that cancels this. */
export function whenFirstIsDrawn(work: () => void): () => void {
  const callOff: (() => void)[] = [];
  let isCalledOff = false;
  const begin = (): void => afterPaint(() => afterPaint(() => isCalledOff || work()));
  afterPaint(() => {
    if (!isCalledOff) callOff.push(quiet.wait(begin), later(begin, PATIENCE_MS));
  });
  return () => {
    isCalledOff = true;
    for (const each of callOff) each();
  };
}
