import type { UiRecord } from 'lightning/uiRecordApi';

/** Fields of a record, each with where what is shown has its value. */
export type Watched<T> = Readonly<Record<string, (shown: T) => unknown>>;

/** Whether the record has another value than what is shown: somebody changed it elsewhere on the page. */
export function hasChanged<T>(
  record: UiRecord | undefined,
  recordId: string,
  watched: Watched<T>,
  shown: T | null,
): boolean {
  if (!record || !shown || record.id.slice(0, 15) !== recordId.slice(0, 15)) {
    return false;
  }
  return Object.entries(watched).some(([field, valueOf]) => {
    const found = record.fields[field.replace(/^\w+\./, '')];
    return found !== undefined && found.value !== valueOf(shown);
  });
}
