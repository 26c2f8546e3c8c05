/**
 * The org's clock. It stands still while a step runs and moves on between steps, so that what happens later has a later moment. The day is
 * fixed: a run at midnight shows the same as one at noon.
 */
const DAY = '2026-11-10';
/** Chicago on that day: six hours behind UTC. */
const OFFSET = '-06:00';
const BETWEEN_STEPS_MS = 60_000;

export class Clock {
  private moment = momentAt('21:30');

  now(): Date {
    return new Date(this.moment);
  }

  /** The day that `today` stands for. */
  get today(): string {
    return DAY;
  }

  startAt(time: string): void {
    this.moment = momentAt(time);
  }

  move(): void {
    this.moment += BETWEEN_STEPS_MS;
  }
}

function momentAt(time: string): number {
  return Date.parse(`${DAY}T${time}:00${OFFSET}`);
}
