/**
 * Archives events and closed tasks that are a year old, at each start. Salesforce does this in the background
 * (SOAP API Developer Guide, "queryAll()"). They stay, and only queries of all rows find them.
 */
import type { Connection } from './connection.ts';

const DAYS_KEPT = 365;
const MS_PER_DAY = 86_400_000;

export function archiveActivities(connection: Connection, now: Date): void {
  const lastDay = new Date(now.getTime() - DAYS_KEPT * MS_PER_DAY).toISOString().slice(0, 10);
  connection.run(
    `UPDATE "Task" SET "IsArchived" = 1
     WHERE "IsArchived" = 0 AND "IsClosed" = 1 AND coalesce("ActivityDate", substr("CreatedDate", 1, 10)) <= ?`,
    [lastDay],
  );
  connection.run(
    `UPDATE "Event" SET "IsArchived" = 1
     WHERE "IsArchived" = 0 AND coalesce("ActivityDate", substr("ActivityDateTime", 1, 10)) <= ?`,
    [lastDay],
  );
}
