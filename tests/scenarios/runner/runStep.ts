/** Runs one step, and compares the response or error with the scenario. */
import assert from 'node:assert/strict';
import type { Refused, Scenario, Step, Via } from '../Scenario.ts';
import { checkAnswer } from './checkAnswer.ts';
import { callMethod, replyTo } from './callMethod.ts';
import type { Names } from './Names.ts';
import { asRefusal, Refusal, requireSaved } from './Refusal.ts';
import { whereClause } from './whereClause.ts';
import type { Person, World } from './World.ts';

export interface Stage {
  readonly world: World;
  readonly names: Names;
  readonly via: Via;
}

/** Inserts the given records in order, as the administrator. */
export async function insertGiven(stage: Stage, given: Scenario['given'] = []): Promise<void> {
  for (const record of given) await insert(stage, stage.world.person(), record);
}

export async function runStep(stage: Stage, step: Step): Promise<void> {
  const outcome = await attempt(() => act(stage, step));
  if (step.refused !== undefined) checkRefusal(stage, step.refused, outcome);
  else if ('refusal' in outcome) throw unexpected(outcome.refusal);
  else if (step.answers !== undefined) checkAnswer(outcome.answer, stage.names.argument(step.answers));
}

type Outcome = { readonly answer: unknown } | { readonly refusal: Refusal };

async function attempt(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { answer: await work() };
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal !== null) return { refusal };
    throw error;
  }
}

function unexpected({ code, message, fields }: Refusal): Error {
  return new assert.AssertionError({ message: `The step was refused: ${code} ${message} ${JSON.stringify(fields)}` });
}

async function act(stage: Stage, step: Step): Promise<unknown> {
  const { world, names, via } = stage;
  const person = world.person(step.as);
  if (step.insert) return insert(stage, person, step.insert);
  if (step.find) return find(stage, step.find);
  if (step.update) {
    const { object, record, fields } = step.update;
    const [result] = await person.org.update(
      object,
      [{ Id: names.value(record), ...names.fields(fields, object) }],
      true,
    );
    return requireSaved(result);
  }
  if (step.delete) {
    const [result] = await person.org.delete(step.delete.object, [String(names.value(step.delete.record))], true);
    return requireSaved(result);
  }
  if (step.merge) return merge(stage, person, step.merge);
  if (step.reply) return replyTo(person, String(names.value(step.reply.email)), step.reply);
  const args = names.argument(step.arguments ?? {}) as Record<string, never>;
  return callMethod(world, { via, person, call: step.call ?? '', args });
}

async function insert({ names }: Stage, person: Person, record: NonNullable<Step['insert']>): Promise<string> {
  const [result] = await person.org.insert(record.object, [names.fields(record.fields, record.object)], true);
  const id = requireSaved(result);
  if (record.ref !== undefined) names.give(record.ref, id);
  return id;
}

/** Only Apex and the SOAP API can merge records. The user needs the permission Author Apex. */
async function merge({ names }: Stage, person: Person, step: NonNullable<Step['merge']>): Promise<string> {
  const [main, other] = [String(names.value(step.into)), String(names.value(step.record))];
  const block = `Database.merge(new ${step.object}(Id = '${main}'), (Id) '${other}', true, AccessLevel.USER_MODE);`;
  const { success, exceptionMessage, compileProblem } = await person.connection.tooling.executeAnonymous(block);
  if (!success) throw new Refusal('MERGE_FAILED', exceptionMessage ?? compileProblem ?? '');
  return main;
}

async function find({ world, names }: Stage, { object, ref, where }: NonNullable<Step['find']>): Promise<string> {
  const { clause, binds } = whereClause(names.fields(where, object));
  const found = await world.person().org.query(`SELECT Id FROM ${object} WHERE ${clause}`, binds);
  const [record] = found;
  assert.ok(
    record !== undefined && found.length === 1,
    `${found.length} ${object} records are found for "${ref}", not one.`,
  );
  names.give(ref, record.Id);
  return record.Id;
}

function checkRefusal({ world }: Stage, refused: Refused, outcome: Outcome): void {
  assert.ok('refusal' in outcome, `The step succeeded. Expected the error ${refused.code}.`);
  const { refusal } = outcome;
  assert.equal(refusal.code, refused.code, `Refused with ${refusal.code}: ${refusal.message}`);
  checkSentence(world, refused.label, refusal.message);
  for (const [field, label] of Object.entries(refused.fields ?? {})) {
    const sentence = refusal.fields[field];
    assert.ok(sentence !== undefined, `No message at ${field}, only at ${Object.keys(refusal.fields).join(', ')}.`);
    checkSentence(world, label, sentence);
  }
}

function checkSentence({ labels }: World, label: string | undefined, sentence: string): void {
  if (label === undefined) return;
  const says = `It must say ${label} ("${labels.textOf(label)}"), and says: ${sentence}`;
  assert.ok(labels.matches(label, sentence), says);
}
