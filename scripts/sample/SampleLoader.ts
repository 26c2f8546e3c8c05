/** Loads steps of sample records through the port `Org`, and keeps the ID of each named record. */
import type { FieldValue, Fields, Org, SaveResult } from '../../services/Org.ts';
import { InterruptedWrite } from '../../services/errors.ts';
import { CommandError } from '../output/CommandError.ts';
import { resolveFields, type Resolution } from '../records/resolveFields.ts';
import { nameFor, type SampleRecord, type SampleStep } from './readSteps.ts';

export interface LoadedStep {
  readonly object: string;
  readonly records: number;
}

export class SampleLoader {
  private readonly org: Org;
  private readonly ids: Map<string, string>;
  private readonly timeZone: string;

  /** `known`: IDs that exist before the first step, such as `User.specialist`. */
  constructor(org: Org, timeZone: string, known: ReadonlyMap<string, string>) {
    this.org = org;
    this.timeZone = timeZone;
    this.ids = new Map(known);
  }

  /** @throws CommandError that names the first record the org rejected. Earlier records stay saved. */
  async load(step: SampleStep): Promise<LoadedStep> {
    const resolved = step.records.map((record) => resolveFields(record.fields, this.resolution(step.object)));
    if (step.match) await this.change(step, await this.withMatchedIds(step.object, resolved, step.match));
    else if (step.update)
      await this.change(
        step,
        step.records.map((record, index) => ({ Id: this.idOf(record), ...resolved[index] })),
      );
    else await this.insert(step, resolved);
    return { object: step.object, records: step.records.length };
  }

  private resolution(object: string): Resolution {
    const idOf = (reference: string): string | undefined => this.ids.get(nameFor(reference, object));
    return { idOf, today: this.org.today(), timeZone: this.timeZone };
  }

  private async insert(step: SampleStep, records: readonly Fields[]): Promise<void> {
    const results = await written(this.org.insert(step.object, records, false));
    this.check(step, results);
    step.records.forEach(({ ref }, index) => this.remember(ref, results[index]?.id));
  }

  private async change(step: SampleStep, records: readonly Fields[]): Promise<void> {
    this.check(step, await written(this.org.update(step.object, records, false)));
  }

  private async withMatchedIds(
    object: string,
    records: readonly Fields[],
    match: readonly string[],
  ): Promise<Fields[]> {
    const [first = 'Id'] = match;
    const found = await this.org.query(`SELECT Id, ${match.join(', ')} FROM ${object} WHERE ${first} IN :values`, {
      values: records.map((record) => record[first] ?? null),
    });
    const keyOf = (record: Record<string, unknown>): string => match.map((field) => String(record[field])).join('|');
    const idByKey = new Map(found.map((record) => [keyOf(record), record.Id]));
    return records.map((record) => ({ ...without(record, match), Id: idByKey.get(keyOf(record)) ?? null }));
  }

  private idOf({ ref }: SampleRecord): FieldValue {
    return this.ids.get(ref ?? '') ?? null;
  }

  private remember(ref: string | undefined, id: string | null | undefined): void {
    if (ref && id) this.ids.set(ref, id);
  }

  private check(step: SampleStep, results: readonly SaveResult[]): void {
    const at = results.findIndex((result) => !result.success);
    if (at < 0) return;
    const [error] = results[at]?.errors ?? [];
    const name = step.records[at]?.ref ?? `number ${at + 1}`;
    throw new CommandError(
      error?.statusCode ?? 'UNEXPECTED',
      `The org rejected the ${step.object} record ${name}: ${sentence(error?.message)} The records before it are saved. ` +
        'Correct the sample data or your permissions (see data/README.md), delete the loaded records, and load again.',
    );
  }
}

/** Sample records have no key, so the loader can't look up which were saved. */
async function written(results: Promise<SaveResult[]>): Promise<SaveResult[]> {
  try {
    return await results;
  } catch (error) {
    throw error instanceof InterruptedWrite ? error.cause : error;
  }
}

function without(record: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** Ends the org's reason with one period. */
function sentence(reason = 'no reason was given'): string {
  return `${reason.replace(/\.$/, '')}.`;
}
