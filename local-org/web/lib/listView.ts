/** Turns UI API records into rows of cells, and searches and sorts the rows. */
import { displayOf, fieldAt, type Display } from './fields.ts';
import type { ListColumn, ObjectInfo, RecordData } from './uiTypes.ts';

export interface ListCell {
  readonly key: string;
  readonly label: string;
  readonly display: Display;
  readonly value: string | number | boolean | null;
  readonly text: string;
  readonly recordId: string | undefined;
  readonly objectApiName: string | undefined;
}

export interface ListRow {
  readonly id: string;
  readonly cells: readonly ListCell[];
}

export interface SortOrder {
  readonly fieldApiName: string;
  readonly descending: boolean;
}

/** One record's cells. The record's name and the names of related records are links. */
export function listRow(record: RecordData, columns: readonly ListColumn[], info: ObjectInfo | undefined): ListRow {
  return { id: record.id, cells: columns.map((column) => listCell(record, column, info)) };
}

function listCell(record: RecordData, column: ListColumn, info: ObjectInfo | undefined): ListCell {
  const path = column.fieldApiName;
  const read = fieldAt(record, path);
  const value = typeof read?.value === 'object' ? null : (read?.value ?? null);
  const target = linkTarget(record, path, info);
  return {
    key: path,
    label: column.label,
    display: target ? 'text' : displayOf(info?.fields[path]),
    value,
    text: read?.displayValue ?? (value === null ? '' : String(value)),
    recordId: target?.id,
    objectApiName: target?.apiName,
  };
}

function linkTarget(record: RecordData, path: string, info: ObjectInfo | undefined): RecordData | undefined {
  const names = path.split('.');
  if (names.length === 1) return isNameField(path, info) ? record : undefined;
  const parentPath = names.slice(0, -1).join('.');
  const parent = fieldAt(record, parentPath)?.value;
  // Users and queues have no page here.
  if (typeof parent !== 'object' || parent === null || ['User', 'Group', 'Name', 'Profile'].includes(parent.apiName))
    return undefined;
  return isNameOf(names.at(-1) ?? '') ? parent : undefined;
}

function isNameField(path: string, info: ObjectInfo | undefined): boolean {
  return info?.nameFields.includes(path) ?? false;
}

function isNameOf(field: string): boolean {
  return field === 'Name' || field.endsWith('Number') || field === 'Subject';
}

/** The rows that contain every word, in any case. */
export function searchRows(rows: readonly ListRow[], text: string): readonly ListRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return rows;
  return rows.filter((row) => {
    const content = row.cells
      .map((cell) => cell.text)
      .join('\n')
      .toLowerCase();
    return words.every((word) => content.includes(word));
  });
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Empty cells are last in both directions. */
export function sortRows(rows: readonly ListRow[], order: SortOrder | undefined): readonly ListRow[] {
  if (!order) return rows;
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [cellOf(a, order), cellOf(b, order)];
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right));
    return sign * compare(left, right);
  });
}

function cellOf(row: ListRow, order: SortOrder): ListCell | undefined {
  return row.cells.find((cell) => cell.key === order.fieldApiName);
}

function isEmpty(cell: ListCell | undefined): boolean {
  return !cell || cell.value === null || cell.value === '';
}

function compare(a: ListCell | undefined, b: ListCell | undefined): number {
  const [left, right] = [a?.value, b?.value];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  // Dates sort by their stored value, everything else by its display text.
  const byValue = a?.display === 'date' || a?.display === 'datetime';
  return byValue ? collator.compare(String(left), String(right)) : collator.compare(a?.text ?? '', b?.text ?? '');
}

/** The first click on a heading sorts ascending, the next click reverses the order. */
export function nextOrder(order: SortOrder | undefined, fieldApiName: string): SortOrder {
  const same = order?.fieldApiName === fieldApiName;
  return { fieldApiName, descending: same ? !order.descending : false };
}

/** "25 items", "3 of 25 items", "200+ items". */
export function countText(shown: number, loaded: number, hasMore: boolean): string {
  const total = `${loaded}${hasMore ? '+' : ''}`;
  const noun = loaded === 1 && !hasMore ? 'item' : 'items';
  return shown === loaded ? `${total} ${noun}` : `${shown} of ${total} ${noun}`;
}
