/**
 * The org's clock. It stops during a step and advances between steps, so that later events have later times.
 * The day is fixed, so that runs at midnight and noon give the same result.
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

  /** The day for `today`. */
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
