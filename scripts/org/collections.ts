/**
 * Writes through sObject Collections, one request at a time. Returns one result for each record, in the same order, even after an error.
 * Records with a temporary error are sent again on their own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { InterruptedWrite, NOT_SENT, OUTCOME_UNKNOWN } from '../../services/errors.ts';
import type { SaveError, SaveResult } from '../../services/Org.ts';
import { unreadable } from './OrgFault.ts';
import { ATTEMPTS, isRefusedForNow, pauseAfter, type Pause } from './patience.ts';
import { codeOf, eventOf, mayBeDone } from './refusals.ts';

export interface Manner<T> {
  readonly allOrNone: boolean;
  readonly perRequest: number;
  /** Items with the same value go into the same request, if they fit. */
  readonly order?: (item: T) => string;
  readonly pause?: Pause;
}

/** Sends some of the items and returns the org's answer. */
export type Send<T> = (items: readonly T[]) => Promise<unknown>;

/** @throws InterruptedWrite if a whole request fails. */
export async function writeInParts<T>(
  items: readonly T[],
  send: Send<T>,
  { allOrNone, perRequest, order, pause = sleep }: Manner<T>,
): Promise<SaveResult[]> {
  const results = items.map(() => failed(NOT_SENT, "It wasn't sent because the org stopped answering."));
  for (const part of chunks(inOrder(items, perRequest, order), perRequest)) {
    const sent = part.map((index) => items[index] as T);
    const { answers, fault } = await persistently(sent, send, allOrNone, pause);
    part.forEach((index, at) => (results[index] = answers[at] as SaveResult));
    if (fault !== null) throw new InterruptedWrite(results, fault);
  }
  return results;
}

/** The indexes of the items, sorted if they need several requests. */
function inOrder<T>(items: readonly T[], perRequest: number, order: Manner<T>['order']): number[] {
  const places = items.map((_item, index) => index);
  if (order === undefined || items.length <= perRequest) return places;
  const keys = items.map(order);
  const compare = (first: string = '', second: string = ''): number => (first < second ? -1 : first > second ? 1 : 0);
  return places.sort((first, second) => compare(keys[first], keys[second]) || first - second);
}

interface Written {
  readonly answers: SaveResult[];
  /** The error that ended the write, or null. */
  readonly fault: unknown;
}

async function persistently<T>(items: readonly T[], send: Send<T>, allOrNone: boolean, pause: Pause): Promise<Written> {
  const answers = items.map(() => failed(NOT_SENT, "It wasn't sent."));
  let places = items.map((_item, index) => index);
  for (let attempt = 1; places.length > 0; attempt += 1) {
    try {
      const given = resultsOf(await send(places.map((place) => items[place] as T)), places.length);
      places.forEach((place, at) => (answers[place] = given[at] as SaveResult));
    } catch (fault) {
      for (const place of places) answers[place] = lost(fault);
      return { answers, fault };
    }
    places = attempt < ATTEMPTS ? refusedForNow(answers, places, allOrNone) : [];
    try {
      if (places.length > 0) await pause(pauseAfter(attempt));
    } catch (fault) {
      return { answers, fault };
    }
  }
  return { answers, fault: null };
}

/** With allOrNone, all records are sent again, unless one of them has a permanent error. */
function refusedForNow(answers: readonly SaveResult[], places: readonly number[], allOrNone: boolean): number[] {
  const isForNow = (place: number): boolean => (answers[place]?.errors ?? []).some(isRefusedForNow);
  const again = places.filter(isForNow);
  if (!allOrNone || again.length === 0) return again;
  const isRolledBack = (place: number): boolean =>
    answers[place]?.success === true ||
    (answers[place]?.errors ?? []).every(({ statusCode }) => statusCode === 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
  return places.every((place) => isForNow(place) || isRolledBack(place)) ? [...places] : [];
}

/** One record in a collections answer, with Salesforce's property names. */
interface CollectionResult {
  id?: string;
  success: boolean;
  created?: boolean;
  errors?: { statusCode: string; message: string; fields?: string[] }[];
}

/** If the number of results differs from the number of records, no result can be matched to its record. */
function resultsOf(answer: unknown, count: number): SaveResult[] {
  if (!Array.isArray(answer) || !answer.every(isResult))
    throw unreadable('The org', 'a write in an unknown format', true);
  if (answer.length === count) return answer.map(saveResult);
  const message = `The org returned ${answer.length} results for ${count} records, so it's unknown whether this one was saved.`;
  return Array.from({ length: count }, () => failed(OUTCOME_UNKNOWN, message));
}

function isResult(row: unknown): row is CollectionResult {
  return typeof row === 'object' && row !== null && 'success' in row && typeof row.success === 'boolean';
}

function saveResult(result: CollectionResult): SaveResult {
  return {
    id: result.id ?? null,
    success: result.success,
    created: result.success && (result.created ?? true),
    errors: (result.errors ?? []).map(saveError),
  };
}

function saveError(error: { statusCode: string; message: string; fields?: string[] }): SaveError {
  return { statusCode: error.statusCode, message: error.message, fields: error.fields ?? [] };
}

/** The result of a record whose request failed. */
function lost(fault: unknown): SaveResult {
  if (mayBeDone(fault)) return failed(OUTCOME_UNKNOWN, `It's unknown whether it was saved: ${eventOf(fault)}.`);
  return failed((fault instanceof Error ? codeOf(fault) : null) ?? NOT_SENT, `${eventOf(fault)}.`);
}

function failed(statusCode: string, message: string): SaveResult {
  return { id: null, success: false, created: false, errors: [{ statusCode, message, fields: [] }] };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
