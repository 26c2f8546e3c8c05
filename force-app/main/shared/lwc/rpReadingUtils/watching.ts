import type { UiRecord } from 'lightning/uiRecordApi';

/** For each watched field of a record, how to get its value from what the component shows. */
export type Watched<T> = Readonly<Record<string, (shown: T) => unknown>>;

/** True if a watched field of the record differs from what the component shows, because it was changed elsewhere on the page. */
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
    // Apex can leave out a property without a value.
    return found !== undefined && (found.value ?? null) !== (valueOf(shown) ?? null);
  });
}
