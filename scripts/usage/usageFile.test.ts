import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openUsageFile, type FileRow } from './usageFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'usage-file-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileOf(content: string | Buffer): string {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, content);
  return path;
}

interface Contents {
  readonly headers: readonly string[];
  readonly rows: readonly FileRow[];
}

async function read(content: string | Buffer): Promise<Contents> {
  const { headers, rows } = await openUsageFile(fileOf(content));
  const read: FileRow[] = [];
  for await (const row of rows) read.push(row);
  return { headers, rows: read };
}

const EXPECTED = {
  headers: ['School', 'Students'],
  rows: [
    { line: 2, cells: ['Peña Elementary', '12'] },
    { line: 3, cells: ['Oak', '0'] },
  ],
};

const text = (delimiter = ',', end = '\n'): string =>
  [['School', 'Students'], ['Peña Elementary', '12'], ['Oak', '0'], []].map((row) => row.join(delimiter)).join(end);

describe('what spreadsheets write', () => {
  const files: Readonly<Record<string, string | Buffer>> = {
    'UTF-8': text(),
    'UTF-8 with a byte-order mark': `\uFEFF${text()}`,
    'UTF-16 with a byte-order mark': Buffer.from(`\uFEFF${text()}`, 'utf16le'),
    'Latin-1': Buffer.from(text(), 'latin1'),
    semicolons: text(';'),
    tabs: text('\t'),
    CRLF: text(',', '\r\n'),
    'CR only': text(',', '\r'),
    'no line break at the end': text().trimEnd(),
    'rows of empty cells at the end': `${text()},\n , \n`,
  };
  for (const [name, content] of Object.entries(files))
    test(name, async () => assert.deepEqual(await read(content), EXPECTED));

  test('quoted line breaks, separators, and quotation marks, with the line where a row starts', async () => {
    const { rows } = await read('School,Students\n"Oak\nAnnex, ""North""",3\nElm,4\n');
    assert.deepEqual(rows, [
      { line: 2, cells: ['Oak\nAnnex, "North"', '3'] },
      { line: 4, cells: ['Elm', '4'] },
    ]);
  });

  test('a header whose names contain another separator', async () => {
    assert.deepEqual((await read('"School; name, as bought";Students\nOak;1\n')).headers, [
      'School; name, as bought',
      'Students',
    ]);
  });
});

describe('what is no CSV file', () => {
  const refused = (content: string | Buffer, code: string, message: RegExp): Promise<void> =>
    assert.rejects(read(content), { code, message, exitCode: 2 });

  test('an Excel file', () => refused(Buffer.from('PK\u0003\u0004rest'), 'NOT_CSV', /It's an Excel file/));
  test('an empty file', () => refused('', 'FILE_EMPTY', /has no rows/));
  test('blank lines only', () => refused('\n\n', 'FILE_EMPTY', /has no rows/));
  test('a quotation mark that is never closed', () =>
    refused('School,Students\n"Oak,1\nElm,2\n', 'NOT_CSV', /a quotation mark is missing/));
  test('a quotation mark in the middle of a cell', () =>
    refused('School,Students\nOak "North",1\n', 'NOT_CSV', /Line 2 can't be read/));
  test('a file that does not exist', () =>
    assert.rejects(openUsageFile(join(folder, 'none.csv')), { code: 'FILE_NOT_READABLE', message: /doesn't exist/ }));
  test('a folder', () => assert.rejects(openUsageFile(folder), { code: 'FILE_NOT_READABLE', message: /is a folder/ }));
});
