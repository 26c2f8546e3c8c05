/** The records of one scenario by name, and values that refer to them. */
import { resolveValue, type Resolution } from '../../../scripts/records/resolveFields.ts';
import type { FieldValue, Fields } from '../../../services/Org.ts';
import type { Argument } from '../Scenario.ts';
import { TIME_ZONE, type World } from './World.ts';

const INSIDE_TEXT = /\{@([\w.]+)\}/g;

export class Names {
  private readonly world: World;
  private readonly ids = new Map<string, string>();

  constructor(world: World) {
    this.world = world;
  }

  /** Throws if the name is already used. */
  give(name: string, id: string): void {
    if (this.ids.has(name)) throw new Error(`Two records are named "${name}".`);
    this.ids.set(name, id);
  }

  /** Throws a RangeError with the unknown name. */
  idOf(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new RangeError(`No record is named "${name}".`);
    return id;
  }

  all(): ReadonlyMap<string, string> {
    return this.ids;
  }

  /** `object` decides which record type a developer name means. */
  value(value: FieldValue, object = ''): FieldValue {
    const resolution = this.resolution(object);
    const filled =
      typeof value === 'string' ? value.replace(INSIDE_TEXT, (_whole, name: string) => this.idOf(name)) : value;
    return resolveValue(filled, resolution);
  }

  fields(fields: Fields, object: string): Fields {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, this.value(value, object)]));
  }

  /** Also replaces references inside lists and objects. */
  argument(argument: Argument): Argument {
    if (Array.isArray(argument)) return argument.map((item: Argument) => this.argument(item));
    if (typeof argument === 'object' && argument !== null)
      return Object.fromEntries(
        Object.entries(argument).map(([name, item]) => [name, this.argument(item as Argument)]),
      );
    return this.value(argument as FieldValue);
  }

  private resolution(object: string): Resolution {
    const idOf = (reference: string): string | undefined =>
      this.ids.get(reference) ??
      this.world.known.get(reference.startsWith('RecordType.') ? reference.replace('.', `.${object}.`) : reference);
    return { idOf, today: this.world.clock.today, timeZone: TIME_ZONE };
  }
}
