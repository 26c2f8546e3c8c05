/** `rosterpath usage import`: what a vendor's spreadsheet leaves in the org, and what a person gets back to correct. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Fields } from '../../services/Org.ts';
import { startLaptopOrg, type LaptopOrg } from './laptopOrg.ts';
import { FaultyWay } from './faultyWay.ts';
import { rosterpathHere, rosterpathHereJson, type Json } from './commandLine.ts';

const folder = mkdtempSync(join(tmpdir(), 'usage-import-'));
let laptop: LaptopOrg;
let ids: readonly string[] = [];

const ACCOUNTS: readonly Fields[] = [
  { Name: 'Pine Valley ISD', Level__c: 'District', BillingState: 'TX', NCES_Id__c: '4812345' },
  { Name: 'Oak Elementary', Level__c: 'School', BillingState: 'Texas', NCES_Id__c: '048123456789' },
  { Name: 'Lincoln Elementary', Level__c: 'School', BillingState: 'TX' },
  { Name: 'Lincoln Elementary', Level__c: 'School', BillingState: 'TX' },
  { Name: 'Lincoln Elementary', Level__c: 'School', ShippingState: 'OH' },
  { Name: 'Peña Middle', Level__c: 'School', BillingState: 'TX' },
];

before(async () => {
  laptop = await startLaptopOrg();
  const results = await laptop.org.insert('Account', ACCOUNTS, true);
  ids = results.map(({ id }) => String(id));
  await laptop.org.update('Account', [{ Id: String(ids[2]), ParentId: String(ids[0]) }], true);
});
after(async () => {
  await laptop.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const old = await laptop.org.query('SELECT Id FROM Usage_Snapshot__c');
  await laptop.org.delete(
    'Usage_Snapshot__c',
    old.map(({ Id }) => Id),
    false,
  );
});

let files = 0;
function fileOf(...lines: string[]): string {
  const path = join(folder, `usage${(files += 1)}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function importFile(path: string, ...options: string[]): Promise<{ exitCode: number | null; result: Json }> {
  return rosterpathHereJson(laptop.port, 'usage', 'import', path, ...options);
}

const WITH_DATE = ['--as-of', '2026-09-28', '--product', 'Math'];

async function snapshots(): Promise<string[]> {
  const found = await laptop.org.query(
    'SELECT Account__r.Name, Account__c, Product__c, As_Of_Date__c, Active_Students__c, Questions_Answered__c, Questions_That_Day__c, Snapshot_Key__c FROM Usage_Snapshot__c ORDER BY Snapshot_Key__c',
  );
  return found.map((one) => {
    assert.equal(
      one['Snapshot_Key__c'],
      `${String(one['Account__c'])}:${String(one['Product__c'])}:${String(one['As_Of_Date__c'])}`,
    );
    const { Name } = one['Account__r'] as { Name: string };
    const numbers = [one['Active_Students__c'], one['Questions_Answered__c'], one['Questions_That_Day__c']];
    return [Name, one['Product__c'], one['As_Of_Date__c'], ...numbers].map((value) => value ?? '-').join(' ');
  });
}

/** Reasons by the name of the row. */
function reasonsOf(result: Json): Record<string, string> {
  const reasons = result['reasons'] as { name: string; reason: string }[];
  return Object.fromEntries(reasons.map(({ name, reason }) => [name, reason]));
}

describe('usage import', () => {
  test('finds the account by ID, by NCES ID with or without its leading zero, and by name and state', async () => {
    const path = fileOf(
      'Account ID,NCES ID,School,State,Active Students',
      `${ids[0]},,,,1`,
      `${ids[5]?.slice(0, 15)},,,,2`,
      ',48123456789,,,3',
      ',,lincoln  elementary,Ohio,4',
    );
    const { exitCode, result } = await importFile(path, ...WITH_DATE);
    assert.deepEqual([exitCode, result['created'], result['unmatched'], result['unmatchedFile']], [0, 4, 0, null]);
    assert.deepEqual((await snapshots()).sort(), [
      'Lincoln Elementary Math 2026-09-28 4 - -',
      'Oak Elementary Math 2026-09-28 3 - -',
      'Peña Middle Math 2026-09-28 2 - -',
      'Pine Valley ISD Math 2026-09-28 1 - -',
    ]);
  });

  test('the district decides between two schools with one name, and without it both are named', async () => {
    const path = fileOf(
      'School,District,State,Active Students',
      'Lincoln Elementary,Pine Valley ISD,TX,1',
      'Lincoln Elementary,,TX,2',
      'Lincoln Elementary,Elm ISD,TX,3',
    );
    const { exitCode, result } = await importFile(path, ...WITH_DATE);
    assert.equal(exitCode, 1);
    assert.deepEqual(await snapshots(), ['Lincoln Elementary Math 2026-09-28 1 - -']);
    const [both, elm] = result['reasons'] as { line: number; reason: string }[];
    assert.match(
      String(both?.reason),
      /2 accounts are named Lincoln Elementary in TX. Add the account ID: 001\w{15} or 001\w{15}\./,
    );
    assert.deepEqual([both?.line, elm?.line], [3, 4]);
    assert.match(
      String(elm?.reason),
      /No account has the name Lincoln Elementary, the state TX, and the district Elm ISD\./,
    );
  });

  test('the unmatched rows can be corrected and imported, in the order of their columns', async () => {
    const path = fileOf(
      'Notes;School;State;Active Students',
      '=1+1;Oak Elementary;TX;5',
      '-;Oak Elementry;TX;"1,234"',
      '"one\ntwo";Peña Middle;;7',
    );
    const { exitCode, result } = await importFile(path, ...WITH_DATE);
    const unmatched = path.replace('.csv', '.unmatched.csv');
    assert.deepEqual([exitCode, result['created'], result['unmatched'], result['unmatchedFile']], [1, 1, 2, unmatched]);
    assert.equal(
      readFileSync(unmatched, 'utf8'),
      '\uFEFFNotes;School;State;Active Students;Reason\r\n' +
        `'-;Oak Elementry;TX;1,234;No account has the name Oak Elementry and the state TX. Check the spelling in Salesforce.\r\n` +
        `"one\ntwo";Peña Middle;;7;Add the state of Peña Middle, the NCES ID, or the account ID.\r\n`,
    );
    const corrected = readFileSync(unmatched, 'utf8')
      .replace('Elementry', 'Elementary')
      .replace('Middle;;', 'Middle;TX;');
    writeFileSync(unmatched, corrected);
    const again = await importFile(unmatched, ...WITH_DATE);
    assert.deepEqual([again.exitCode, again.result['created'], again.result['updated']], [0, 1, 1]);
    assert.deepEqual(await snapshots(), [
      'Oak Elementary Math 2026-09-28 1234 - -',
      'Peña Middle Math 2026-09-28 7 - -',
    ]);
  });

  test('rows that somebody corrected in the file of the last run are kept', async () => {
    const path = fileOf('School,State,Active Students', 'Elm,TX,1');
    await importFile(path, ...WITH_DATE);
    const unmatched = path.replace('.csv', '.unmatched.csv');
    writeFileSync(unmatched, 'corrected by hand');
    await importFile(path, ...WITH_DATE);
    assert.match(readFileSync(unmatched, 'utf8'), /^\uFEFFSchool,State/);
    assert.equal(readFileSync(unmatched.replace('.csv', '.previous.csv'), 'utf8'), 'corrected by hand');
    assert.equal(existsSync(`${unmatched}.part`), false);
  });

  test('importing twice leaves the same records, and a new file for the same day updates them', async () => {
    const path = fileOf('School,State,Active Students,Questions', 'Oak Elementary,TX,5,100');
    assert.equal((await importFile(path, ...WITH_DATE)).result['created'], 1);
    const once = await snapshots();
    const twice = await importFile(path, ...WITH_DATE);
    assert.deepEqual([twice.exitCode, twice.result['created'], twice.result['updated']], [0, 0, 1]);
    assert.deepEqual(await snapshots(), once);
    await importFile(fileOf('School,State,Active Students,Questions', 'Oak Elementary,TX,6,'), ...WITH_DATE);
    assert.deepEqual(await snapshots(), ['Oak Elementary Math 2026-09-28 6 100 -']);
  });

  test('the tab by school and the tab by answer date of one day share a record', async () => {
    await importFile(
      fileOf('School,State,As of,Active Students,Questions', 'Oak Elementary,TX,9/28/2026,5,100'),
      '--product',
      'Math',
    );
    const path = fileOf(
      'School,State,Answer Date,Questions',
      'Oak Elementary,TX,9/28/2026,9',
      'Oak Elementary,TX,"Sep 27, 2026",8',
    );
    await importFile(path, '--product', 'Math');
    assert.deepEqual(await snapshots(), [
      'Oak Elementary Math 2026-09-27 - - 8',
      'Oak Elementary Math 2026-09-28 5 100 9',
    ]);
  });

  test('a repeated row is skipped, and one with other numbers is returned', async () => {
    const row = 'Oak Elementary,TX,5';
    const { exitCode, result } = await importFile(
      fileOf('School,State,Active Students', row, row, 'OAK ELEMENTARY,Texas,6'),
      ...WITH_DATE,
    );
    assert.deepEqual([exitCode, result['created'], result['repeated'], result['unmatched']], [1, 1, 1, 1]);
    assert.match(
      String(reasonsOf(result)['OAK ELEMENTARY']),
      /other numbers for the same account, product, and date \(2026-09-28\)/,
    );
    assert.deepEqual(await snapshots(), ['Oak Elementary Math 2026-09-28 5 - -']);
  });

  test('numbers and dates that cannot be right are returned with what they are', async () => {
    const { result } = await importFile(
      fileOf(
        'School,State,As of,Active Students',
        'Oak Elementary,TX,9/28/2026,-4',
        'Peña Middle,TX,28/9/2026,4',
        'Pine Valley ISD,TX,9/28/2999,4',
      ),
      '--product',
      'Math',
    );
    assert.deepEqual(reasonsOf(result), {
      'Oak Elementary': `"Active Students" is -4, which isn't a whole number of 0 or more.`,
      'Peña Middle': `"As of" is 28/9/2026, which isn't a date. Write dates as 9/28/2026, 2026-09-28, or Sep 28, 2026.`,
      'Pine Valley ISD': '"As of" is 9/28/2999, which is in the future.',
    });
    assert.deepEqual(await snapshots(), []);
  });

  test('each thing that is wrong with a row is in its reason', async () => {
    const { result } = await importFile(
      fileOf('School,State,As of,Licensed,Questions', 'Oak Elementary,TX,soon,999999999999,-1'),
      '--product',
      'Math',
    );
    assert.deepEqual(String(reasonsOf(result)['Oak Elementary']).match(/"[^"]+" is [^,]+/g), [
      '"As of" is soon',
      '"Licensed" is 999999999999',
      '"Questions" is -1',
    ]);
  });

  test('a name in another state, or in none, is told from a name that nobody has', async () => {
    const [id] = (await laptop.org.insert('Account', [{ Name: 'Stateless Elementary', Level__c: 'School' }], true)).map(
      (saved) => String(saved.id),
    );
    const { result } = await importFile(
      fileOf('School,State,Active Students', 'Lincoln Elementary,MI,5', 'Stateless Elementary,TX,5', 'Elm,TX,5'),
      ...WITH_DATE,
    );
    await laptop.org.delete('Account', [String(id)], true);
    assert.deepEqual(reasonsOf(result), {
      'Lincoln Elementary':
        'In Salesforce, Lincoln Elementary is in OH and TX, not in MI. Check the state, or add the account ID.',
      'Stateless Elementary':
        'The account Stateless Elementary has no state in Salesforce. Enter its billing state there, or add the account ID here.',
      Elm: 'No account has the name Elm and the state TX. Check the spelling in Salesforce.',
    });
  });

  test('markup and formulas stay text', async () => {
    const path = fileOf('School,State,Product,Active Students', 'Oak Elementary,TX,"=HYPERLINK(""x"")<b>",5');
    assert.equal((await importFile(path, '--as-of', '2026-09-28')).exitCode, 0);
    assert.deepEqual(await snapshots(), ['Oak Elementary =HYPERLINK("x")<b> 2026-09-28 5 - -']);
  });

  test('a dry run writes nothing, no file either', async () => {
    const path = fileOf('School,State,Active Students', 'Oak Elementary,TX,5', 'Elm,TX,1');
    const { exitCode, out } = await rosterpathHere(laptop.port, 'usage', 'import', path, ...WITH_DATE, '--dry-run');
    assert.equal(exitCode, 1);
    assert.match(out, /1 row would be imported, 1 row not imported\. Nothing was changed\./);
    assert.match(out, /No account has the name Elm and the state TX/);
    assert.deepEqual(await snapshots(), []);
    assert.equal(existsSync(path.replace('.csv', '.unmatched.csv')), false);
  });

  test('a call without a date, a product, or a file is refused before anything is read', async () => {
    const path = fileOf('School,State,Active Students', 'Oak Elementary,TX,5');
    const codeOf = async (...words: string[]): Promise<unknown> => {
      const { exitCode, result } = await rosterpathHereJson(laptop.port, 'usage', 'import', ...words);
      return [exitCode, (result['error'] as Json)['code']];
    };
    assert.deepEqual(await codeOf(path, '--product', 'Math'), [2, 'AS_OF_MISSING']);
    assert.deepEqual(await codeOf(path, '--as-of', '9/28/2026'), [2, 'PRODUCT_MISSING']);
    assert.deepEqual(await codeOf(path, '--as-of', 'soon'), [2, 'BAD_CALL']);
    assert.deepEqual(await codeOf(path, '--as-of', '2999-01-01', '--product', 'Math'), [2, 'BAD_CALL']);
    assert.deepEqual(await codeOf(join(folder, 'none.csv'), ...WITH_DATE), [2, 'FILE_NOT_READABLE']);
    assert.deepEqual(await codeOf(), [2, 'BAD_CALL']);
  });

  test('a header that no Usage Column record has is listed, with where to add it', async () => {
    const path = fileOf('Plantel,State,Active Students', 'Oak Elementary,TX,5');
    const refused = await importFile(path, ...WITH_DATE);
    assert.match(
      String((refused.result['error'] as Json)['message']),
      /The headers are: Plantel, State, Active Students\..*add it to a Usage Column record in Setup/,
    );
  });

  test('columns that are ignored are named, but not the one with reasons', async () => {
    const path = fileOf('School,State,Active in 9 days,Questions,Reason', 'Oak Elementary,TX,3,5,Old');
    const { exitCode, out } = await rosterpathHere(laptop.port, 'usage', 'import', path, ...WITH_DATE);
    assert.equal(exitCode, 0);
    assert.match(out, /Columns that were ignored: Active in 9 days\. To teach the command a header/);
    assert.deepEqual((await importFile(path, ...WITH_DATE)).result['ignoredColumns'], ['Active in 9 days']);
  });

  test('a file that breaks off is imported up to there, and one without rows is refused', async () => {
    // The file is read in parts of 64 KB, and nothing of a part is known if it has an error.
    const rows = Array.from({ length: 1000 }, (_, at) => `Oak Elementary,TX,${'P'.repeat(100)}${at},5`);
    const broken = fileOf('School,State,Product,Active Students', ...rows, 'Oak "Elementary,TX,P,5');
    const { exitCode, result } = await importFile(broken, '--as-of', '2026-09-28');
    const { code, message } = result['error'] as { code: string; message: string };
    assert.deepEqual([exitCode, code], [2, 'NOT_CSV']);
    const created = Number(result['created']);
    assert.ok([400, 800].includes(created), `${created} rows`);
    assert.match(message, /Line 1002 can't be read/);
    assert.ok(message.endsWith(`Imported so far: ${created} rows. Importing them again changes nothing.`), message);
    const bare = await importFile(fileOf('School,State,Active Students'), ...WITH_DATE);
    assert.deepEqual([bare.exitCode, (bare.result['error'] as Json)['code']], [2, 'FILE_EMPTY']);
  });

  describe('interrupted', () => {
    const DAYS = 1000;
    const dayOf = (at: number): string => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    const daily = (): string =>
      fileOf(
        'School,State,Answer Date,Questions',
        ...Array.from({ length: DAYS }, (_, at) => `Oak Elementary,TX,${dayOf(at)},${at}`),
        'Elm,TX,2020-01-01,1',
      );

    test('it says how far it came, leaves no half file, and a second run ends as one run would', async () => {
      const way = await new FaultyWay(laptop.port).open();
      try {
        way.on('PATCH', /Snapshot_Key__c/, 'cut', 4, 4);
        const path = daily();
        const first = await rosterpathHereJson(way.port, 'usage', 'import', path, '--product', 'Math');
        const { code, message } = first.result['error'] as { code: string; message: string };
        assert.deepEqual([first.exitCode, code, first.result['created']], [1, 'INTERRUPTED', 400]);
        assert.match(message, /^The import ended after 400 rows .* run the command again/);
        assert.equal(existsSync(path.replace('.csv', '.unmatched.csv')), false);
        way.fault = () => null;
        const second = await rosterpathHereJson(way.port, 'usage', 'import', path, '--product', 'Math');
        assert.deepEqual(
          [
            second.exitCode,
            Number(second.result['created']) + Number(second.result['updated']),
            second.result['unmatched'],
          ],
          [1, DAYS, 1],
        );
        const stored = await snapshots();
        assert.deepEqual(
          [stored.length, stored[0], stored.at(-1)],
          [DAYS, 'Oak Elementary Math 2020-01-01 - - 0', `Oak Elementary Math ${dayOf(DAYS - 1)} - - ${DAYS - 1}`],
        );
      } finally {
        await way.close();
      }
    });

    test('each account is looked up once', async () => {
      const way = await new FaultyWay(laptop.port).open();
      try {
        await rosterpathHereJson(way.port, 'usage', 'import', daily(), '--product', 'Math');
        const ofAccounts = way.passed.filter(
          (request) => request.includes('FROM+Account') || request.includes('FROM%20Account'),
        );
        assert.deepEqual(
          [ofAccounts.length, way.passed.filter((request) => request.startsWith('PATCH')).length],
          [2, 5],
        );
      } finally {
        await way.close();
      }
    });
  });
});
