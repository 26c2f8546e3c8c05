/** Turns the cells of one row into the fields of a Usage_Snapshot__c, or says what is wrong with them. */
import type { Fields } from '../../services/Org.ts';
import type { Choices, Column, Places } from './columns.ts';

/** More students or questions than any district has. */
const LARGEST_NUMBER = 99_999_999;
const EARLIEST_YEAR = 2000;
const LONGEST_PRODUCT = 120;

const NUMBER_FIELDS: readonly (readonly [Column, string])[] = [
  ['Licensed', 'Licensed__c'],
  ['Rostered', 'Rostered__c'],
  ['Active_Students', 'Active_Students__c'],
  ['Students_Meeting', 'Students_Meeting__c'],
  ['Teachers', 'Teachers__c'],
  ['Active_Teachers', 'Active_Teachers__c'],
  ['Questions_Answered', 'Questions_Answered__c'],
];
const DATE_FIELDS: readonly (readonly [Column, string])[] = [
  ['Period_Start', 'Period_Start__c'],
  ['Last_Answer', 'Last_Answer__c'],
];

/** Who the row is about, as the spreadsheet says it. */
export interface Names {
  readonly accountId: string;
  readonly ncesId: string;
  readonly school: string;
  readonly district: string;
  readonly state: string;
}

export interface UsageRow {
  readonly names: Names;
  readonly product: string;
  readonly asOf: string;
  /** Without account and key. A blank cell has no field, so it changes nothing. */
  readonly fields: Fields;
}

/** Why a row isn't imported, for the person who corrects it: a sentence for each thing that is wrong. */
export class RowProblem extends Error {}

export class RowReader {
  readonly #places: Places;
  readonly #headers: readonly string[];
  readonly #choices: Choices;
  readonly #today: string;
  /** Of the row that is being read. */
  #problems: string[] = [];

  /** `today` is the user's day, such as 2026-11-30. */
  constructor(places: Places, headers: readonly string[], choices: Choices, today: string) {
    this.#places = places;
    this.#headers = headers;
    this.#choices = choices;
    this.#today = today;
  }

  /** @throws RowProblem */
  read(cells: readonly string[]): UsageRow {
    if (cells.slice(this.#headers.length).some((cell) => cell !== '')) {
      throw new RowProblem(
        `The row has ${cells.length} cells, but there are ${this.#headers.length} headers. Put quotation marks around a value that contains the separator.`,
      );
    }
    this.#problems = [];
    const answered = this.#date(cells, 'Answer_Date');
    const asOf = answered ?? this.#date(cells, 'As_Of_Date') ?? this.#choices.asOf;
    if (asOf === undefined && this.#problems.length === 0) this.#problems.push('The date is blank.');
    const row = {
      names: this.#names(cells),
      product: this.#product(cells),
      asOf: asOf ?? '',
      fields: this.#fields(cells, asOf, answered !== undefined),
    };
    if (this.#problems.length > 0) throw new RowProblem(this.#problems.join(' '));
    return row;
  }

  #fields(cells: readonly string[], asOf: string | undefined, isOneDay: boolean): Fields {
    const fields: Fields = {};
    const before = this.#problems.length;
    for (const [column, field] of NUMBER_FIELDS) {
      const value = this.#number(cells, column);
      if (value === undefined) continue;
      fields[isOneDay && column === 'Questions_Answered' ? 'Questions_That_Day__c' : field] = value;
    }
    for (const [column, field] of DATE_FIELDS) {
      const value = this.#date(cells, column);
      if (value === undefined) continue;
      if (asOf !== undefined && value > asOf)
        this.#problems.push(`"${this.#headerOf(column)}" (${value}) is after the date of the numbers (${asOf}).`);
      fields[field] = value;
    }
    const hasNone = Object.keys(fields).length === 0 && this.#problems.length === before;
    if (hasNone) this.#problems.push('The row has no numbers.');
    return fields;
  }

  #names(cells: readonly string[]): Names {
    const names = {
      accountId: this.#text(cells, 'Account_Id'),
      ncesId: this.#text(cells, 'NCES_Id'),
      school: this.#text(cells, 'School'),
      district: this.#text(cells, 'District'),
      state: this.#text(cells, 'State'),
    };
    if (names.accountId === '' && names.ncesId === '' && names.school === '') {
      this.#problems.push('The row names no school, NCES ID, or account ID.');
    }
    return names;
  }

  #product(cells: readonly string[]): string {
    const product = this.#text(cells, 'Product') || (this.#choices.product ?? '');
    if (product === '') this.#problems.push('The product is blank.');
    if (product.length > LONGEST_PRODUCT) {
      this.#problems.push(`The product has ${product.length} characters. Use at most ${LONGEST_PRODUCT}.`);
    }
    return product;
  }

  /** Without the apostrophe that keeps a spreadsheet from reading the text as a formula. */
  #text(cells: readonly string[], column: Column): string {
    const text = cells[this.#places.get(column) ?? -1] ?? '';
    return (/^'[=+\-@]/.test(text) ? text.slice(1) : text).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  }

  #headerOf(column: Column): string {
    return this.#headers[this.#places.get(column) ?? -1] ?? column;
  }

  #number(cells: readonly string[], column: Column): number | undefined {
    const text = this.#text(cells, column);
    if (text === '' || text === '-' || /^n\/?a$/i.test(text)) return undefined;
    const plain = /^\d{1,3}(?:,\d{3})+(?:\.0+)?$/.test(text) ? text.replaceAll(',', '') : text;
    const number = /^\d+(?:\.0+)?$/.test(plain) ? Number(plain) : Number.NaN;
    if (number <= LARGEST_NUMBER) return number;
    const what = `"${this.#headerOf(column)}" is ${shortened(text)}`;
    this.#problems.push(
      number > LARGEST_NUMBER
        ? `${what}, which is too large. Check the number.`
        : `${what}, which isn't a whole number of 0 or more.`,
    );
    return undefined;
  }

  #date(cells: readonly string[], column: Column): string | undefined {
    const text = this.#text(cells, column);
    if (text === '') return undefined;
    const date = dateOf(text);
    const what = `"${this.#headerOf(column)}" is ${shortened(text)}`;
    if (date === null)
      this.#problems.push(`${what}, which isn't a date. Write dates as 9/28/2026, 2026-09-28, or Sep 28, 2026.`);
    else if (date > this.#today) this.#problems.push(`${what}, which is in the future.`);
    else if (Number(date.slice(0, 4)) < EARLIEST_YEAR)
      this.#problems.push(`${what}, which is too long ago. Check the year.`);
    else return date;
    return undefined;
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Such as 2026-09-28, or null. Understands ISO dates, American dates with the month first, and dates with the month's name, each with or
 * without a time after it.
 */
export function dateOf(text: string): string | null {
  const day = text
    .trim()
    .replace(/[ T]\d{1,2}:\d{2}.*$/, '')
    .replace(/,$/, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(day);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(day);
  if (american) return calendarDay(american[3], american[1], american[2]);
  const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(day);
  if (monthFirst) return calendarDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const dayFirst = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4}|\d{2})$/.exec(day);
  return dayFirst ? calendarDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]) : null;
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

/** Null if the calendar has no such day. */
function calendarDay(year = '', month = '', day = ''): string | null {
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
