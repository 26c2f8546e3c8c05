/** What stands below or beside begins when what is read first is on the screen. */
import { quiet } from './http.ts';
import { afterPaint, later } from './later.ts';

/** Longer than this it waits for nobody. */
const PATIENCE_MS = 1000;

/** Calls back when nothing is under way any more and what the last answer brought is drawn; the answer calls it off. */
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
