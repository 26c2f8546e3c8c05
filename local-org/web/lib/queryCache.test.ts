import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryCache, type Emission } from './queryCache.ts';

/** A query whose responses the test sends. */
function manual(key: string, tags: string[] = []) {
  const replies: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];
  const load = () => new Promise<unknown>((resolve, reject) => replies.push({ resolve, reject }));
  return { spec: { key, tags, load }, replies };
}

function collector() {
  const seen: Emission<unknown>[] = [];
  return { seen, observer: (emission: Emission<unknown>) => seen.push(emission) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('several observers of one key share one request and one result', async () => {
  const cache = new QueryCache();
  const { spec, replies } = manual('a');
  const [first, second] = [collector(), collector()];
  cache.observe(spec, first.observer);
  cache.observe(spec, second.observer);
  assert.equal(replies.length, 1);
  replies[0]?.resolve({ n: 1 });
  await settled();
  assert.deepEqual(first.seen, [{ data: { n: 1 }, error: undefined }]);
  assert.equal(first.seen[0]?.data, second.seen[0]?.data);
});

test('a later observer gets the known result immediately', async () => {
  const cache = new QueryCache();
  const { spec, replies } = manual('a');
  cache.observe(spec, () => undefined);
  replies[0]?.resolve(1);
  await settled();
  const late = collector();
  cache.observe(spec, late.observer);
  assert.equal(late.seen[0]?.data, 1);
  assert.equal(replies.length, 1);
});

test('an old result is shown immediately and read again', async () => {
  let now = 0;
  const cache = new QueryCache({ now: () => now, freshFor: 1000 });
  const { spec, replies } = manual('a');
  cache.observe(spec, () => undefined)();
  replies[0]?.resolve('old');
  await settled();
  now = 5000;
  const late = collector();
  cache.observe(spec, late.observer);
  replies[1]?.resolve('new');
  await settled();
  assert.deepEqual(
    late.seen.map(({ data }) => data),
    ['old', 'new'],
  );
});

test('the response to an older read is dropped if a newer read was requested', async () => {
  let writes = 0;
  const cache = new QueryCache({ writes: () => writes });
  const { spec, replies } = manual('a');
  const { seen, observer } = collector();
  cache.observe(spec, observer);
  writes += 1;
  const refreshed = cache.refresh('a');
  replies[1]?.resolve('new');
  await refreshed;
  replies[0]?.resolve('old');
  await settled();
  assert.deepEqual(
    seen.map(({ data }) => data),
    ['new'],
  );
});

test('a refresh shares a read that started after the last write', async () => {
  const cache = new QueryCache();
  const { spec, replies } = manual('a');
  cache.observe(spec, () => undefined);
  replies[0]?.resolve(1);
  await settled();
  const refreshes = [cache.refresh('a'), cache.refresh('a'), cache.refresh('a')];
  assert.equal(replies.length, 2);
  replies[1]?.resolve(2);
  await Promise.all(refreshes);
});

test('invalidating a tag reads observed results again, keeps the old value meanwhile, and removes the rest', async () => {
  let writes = 0;
  const cache = new QueryCache({ writes: () => writes });
  const [shown, gone, other] = [manual('a', ['record:1']), manual('b', ['record:1']), manual('c', ['record:2'])];
  const { seen, observer } = collector();
  cache.observe(shown.spec, observer);
  cache.observe(gone.spec, () => undefined)();
  cache.observe(other.spec, () => undefined);
  for (const query of [shown, gone, other]) query.replies[0]?.resolve('first');
  await settled();
  writes += 1;
  const done = cache.invalidate(['record:1']);
  assert.deepEqual(
    [shown, gone, other].map(({ replies }) => replies.length),
    [2, 1, 1],
  );
  assert.equal(seen.length, 1);
  shown.replies[1]?.resolve('second');
  await done;
  assert.equal(seen[1]?.data, 'second');
  cache.observe(gone.spec, () => undefined);
  assert.equal(gone.replies.length, 2);
});

test("an equal result isn't emitted again", async () => {
  const cache = new QueryCache();
  const { spec, replies } = manual('a');
  const { seen, observer } = collector();
  cache.observe(spec, observer);
  replies[0]?.resolve({ list: [1, 2] });
  await settled();
  const refreshed = cache.refresh('a');
  replies[1]?.resolve({ list: [1, 2] });
  await refreshed;
  assert.equal(seen.length, 1);
});

test("an error reaches the observers and isn't kept as a result", async () => {
  const cache = new QueryCache();
  const { spec, replies } = manual('a');
  const { seen, observer } = collector();
  cache.observe(spec, observer);
  replies[0]?.reject('refused');
  await settled();
  assert.deepEqual(seen, [{ data: undefined, error: 'refused' }]);
  cache.observe(spec, () => undefined);
  assert.equal(replies.length, 2);
});

test('when a refresh fails without a connection, the data stays, and any other error replaces it', async () => {
  const cache = new QueryCache({ isPassing: (error) => error === 'offline' });
  const { spec, replies } = manual('a');
  const { seen, observer } = collector();
  cache.observe(spec, observer);
  replies[0]?.resolve('good');
  await settled();
  const offline = cache.refresh('a');
  replies[1]?.reject('offline');
  await assert.rejects(offline, (error) => error === 'offline');
  assert.deepEqual(
    seen.map(({ data }) => data),
    ['good'],
  );
  const gone = cache.refresh('a');
  replies[2]?.reject('gone');
  await assert.rejects(gone, (error) => error === 'gone');
  assert.deepEqual(seen.at(-1), { data: undefined, error: 'gone' });
});

test('a query that always emits its errors emits them, and getting its value reads it again', async () => {
  const cache = new QueryCache({ isPassing: () => true, freshFor: -1 });
  const { spec, replies } = manual('a');
  const { seen, observer } = collector();
  cache.observe({ ...spec, emitsEveryFailure: true }, observer);
  replies[0]?.resolve('good');
  await settled();
  const value = cache.get({ ...spec, emitsEveryFailure: true });
  replies[1]?.reject('offline');
  await assert.rejects(value, (error) => error === 'offline');
  assert.deepEqual(seen.at(-1), { data: undefined, error: 'offline' });
});

test('when one read of a tag fails, the error is reported after the other reads are done', async () => {
  const cache = new QueryCache();
  const [failing, good] = [manual('a', ['record:1']), manual('b', ['record:1'])];
  const { seen, observer } = collector();
  cache.observe(failing.spec, () => undefined);
  cache.observe(good.spec, observer);
  for (const { replies } of [failing, good]) replies[0]?.resolve('first');
  await settled();
  const done = cache.refreshTags(['record:1']);
  failing.replies[1]?.reject('gone');
  good.replies[1]?.resolve('second');
  await assert.rejects(done, (error) => error === 'gone');
  assert.equal(seen.at(-1)?.data, 'second');
});

test("observers can't change what was read", async () => {
  const cache = new QueryCache();
  const value = await cache.get({ key: 'a', tags: [], load: async () => ({ inner: { n: 1 } }) });
  assert.throws(() => {
    value.inner.n = 2;
  }, TypeError);
});

test('only the latest results without observers are kept', async () => {
  const cache = new QueryCache({ kept: 2 });
  const queries = ['a', 'b', 'c'].map((key) => manual(key));
  for (const { spec, replies } of queries) {
    const stop = cache.observe(spec, () => undefined);
    replies[0]?.resolve(spec.key);
    await settled();
    stop();
  }
  for (const { spec } of [...queries].reverse()) cache.observe(spec, () => undefined);
  assert.deepEqual(
    queries.map(({ replies }) => replies.length),
    [2, 1, 1],
  );
});

test('invalidateAllBut skips results that were read just now, after the last write', async () => {
  const state = { now: 0, writes: 0 };
  const cache = new QueryCache({ now: () => state.now, writes: () => state.writes });
  const { spec, replies } = manual('a', ['list']);
  cache.observe(spec, () => undefined);
  replies[0]?.resolve(1);
  await settled();
  await cache.invalidateAllBut([], { justReadMs: 1000 });
  assert.equal(replies.length, 1);
  state.now = 2000;
  void cache.invalidateAllBut([], { justReadMs: 1000 });
  assert.equal(replies.length, 2);
  replies[1]?.resolve(2);
  await settled();
  state.writes = 1;
  void cache.invalidateAllBut([], { justReadMs: 1000 });
  assert.equal(replies.length, 3);
});
