/** A record's tasks, emails, and posts in one list. */
import { API, request } from './http.ts';
import { objectConfig } from './pageConfig.ts';
import type { QuerySpec } from './queryCache.ts';
import { recordTag } from './records.ts';

export interface ActivityEntry {
  readonly id: string;
  readonly icon: string;
  readonly title: string;
  /** A datetime. */
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

type Row = Readonly<Record<string, unknown>>;

interface Source {
  readonly object: string;
  readonly query: (recordId: string) => string;
  readonly entry: (row: Row) => ActivityEntry;
}

const MOST = 50;

const SOURCES: readonly Source[] = [
  {
    object: 'Task',
    query: (id) =>
      `SELECT Id, Subject, TaskSubtype, Description, CreatedDate, CreatedBy.Name FROM Task WHERE WhatId = '${id}' ORDER BY CreatedDate DESC LIMIT ${MOST}`,
    entry: (row) => ({
      id: text(row, 'Id'),
      icon: row['TaskSubtype'] === 'Call' ? 'standard:log_a_call' : 'standard:task',
      title: text(row, 'Subject'),
      at: text(row, 'CreatedDate'),
      by: authorOf(row),
      text: text(row, 'Description'),
    }),
  },
  {
    object: 'EmailMessage',
    query: (id) =>
      `SELECT Id, Subject, FromAddress, ToAddress, MessageDate, CreatedDate FROM EmailMessage WHERE ParentId = '${id}' ORDER BY CreatedDate DESC LIMIT ${MOST}`,
    entry: (row) => ({
      id: text(row, 'Id'),
      icon: 'standard:email',
      title: text(row, 'Subject'),
      at: text(row, 'MessageDate') || text(row, 'CreatedDate'),
      by: text(row, 'ToAddress') && `To ${text(row, 'ToAddress')}`,
      text: '',
    }),
  },
  {
    object: 'FeedItem',
    query: (id) =>
      `SELECT Id, Body, CreatedDate, CreatedBy.Name FROM FeedItem WHERE ParentId = '${id}' ORDER BY CreatedDate DESC LIMIT ${MOST}`,
    entry: (row) => ({
      id: text(row, 'Id'),
      icon: 'standard:post',
      title: 'Post',
      at: text(row, 'CreatedDate'),
      by: authorOf(row),
      text: withoutTags(text(row, 'Body')),
    }),
  },
];

export function activityQuery(recordId: string | undefined): QuerySpec<ActivityEntry[]> | undefined {
  if (!recordId) return undefined;
  return {
    key: `activity:${recordId}`,
    tags: [recordTag(recordId), 'list'],
    load: async () => newestFirst((await Promise.all(SOURCES.map((source) => read(source, recordId)))).flat()),
  };
}

/** If the org doesn't have the object, or the user can't read it, the list has no entries of that kind. */
async function read(source: Source, recordId: string): Promise<ActivityEntry[]> {
  if (!objectConfig(source.object)) return [];
  try {
    const path = `${API}/query?q=${encodeURIComponent(source.query(recordId))}`;
    const { records } = await request<{ records: readonly Row[] }>(path);
    return records.map(source.entry);
  } catch (error) {
    if ((error as { status?: number }).status === 400) return [];
    throw error;
  }
}

export function newestFirst(entries: readonly ActivityEntry[]): ActivityEntry[] {
  return [...entries].sort((a, b) => b.at.localeCompare(a.at));
}

function text(row: Row, field: string): string {
  const value = row[field];
  return typeof value === 'string' ? value : '';
}

function authorOf(row: Row): string {
  const author = row['CreatedBy'];
  return typeof author === 'object' && author !== null ? text(author as Row, 'Name') : '';
}

/** Posts can contain rich text. */
export function withoutTags(html: string): string {
  return html
    .replace(/<\/(?:p|li|div)>|<br\s*\/?>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .trim();
}
