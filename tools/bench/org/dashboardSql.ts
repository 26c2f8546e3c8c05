/** The statements that a program would send to the database for the figures of the manager's dashboard. */
const DAY = 86_400_000;

const OURS = `"IsDeleted" = 0 AND "RecordTypeId" = (SELECT "Id" FROM "RecordType" WHERE "DeveloperName" = 'Onboarding')`;
const SUPPORT = OURS.replace('Onboarding', 'Integration_Support');
/** The day since which an open case counts as waiting in its status. */
const CLOCK = 'coalesce("Clock_From__c", substr("Stage_Entered_At__c", 1, 10))';
const OPEN = `${OURS} AND "IsClosed" = 0`;

/** `timeZone`: of the user who looks at the dashboard, which decides what today is. */
export function dashboardSql(now: Date, timeZone: string): string[] {
  const ago = (days: number): Date => new Date(now.getTime() - days * DAY);
  const at = (days: number): string => `'${ago(days).toISOString()}'`;
  const on = (days: number): string => `'${new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ago(days))}'`;
  const took = (group: string, date: string): string =>
    `SELECT "${group}", count(*) FROM "Case" WHERE ${OURS} AND "${date}" >= ${on(365)} AND "${group}" IS NOT NULL GROUP BY 1`;
  const slow = (stage: string, days: number): string =>
    `SELECT count(*) FROM "Case" WHERE ${OPEN} AND "Status" = '${stage}' AND ${CLOCK} < ${on(days)}`;
  const age = (youngest: number, oldest: number): string =>
    `SELECT "Integration_Provider__c", count(*) FROM "Case" WHERE ${SUPPORT} AND "IsClosed" = 0
      AND "CreatedDate" < ${at(youngest)} AND "CreatedDate" >= ${at(oldest)} GROUP BY 1`;
  return [
    `SELECT "OwnerId", "Status", count(*) FROM "Case" WHERE ${OPEN} GROUP BY 1, 2`,
    `SELECT "Id", "Name", "IsActive" FROM "User" WHERE "Id" IN (SELECT "OwnerId" FROM "Case" WHERE ${OPEN})`,
    took('Kickoff_Group__c', 'Kickoff_Complete_Date__c'),
    took('Rostered_Group__c', 'Rostering_Complete_Date__c'),
    `SELECT l."Stage__c", l."Days_Group__c", count(*) FROM "Stage_Log__c" l JOIN "Case" c ON c."Id" = l."Case__c"
      WHERE l."IsDeleted" = 0 AND l."Left_At__c" >= ${at(365)} AND l."Days_Group__c" IS NOT NULL
      AND c."RecordTypeId" = (SELECT "Id" FROM "RecordType" WHERE "DeveloperName" = 'Onboarding') GROUP BY 1, 2`,
    `SELECT count(*) FROM "Case" WHERE ${OPEN} AND "Stage_Entered_At__c" < ${at(14)}
      AND ("Last_Contact_Date__c" <= ${on(14)} OR "Last_Contact_Date__c" IS NULL)`,
    `SELECT count(*) FROM "Case" WHERE ${OPEN} AND ("Id" IN (SELECT "Case__c" FROM "Onboarding_Item__c"
      WHERE "IsDeleted" = 0 AND "Done__c" = 0 AND "Due_Date__c" < ${on(0)} AND "Responsible__c" <> 'VAR')
      OR "Id" IN (SELECT "WhatId" FROM "Task" WHERE "IsDeleted" = 0 AND "IsClosed" = 0 AND "ActivityDate" < ${on(0)}))`,
    slow('New', 14),
    slow('Rostering', 30),
    slow('Monitoring', 45),
    age(0, 8),
    age(8, 15),
    age(15, 31),
    age(31, 4000),
    `SELECT "Status", ${CLOCK}, count(*) FROM "Case" WHERE ${OPEN} AND "Status" IN ('New', 'Rostering')
      AND ${CLOCK} >= ${on(60)} GROUP BY 1, 2`,
  ];
}
