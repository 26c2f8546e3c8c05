/**
 * Eight clients change the implementation queue at the same time, at random. Afterward, the history has every change once, and a plain list that
 * follows it has the same positions, versions, and order as the queue. Where a client was refused, the list says the same.
 *
 * `QUEUE_SEED=7 QUEUE_CHANGES=20000 npm run test:node -- tests/project/queueAtOnce.test.ts` makes other choices, and more of them.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Org } from '../../local-org/org.ts';
import { readUsers, startLocalOrg, type StartedOrg } from '../../local-org/start.ts';
import { at, insert, recordTypeId, userId } from '../../tools/bench/org/largeOrg.ts';
import { randomFrom } from '../../tools/mutate/sample.ts';
import { Rest } from '../support/rest.ts';

const SEED = Number(process.env['QUEUE_SEED'] ?? Date.now() % 1_000_000);
const CHANGES = Number(process.env['QUEUE_CHANGES'] ?? 1000);
const CLIENTS = 8;
const CUSTOMERS = 40;
/** One of this many customers has an onboarding case. */
const CASES = 4;

/** A request of a client, and its answer. */
interface Asked {
  readonly kind: 'move' | 'withdraw' | 'add' | 'order' | 'finish';
  readonly customer: number;
  readonly version: number;
  readonly position: number;
  /** The end of the reason in the history. No other request has the same. */
  readonly reason: string;
  /** When it was sent and answered, on a clock that ticks with each of both. */
  readonly sentAt: number;
  answeredAt: number;
  /** Null if the request succeeded. */
  code: string | null;
}

interface Customer {
  readonly accountId: string;
  readonly caseId: string | null;
  readonly caseNumber: string;
}

/** A row of the history. A position is 0 if there is none. */
interface Change {
  readonly kind: string;
  readonly customer: number;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

let started: StartedOrg;
let customers: Customer[];

before(async () => {
  const users = readUsers('data/users.json');
  started = await startLocalOrg({ project: '.', dataDir: ':memory:', port: 0, siteDir: null, users });
  const admin = await Rest.signIn(started.url, 'admin');
  customers = await customersIn(started.org, admin);
});
after(() => started?.close());

/** Some have an onboarding in Rostering, so that a Rostering Complete Date finishes the implementation. */
async function customersIn(org: Org, admin: Rest): Promise<Customer[]> {
  const [switchId] = insert(org, 'Onboarding_Switch__c', 1, () => ({
    SetupOwnerId: org.organizationId,
    Level__c: 'No gates',
  }));
  const accounts = insert(org, 'Account', CUSTOMERS, (index) => ({ Name: `District ${index}`, Level__c: 'District' }));
  insert(org, 'Case', CUSTOMERS / CASES, (index) => ({
    RecordTypeId: recordTypeId(org, 'Onboarding'),
    Subject: `Onboarding ${index}`,
    Status: 'Rostering',
    AccountId: at(accounts, index * CASES),
    OwnerId: userId(org, 'specialist'),
    Student_Upload_Method__c: 'Manual',
    Kickoff_Complete_Date__c: org.now().toISOString().slice(0, 10),
  }));
  await admin.call('DELETE', `/sobjects/Onboarding_Switch__c/${switchId}`);
  const cases = await admin.query<{ Id: string; CaseNumber: string; AccountId: string }>(
    'SELECT Id, CaseNumber, AccountId FROM Case',
  );
  return accounts.map((accountId) => {
    const found = cases.find(({ AccountId }) => AccountId === accountId);
    return { accountId, caseId: found?.Id ?? null, caseNumber: found?.CaseNumber ?? '' };
  });
}

/** The queue as a plain list. Position 1 is the first customer, and 0 means that a customer isn't in the queue. */
class PlainQueue {
  readonly order: readonly number[];
  readonly #versions: ReadonlyMap<number, number>;

  constructor(order: readonly number[] = [], versions: ReadonlyMap<number, number> = new Map()) {
    this.order = order;
    this.#versions = versions;
  }

  positionOf(customer: number): number {
    return this.order.indexOf(customer) + 1;
  }

  versionOf(customer: number): number {
    return this.#versions.get(customer) ?? 0;
  }

  after(kind: string, customer: number, position: number): PlainQueue {
    const order = this.order.filter((other) => other !== customer);
    if (kind === 'Joined') order.push(customer);
    if (kind === 'Moved') order.splice(position - 1, 0, customer);
    return new PlainQueue(order, new Map(this.#versions).set(customer, this.versionOf(customer) + 1));
  }

  /** Whether a request is right to change nothing, and its answer says why. */
  explains({ kind, customer, version, position, code }: Asked): boolean {
    const place = this.positionOf(customer);
    if (kind === 'order') return code === null && place > 0;
    if (kind === 'finish') return code === null && place === 0;
    if (kind === 'add') return code === 'QUEUE_ALREADY' && place > 0;
    if (place === 0) return code === 'QUEUE_LEFT';
    if (this.versionOf(customer) !== version) return code === 'QUEUE_CHANGED';
    if (kind === 'withdraw') return false;
    if (position < 1 || position > this.order.length) return code === 'QUEUE_POSITION';
    return code === 'QUEUE_SAME_POSITION' && position === place;
  }
}

/** The clients. They know the queue from a page that can be out of date when they press a button. */
class Crowd {
  readonly asked: Asked[] = [];
  readonly #sessions: readonly Rest[];
  readonly #admin: Rest;
  readonly #finished = new Set<number>();
  #known = new Map<number, { entryId: string; version: number; position: number }>();
  #clock = 0;

  constructor(sessions: readonly Rest[], admin: Rest) {
    this.#sessions = sessions;
    this.#admin = admin;
  }

  async look(): Promise<void> {
    const entries = await this.#admin.query<{
      Id: string;
      Account_Key__c: string;
      Version__c: number;
      Status__c: string;
    }>('SELECT Id, Account_Key__c, Version__c, Status__c FROM Queue_Entry__c ORDER BY Rank__c, Id');
    let position = 0;
    this.#known = new Map(
      entries.map(({ Id: entryId, Account_Key__c: accountId, Version__c: version, Status__c: status }) => {
        const isActive = status === 'Active';
        position += isActive ? 1 : 0;
        return [customerOf(accountId), { entryId, version, position: isActive ? position : 0 }];
      }),
    );
  }

  /** What a client decides: one request, or two from two users at the same moment. */
  async act(session: Rest, random: () => number): Promise<void> {
    const [choice, where, customer] = [random(), random(), Math.floor(random() * CUSTOMERS)];
    const known = this.#known.get(customer);
    if (choice < 0.06) await this.#order(customer);
    else if (choice < 0.12 && customers[customer]?.caseId && !this.#finished.has(customer))
      await this.#finish(customer);
    else if (!known || known.position === 0 || choice > 0.97) await this.#add(session, customer);
    else {
      const { entryId } = known;
      const version = known.version - (where * 10 < 0.5 ? 1 : 0);
      const position = this.#target(known.position, random());
      const move = (by: Rest): Promise<void> =>
        this.#change(by, 'move', { entryId, version, position }, { customer, version, position });
      if (choice < 0.17) await this.#change(session, 'withdraw', { entryId, version }, { customer, version });
      else await Promise.all(choice < 0.27 ? this.#sessions.slice(0, 2).map(move) : [move(session)]);
    }
    if (random() < 0.4) await this.look();
    if (random() < 0.03) useUpGaps(started.org);
  }

  #target(position: number, where: number): number {
    if (where < 0.2) return 1;
    if (where < 0.35) return position - 1;
    if (where < 0.5) return position + 1;
    if (where < 0.55) return where < 0.52 ? -1 : 10_000;
    return 1 + Math.floor(((where - 0.55) / 0.45) * this.#known.size);
  }

  #add(session: Rest, customer: number): Promise<void> {
    return this.#change(session, 'add', { accountId: customers[customer]?.accountId }, { customer });
  }

  #change(
    session: Rest,
    kind: 'move' | 'withdraw' | 'add',
    parameters: object,
    about: { customer: number; version?: number; position?: number },
  ): Promise<void> {
    return this.#ask(kind, about, (reason) =>
      session.apex(`ImplementationQueueController.${kind}`, { ...parameters, reason }),
    );
  }

  #order(customer: number): Promise<void> {
    const draft = { StageName: 'PO in Hand', Type: 'New Business', CloseDate: '2027-01-15' };
    const AccountId = customers[customer]?.accountId;
    return this.#ask('order', { customer }, (Name) => this.#admin.create('Opportunity', { Name, AccountId, ...draft }));
  }

  #finish(customer: number): Promise<void> {
    this.#finished.add(customer);
    const { caseId, caseNumber } = customers[customer] ?? { caseId: null, caseNumber: '' };
    const today = new Date().toISOString().slice(0, 10);
    const save = (): Promise<void> => this.#admin.update('Case', caseId ?? '', { Rostering_Complete_Date__c: today });
    return this.#ask('finish', { customer }, save, `Case ${caseNumber} entered Monitoring.`);
  }

  async #ask(
    kind: Asked['kind'],
    { customer, version = 0, position = 0 }: { customer: number; version?: number; position?: number },
    send: (reason: string) => Promise<unknown>,
    reason = `Request ${this.asked.length}.`,
  ): Promise<void> {
    const sentAt = this.#clock++;
    const one: Asked = { kind, customer, version, position, reason, sentAt, answeredAt: Infinity, code: null };
    this.asked.push(one);
    try {
      await send(reason);
    } catch (error) {
      one.code = /\\"code\\":\\"(\w+)\\"/.exec(String(error))?.[1] ?? String(error);
    }
    one.answeredAt = this.#clock++;
  }
}

/** As an admin's data load could: the same order, without room between two ranks. The next move has to make some. */
function useUpGaps(org: Org): void {
  org.transaction(org.session(org.adminId), (transaction) => {
    const ids = org.reader.rows(
      `SELECT "Id" FROM "Queue_Entry__c" WHERE "Status__c" = 'Active' ORDER BY "Rank__c"`,
      [],
    );
    const records = ids.map(([Id], index) => ({ type: 'Queue_Entry__c', fields: { Id, Rank__c: index + 1 } }));
    org.dml.run(transaction, 'update', records, { allOrNone: true, access: 'system' });
  });
}

const customerOf = (accountId: string): number => customers.findIndex((customer) => customer.accountId === accountId);

async function historyOf(admin: Rest): Promise<Change[]> {
  const rows = await admin.query<{
    Kind__c: string;
    From_Position__c: number | null;
    To_Position__c: number | null;
    Reason__c: string;
    Entry__r: { Account_Key__c: string };
  }>(
    'SELECT Kind__c, From_Position__c, To_Position__c, Reason__c, Entry__r.Account_Key__c FROM Queue_Move__c ORDER BY Name',
  );
  return rows.map((row) => ({
    kind: row.Kind__c,
    customer: customerOf(row.Entry__r.Account_Key__c),
    from: row.From_Position__c ?? 0,
    to: row.To_Position__c ?? 0,
    reason: row.Reason__c,
  }));
}

const KINDS = { move: 'Moved', withdraw: 'Withdrawn', add: 'Joined', order: 'Joined', finish: 'Finished' } as const;

/** The plain queue before the first change and after each one. Fails if the history says anything else. */
function follow(history: readonly Change[], requestOf: (change: Change) => Asked): PlainQueue[] {
  const states = [new PlainQueue()];
  for (const change of history) {
    const before = states.at(-1) ?? new PlainQueue();
    const { kind, customer, version, position, code, reason } = requestOf(change);
    assert.equal(code, null, `${reason} was refused, and is in the history.`);
    const now = before.after(KINDS[kind], customer, position);
    const isSeen = kind === 'move' || kind === 'withdraw';
    assert.deepEqual(
      change,
      {
        kind: KINDS[kind],
        customer,
        from: before.positionOf(customer),
        to: now.positionOf(customer),
        reason: change.reason,
      },
      reason,
    );
    if (isSeen)
      assert.equal(version, before.versionOf(customer), `${reason} overwrote a change that its user didn't see.`);
    states.push(now);
  }
  return states;
}

test(`${CHANGES} random changes from ${CLIENTS} clients at once leave the queue that a plain list has (seed ${SEED})`, async () => {
  const admin = await Rest.signIn(started.url, 'admin');
  const sessions = [await Rest.signIn(started.url, 'manager'), admin];
  const crowd = new Crowd(sessions, admin);
  const work = async (client: number): Promise<void> => {
    const random = randomFrom(SEED * CLIENTS + client);
    while (crowd.asked.length < CHANGES) await crowd.act(sessions[client % sessions.length] ?? admin, random);
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));

  const history = await historyOf(admin);
  const rowOf = new Map<Asked, number>();
  const states = follow(history, (change) => {
    const found = crowd.asked.filter(({ reason }) => change.reason.endsWith(reason));
    assert.equal(found.length, 1, `One request made the change "${change.reason}".`);
    const [request] = found as [Asked];
    assert.ok(!rowOf.has(request), `${request.reason} is in the history twice.`);
    rowOf.set(request, rowOf.size);
    return request;
  });
  const rows = [...rowOf.keys()];
  for (const request of crowd.asked) {
    const first = rows.findLastIndex(({ answeredAt }) => answeredAt < request.sentAt) + 1;
    const next = rows.findIndex(({ sentAt }) => sentAt > request.answeredAt);
    const last = next < 0 ? rows.length : next;
    const row = rowOf.get(request);
    const isRight =
      row === undefined
        ? states.slice(first, last + 1).some((state) => state.explains(request))
        : first <= row && row < last;
    assert.ok(isRight, `The answer doesn't fit the queue: ${JSON.stringify(request)}`);
  }

  const end = states.at(-1) ?? new PlainQueue();
  const page = await admin.apex<{ rows: { accountId: string; version: number; position: number }[] }>(
    'ImplementationQueueController.getQueue',
    { isRest: false },
  );
  assert.deepEqual(
    page.rows.map(({ accountId, version, position }) => [position, customerOf(accountId), version]),
    end.order.map((customer, index) => [index + 1, customer, end.versionOf(customer)]),
  );
  const ranks = await admin.query<{ Rank__c: number }>("SELECT Rank__c FROM Queue_Entry__c WHERE Status__c = 'Active'");
  assert.equal(new Set(ranks.map(({ Rank__c: rank }) => rank)).size, end.order.length);
  const refused = crowd.asked.filter(({ code }) => code !== null).length;
  assert.ok(history.length > CHANGES / 3 && refused > CHANGES / 20, `${history.length} changes, ${refused} refused`);
});
