import { openOrg } from '../../../local-org/org.ts';
import { readUsers } from '../../../local-org/start.ts';
import { Rest } from '../../../tests/support/rest.ts';
import type { Bench, Benchmark, Figure } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { fillQueue } from '../org/fillQueue.ts';
import { recordWrites } from '../org/recordWrites.ts';
import { inTurns, median, rounded, timed } from '../statistics.ts';

const MANY = 5_000;
const FEW = 50;
const ROUNDS = 25;
const WARM_UP = 15;
/** Moves to the same place, one after the other. Each halves a gap. */
const TO_ONE_PLACE = 200;
/** The most records that one request can have. */
const AT_ONCE = 200;

interface Entry {
  readonly entryId: string;
  readonly version: number;
}

interface Row extends Entry {
  readonly caseId: string;
}

export const queue: Benchmark = {
  about: `The implementation queue with ${MANY} customers, compared with ${FEW}, and with positions that are plain numbers`,
  async run(bench) {
    const many = await Place.start(bench, MANY);
    const few = await Place.start(bench, FEW);
    try {
      const figures = [await written(many)];
      await inTurns(
        WARM_UP,
        () => many.moveAround(),
        () => few.moveAround(),
      );
      figures.push(
        await compared(`moving a customer in a queue of ${MANY}`, many, few, (place) => place.moveAround(), 5),
        await compared(`the first request of the page with ${MANY}`, many, few, (place) => place.open(), 1.5),
        await compared(`the position on a case with ${MANY}`, many, few, (place) => place.position(), 1.5),
        await rest(many),
        ...(await gaps(many)),
      );
      return [...figures, await plainNumbers(many)];
    } finally {
      await many.stop();
      await few.stop();
    }
  },
};

/** An org with this many customers in the queue, as the manager uses it. */
class Place {
  readonly org: BenchOrg;
  readonly rows: readonly Row[];
  readonly #manager: Rest;
  readonly #versions = new Map<string, number>();
  #rounds = 0;

  private constructor(org: BenchOrg, manager: Rest, rows: readonly Row[]) {
    this.org = org;
    this.#manager = manager;
    this.rows = rows;
  }

  static async start({ data, say }: Bench, customers: number): Promise<Place> {
    say(`Creating a queue of ${customers} customers…`);
    const folder = data.empty();
    const org = openOrg({ project: '.', data: folder, users: readUsers('data/users.json') });
    fillQueue(org, customers);
    org.close();
    const started = await BenchOrg.start({ data: folder });
    const manager = await Rest.signIn(started.url, 'manager');
    const [first, rest] = [await read(manager, false), await read(manager, true)];
    return new Place(started, manager, [...first, ...rest]);
  }

  async move({ entryId, version }: Entry, position: number): Promise<void> {
    const seen = this.#versions.get(entryId) ?? version;
    const reason = 'They go live first';
    await this.#manager.apex('ImplementationQueueController.move', { entryId, version: seen, position, reason });
    this.#versions.set(entryId, seen + 1);
  }

  /** The last customer to the front and back, so that there is always a free rank. */
  async moveAround(): Promise<void> {
    this.#rounds += 1;
    const row = this.rows.at(-1);
    if (row) await this.move(row, this.#rounds % 2 === 0 ? this.rows.length : FEW / 2);
  }

  /** The first customers. */
  open(): Promise<unknown> {
    return read(this.#manager, false);
  }

  /** All others that the page shows. */
  openRest(): Promise<unknown> {
    return read(this.#manager, true);
  }

  async position(): Promise<void> {
    await this.#manager.apex('ImplementationQueueController.getPosition', { recordId: this.rows.at(-1)?.caseId });
  }

  stop(): Promise<void> {
    return this.org.stop();
  }
}

async function read(manager: Rest, isRest: boolean): Promise<readonly Row[]> {
  return (await manager.apex<{ rows: Row[] }>('ImplementationQueueController.getQueue', { isRest })).rows;
}

async function written(place: Place): Promise<Figure> {
  const row = place.rows.at(-1);
  if (!row) throw new Error('The queue is empty.');
  const { writes } = await recordWrites(place.org, row.entryId, () => place.move(row, 10));
  const rowsOf = (table: string): number => writes.filter(({ sql }) => sql.includes(`"${table}"`)).length;
  return {
    name: `rows that one move in a queue of ${MANY} writes`,
    value: writes.length,
    unit: 'rows',
    most: 2,
    note: `${rowsOf('Queue_Entry__c')} entry and ${rowsOf('Queue_Move__c')} in the history`,
  };
}

async function compared(
  name: string,
  many: Place,
  few: Place,
  work: (place: Place) => Promise<unknown>,
  most: number,
): Promise<Figure> {
  const times = await inTurns(
    ROUNDS,
    () => work(many),
    () => work(few),
  );
  const [ours, theirs] = [median(times.first), median(times.second)];
  const note = `${rounded(ours, 1)} ms compared with ${rounded(theirs, 1)} ms with ${FEW}, medians of ${ROUNDS}`;
  return { name: `${name}, compared with ${FEW}`, value: rounded(ours / theirs), unit: '×', most, note };
}

async function rest(place: Place): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(() => place.openRest()));
  const amount = place.rows.length - FEW;
  return {
    name: `the page's second request, for ${amount} more customers`,
    value: rounded(median(times), 0),
    unit: 'ms',
  };
}

/** Two customers in turn move between the same two, until no rank is free there. */
async function gaps(place: Place): Promise<Figure[]> {
  const ranks = async (): Promise<Map<string, number>> =>
    new Map(
      (
        await place.org.query<{ Id: string; Rank__c: number }>(
          "SELECT Id, Rank__c FROM Queue_Entry__c WHERE Status__c = 'Active'",
        )
      ).map(({ Id, Rank__c }) => [Id, Rank__c]),
    );
  const pair = place.rows.slice(-3, -1);
  const plain: number[] = [];
  const renumbering: number[] = [];
  let before = await ranks();
  let most = 0;
  let entries = 0;
  for (let count = 0; count < TO_ONE_PLACE; count++) {
    const row = pair[count % 2];
    if (!row) throw new Error('The queue is empty.');
    const time = await timed(() => place.move(row, 1_000));
    const now = await ranks();
    const changed = [...now].filter(([id, rank]) => before.get(id) !== rank).length;
    (changed > 1 ? renumbering : plain).push(time);
    most = Math.max(most, changed);
    entries += changed;
    before = now;
  }
  return [
    {
      name: `entries written per move, if ${TO_ONE_PLACE} moves go to the same position`,
      value: rounded(entries / TO_ONE_PLACE),
      unit: 'rows',
      most: 3,
      note: `${renumbering.length} moves gave new ranks, to at most ${most} entries`,
    },
    {
      name: 'a move that gives new ranks, compared with one that does not',
      value: rounded(median(renumbering) / median(plain)),
      unit: '×',
      most: 2,
      note: `${rounded(median(renumbering), 1)} ms compared with ${rounded(median(plain), 1)} ms`,
    },
  ];
}

/** The alternative: the position is a number field, and whoever moves a customer to the top renumbers all others. */
async function plainNumbers(place: Place): Promise<Figure> {
  let entries = await place.org.query<{ Id: string; Version__c: number }>(
    'SELECT Id, Version__c FROM Queue_Entry__c ORDER BY Rank__c, Id',
  );
  const renumber = async (): Promise<void> => {
    entries = [...entries.slice(-1), ...entries.slice(0, -1)];
    const records = entries.map(({ Id }, index) => ({
      attributes: { type: 'Queue_Entry__c' },
      Id,
      Rank__c: (index + 1) * 1000,
    }));
    for (let start = 0; start < records.length; start += AT_ONCE)
      await place.org.call('PATCH', '/services/data/v67.0/composite/sobjects', {
        allOrNone: true,
        records: records.slice(start, start + AT_ONCE),
      });
  };
  const move = async (): Promise<void> => {
    const last = entries.at(-1);
    if (last) await place.move({ entryId: last.Id, version: last.Version__c }, 1);
  };
  const { first: theirs, second: ours } = await inTurns(5, renumber, move);
  return {
    name: `moving the last of ${MANY} customers to the top, compared with renumbering a number field`,
    value: rounded(median(ours) / median(theirs), 3),
    unit: '×',
    most: 0.5,
    note: `${rounded(median(ours), 0)} ms compared with ${rounded(median(theirs) / 1000)} s for ${entries.length} rows, ${AT_ONCE} in a request`,
  };
}
