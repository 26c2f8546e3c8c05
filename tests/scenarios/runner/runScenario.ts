/** Runs one scenario in one way. */
import type { Scenario, Via } from '../Scenario.ts';
import { checkExpectation } from './checkExpectation.ts';
import { checkNotified } from './checkNotified.ts';
import { Footprint, type LeftRecords } from './leftRecords.ts';
import { Names } from './Names.ts';
import { insertGiven, runStep, type Stage } from './runStep.ts';
import type { World } from './World.ts';

const START = '21:30';

/** Throws if anything differs from the scenario. The error starts with the part that failed. */
export async function runScenario(world: World, scenario: Scenario, via: Via): Promise<void> {
  await play({ world, names: new Names(world), via }, scenario);
}

/** Also returns the records it left. */
export async function runAndCollect(world: World, scenario: Scenario, via: Via): Promise<LeftRecords> {
  const stage = { world, names: new Names(world), via };
  const footprint = await Footprint.of(world);
  await play(stage, scenario);
  return footprint.left(stage.names);
}

async function play(stage: Stage, { clock = START, given, when, then, notified = [] }: Scenario): Promise<void> {
  stage.world.clock.startAt(clock);
  await inPart('given', () => insertGiven(stage, given));
  for (const [index, step] of when.entries()) {
    stage.world.clock.move();
    await inPart(`when[${index}]`, () => runStep(stage, step));
  }
  for (const [index, expectation] of then.entries())
    await inPart(`then[${index}]`, () => checkExpectation(stage, expectation));
  for (const [index, expected] of notified.entries())
    await inPart(`notified[${index}]`, () => checkNotified(stage, expected));
}

async function inPart(part: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) error.message = `${part}: ${error.message}`;
    throw error;
  }
}
