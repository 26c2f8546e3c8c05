/** Runs the project's triggers for the DML engine. */
import type { ObjectDef } from '../../schema/model.ts';
import type { DmlError, DmlOperation, Row } from '../../types.ts';
import type { RowErrors, TriggerEvent, TriggerHost } from '../../dml/triggers.ts';
import type { Transaction } from '../../store/transaction.ts';
import { enterCall } from '../runtime/calls.ts';
import { Frame } from '../runtime/classes.ts';
import { ApexList, ApexMap } from '../runtime/collections.ts';
import { ApexThrow, exceptionText } from '../runtime/exceptions.ts';
import { currentOrNull, runIn, type Execution, type HeldRecords } from '../runtime/execution.ts';
import { FatalError, LimitExceeded } from '../runtime/failures.ts';
import { MAX_TRIGGER_DEPTH } from '../runtime/limits.ts';
import type { TriggerInfo } from '../runtime/program.ts';
import type { TriggerContext } from '../runtime/triggers.ts';
import { ID, listOf, mapOf, sobjectType, type Type } from '../runtime/types.ts';
import type { ApexValue, SObj } from '../runtime/values.ts';
import { kindOf } from './mixed-dml.ts';
import { recordFromRow, writeChanges } from './rows.ts';

export class ApexTriggers implements TriggerHost {
  private readonly byEvent = new Map<string, TriggerInfo[]>();
  private readonly executionOf: (transaction: Transaction) => Execution;

  /**
   * `executionOf` returns a transaction's execution, because statics last for the whole transaction, even if
   * it didn't start in Apex.
   */
  constructor(triggers: readonly TriggerInfo[], executionOf: (transaction: Transaction) => Execution) {
    this.executionOf = executionOf;
    for (const trigger of triggers)
      for (const event of trigger.events) {
        const key = `${trigger.object} ${event}`;
        this.byEvent.set(key, [...(this.byEvent.get(key) ?? []), trigger]);
      }
  }

  handles(object: string, when: 'before' | 'after', operation: DmlOperation): boolean {
    return this.byEvent.has(eventKey(object, when, operation));
  }

  fire(event: TriggerEvent, transaction: Transaction): RowErrors {
    const triggers = this.byEvent.get(eventKey(event.object, event.when, event.operation)) ?? [];
    if (triggers.length === 0) return new Map();
    const execution = this.executionOf(transaction);
    const object = execution.org.schema.requireObject(event.object);
    const records = new EventRecords(event, object);
    const calledByApex = currentOrNull() === execution;
    if (!calledByApex) noteApiSave(event, records.size, execution);
    return runIn(execution, () => {
      try {
        const failure = runAll(triggers, event, records, execution);
        if (failure !== null) return everyRow(records.size, failure);
        records.writeBack();
        return records.errors();
      } catch (error) {
        if (calledByApex || !(error instanceof FatalError)) throw error;
        // No Apex code called this save, so its caller gets the error.
        return everyRow(records.size, `${error.exceptionType}: ${error.message}`);
      }
    });
  }
}

/** An API call's save counts in its transaction like a save in Apex. */
function noteApiSave({ object, operation, newRows, oldRows }: TriggerEvent, size: number, execution: Execution): void {
  const { savedFirst } = execution;
  if (savedFirst === null) return;
  for (let i = 0; i < size; i++) {
    const kind = kindOf(object, operation, () => changes(newRows?.[i] ?? {}, oldRows?.[i] ?? {}));
    if (kind !== null) savedFirst[kind] ??= object;
  }
}

const changes = (row: Row, old: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => (old[name] ?? null) !== value));

const eventKey = (object: string, when: string, operation: string): string =>
  `${object.toLowerCase()} ${when} ${operation}`;

/** The records of one event, as Trigger shows them. They're created when a trigger first reads them. */
class EventRecords implements TriggerContext {
  readonly when: TriggerContext['when'];
  readonly operation: TriggerContext['operation'];
  private readonly event: TriggerEvent;
  private readonly object: ObjectDef;
  private readonly type: Type;
  private before: ReadonlyMap<string, ApexValue>[] = [];
  private newRecords: SObj[] | null = null;
  private oldRecords: SObj[] | null = null;
  private lists: { new?: ApexList; old?: ApexList } = {};
  private maps: { new?: ApexMap; old?: ApexMap } = {};

  constructor(event: TriggerEvent, object: ObjectDef) {
    this.event = event;
    this.object = object;
    this.when = event.when;
    this.operation = event.operation;
    this.type = sobjectType(object.name);
  }

  get size(): number {
    return (this.event.newRows ?? this.event.oldRows ?? []).length;
  }

  get newList(): ApexList | null {
    const { newRows } = this.event;
    return newRows === null ? null : (this.lists.new ??= this.list(this.new(newRows)));
  }

  get oldList(): ApexList | null {
    const { oldRows } = this.event;
    return oldRows === null ? null : (this.lists.old ??= this.list(this.old(oldRows)));
  }

  get newMap(): ApexMap | null {
    const { newRows } = this.event;
    const hasIds = !(this.when === 'before' && this.operation === 'insert');
    return newRows === null || !hasIds ? null : (this.maps.new ??= this.map(this.new(newRows)));
  }

  get oldMap(): ApexMap | null {
    const { oldRows } = this.event;
    return oldRows === null ? null : (this.maps.old ??= this.map(this.old(oldRows)));
  }

  private new(rows: readonly Row[]): SObj[] {
    if (this.newRecords !== null) return this.newRecords;
    this.newRecords = rows.map((row) => recordFromRow(this.object, row, this.when === 'after'));
    if (this.when === 'before') this.before = this.newRecords.map((record) => new Map(record.fields));
    return this.newRecords;
  }

  private old(rows: readonly Row[]): SObj[] {
    return (this.oldRecords ??= rows.map((row) => recordFromRow(this.object, row, true)));
  }

  private list(records: SObj[]): ApexList {
    return new ApexList(listOf(this.type), records);
  }

  private map(records: readonly SObj[]): ApexMap {
    const found = new ApexMap(mapOf(ID, this.type));
    for (const record of records) found.put(record.id, record);
    return found;
  }

  /** Writes the changes of before triggers to the rows. */
  writeBack(): void {
    if (this.event.when !== 'before' || this.event.newRows === null || this.newRecords === null) return;
    this.event.newRows.forEach((row, i) => {
      const record = this.newRecords?.[i];
      if (record !== undefined) writeChanges(record, this.before[i] ?? new Map(), row);
    });
  }

  errors(): RowErrors {
    const found = new Map<number, readonly DmlError[]>();
    for (let i = 0; i < this.size; i++) {
      const errors = [...(this.newRecords?.[i]?.errors ?? []), ...(this.oldRecords?.[i]?.errors ?? [])];
      if (errors.length > 0) found.set(i, errors);
    }
    return found;
  }
}

/** The message of an uncaught exception, or null. */
function runAll(
  triggers: readonly TriggerInfo[],
  event: TriggerEvent,
  context: TriggerContext,
  execution: Execution,
): string | null {
  if (execution.triggerDepth >= MAX_TRIGGER_DEPTH)
    throw new LimitExceeded(`Maximum trigger depth exceeded: ${event.object} trigger event ${eventName(event)}`);
  const before = { trigger: execution.trigger, depth: execution.stack.length, line: execution.line };
  execution.trigger = context;
  execution.triggerDepth++;
  try {
    for (const trigger of triggers) {
      const frame = new Frame(trigger.size, null);
      enterCall(execution, 'Trigger', trigger.name, frame);
      const failure = holding(execution, heldBy(event, trigger), () => runOne(trigger, event, frame));
      execution.stack.length = before.depth;
      if (failure !== null) return failure;
    }
    return null;
  } finally {
    execution.trigger = before.trigger;
    execution.triggerDepth--;
    execution.line = before.line;
  }
}

function heldBy({ when, operation, oldRows }: TriggerEvent, trigger: TriggerInfo): HeldRecords | null {
  if (when === 'after' || oldRows === null || (operation !== 'update' && operation !== 'delete')) return null;
  return { ids: new Set(oldRows.map((row) => String(row['Id']))), by: operation, trigger: trigger.name };
}

function holding<T>({ held }: Execution, records: HeldRecords | null, work: () => T): T {
  if (records === null) return work();
  held.push(records);
  try {
    return work();
  } finally {
    held.pop();
  }
}

function runOne(trigger: TriggerInfo, event: TriggerEvent, frame: Frame): string | null {
  try {
    trigger.run(frame);
    return null;
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message))
      throw new LimitExceeded('Maximum stack depth reached');
    if (!(error instanceof ApexThrow)) throw error;
    const trace = error.value.exception?.trace ?? '';
    return `${trigger.name}: execution of ${eventName(event)}\n\ncaused by: ${exceptionText(error.value)}\n\n${trace}`;
  }
}

/** `BeforeInsert`, as Salesforce prints it. */
function eventName({ when, operation }: TriggerEvent): string {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return capital(when) + capital(operation);
}

function everyRow(count: number, message: string): RowErrors {
  const error: DmlError = { statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields: [] };
  return new Map(Array.from({ length: count }, (_row, i) => [i, [error]]));
}
