/** Which column of the spreadsheet is which. The headers come from the custom metadata type Usage Column. */
import type { Org } from '../../services/Org.ts';
import { CommandError } from '../output/CommandError.ts';

/** Developer names of Usage Column records. */
export const COLUMNS = [
  'Account_Id',
  'NCES_Id',
  'School',
  'District',
  'State',
  'Product',
  'As_Of_Date',
  'Answer_Date',
  'Period_Start',
  'Licensed',
  'Rostered',
  'Active_Students',
  'Students_Meeting',
  'Teachers',
  'Active_Teachers',
  'Questions_Answered',
  'Last_Answer',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The last column of the file with unmatched rows. It is ignored when that file is imported. */
export const REASON = 'Reason';

export const HOW_TO_ADD =
  'To teach the command a header, add it to a Usage Column record in Setup, under Custom Metadata Types.';

/** By column, its place in each row. */
export type Places = ReadonlyMap<Column, number>;

const WHO: readonly Column[] = ['Account_Id', 'NCES_Id', 'School'];
const NUMBERS: readonly Column[] = [
  'Licensed',
  'Rostered',
  'Active_Students',
  'Students_Meeting',
  'Teachers',
  'Active_Teachers',
  'Questions_Answered',
];

export interface Choices {
  readonly asOf?: string | undefined;
  readonly product?: string | undefined;
}

export interface UsageOptions extends Choices {
  readonly file: string;
}

/** The column that each known header means, by simplified header. */
export async function readHeaders(org: Org): Promise<ReadonlyMap<string, Column>> {
  const records = await org.query('SELECT DeveloperName, Headers__c FROM Usage_Column__mdt ORDER BY DeveloperName');
  const headers = new Map<string, Column>();
  for (const record of records) {
    const column = COLUMNS.find((name) => name === record['DeveloperName']);
    if (column === undefined) continue;
    for (const header of String(record['Headers__c'] ?? '').split(';')) {
      const simple = simplified(header);
      const other = headers.get(simple);
      if (other !== undefined && other !== column) {
        throw new CommandError(
          'HEADERS_AMBIGUOUS',
          `The header "${header.trim()}" is in two Usage Column records, ${other} and ${column}. Remove it from one of them in Setup, under Custom Metadata Types.`,
        );
      }
      if (simple !== '') headers.set(simple, column);
    }
  }
  return headers;
}

/** Headers that no Usage Column record has. What is below them isn't imported. */
export function ignoredHeaders(headers: readonly string[], known: ReadonlyMap<string, Column>): string[] {
  return headers.filter((header) => header !== '' && header !== REASON && !known.has(simplified(header)));
}

/** @throws CommandError COLUMN_DOUBLED, COLUMNS_MISSING, AS_OF_MISSING, PRODUCT_MISSING, before any row is read */
export function placeColumns(
  headers: readonly string[],
  known: ReadonlyMap<string, Column>,
  { asOf, product }: Choices,
): Places {
  const places = new Map<Column, number>();
  headers.forEach((header, place) => {
    const column = known.get(simplified(header));
    if (column === undefined) return;
    const first = places.get(column);
    if (first !== undefined) throw doubled(headers[first] ?? '', header, column);
    places.set(column, place);
  });
  requireColumns(places, headers);
  if (!places.has('As_Of_Date') && !places.has('Answer_Date') && asOf === undefined) {
    throw bad(
      'AS_OF_MISSING',
      'The file has no column for the date that the numbers are from. Add --as-of with the date, such as --as-of 2026-09-28.',
    );
  }
  if (!places.has('Product') && product === undefined) {
    throw bad(
      'PRODUCT_MISSING',
      'The file has no column for the product. Add --product with its name as in Subscriptions.',
    );
  }
  return places;
}

function requireColumns(places: Places, headers: readonly string[]): void {
  const found = `The headers are: ${headers.join(', ')}.`;
  const advice = `Check that the first row has the headers. ${HOW_TO_ADD}`;
  if (!WHO.some((column) => places.has(column))) {
    throw bad(
      'COLUMNS_MISSING',
      `The file has no column for the school, the NCES ID, or the account ID. ${found} ${advice}`,
    );
  }
  if (!NUMBERS.some((column) => places.has(column))) {
    throw bad(
      'COLUMNS_MISSING',
      `The file has no column with usage, such as active students or questions. ${found} ${advice}`,
    );
  }
}

function doubled(first: string, second: string, column: Column): CommandError {
  const which =
    first === second
      ? `Two columns are named "${first}"`
      : `The columns "${first}" and "${second}" mean the same (${column})`;
  return bad(
    'COLUMN_DOUBLED',
    `${which}, so it isn't clear which one counts. Delete or rename one, then run the command again.`,
  );
}

const bad = (code: string, message: string): CommandError => new CommandError(code, message, 2);

/** Capital letters, spaces, and punctuation don't matter, except a plus sign ("10+ questions"). */
function simplified(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+]/gu, '');
}
