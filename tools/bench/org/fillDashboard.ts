/** Fills an org with what the manager's dashboard counts. Doesn't run triggers. */
import type { Org } from '../../../local-org/org.ts';
import { at, insert, recordTypeId, userId } from './largeOrg.ts';

const DAY = 86_400_000;
const STAGES = ['New', 'Rostering', 'Monitoring', 'Closed'];
const PROVIDERS = ['Clever', 'ClassLink'];

export function fillDashboard(org: Org, count: number): void {
  const owners = ['specialist', 'specialist2', 'manager', 'admin'].map((name) => userId(org, name));
  const daysAgo = (days: number): string => new Date(org.now().getTime() - days * DAY).toISOString();
  const dayAgo = (days: number): string => daysAgo(days).slice(0, 10);
  const accounts = insert(org, 'Account', Math.ceil(count / 2), (index) => ({
    Name: `School ${index}`,
    Level__c: 'School',
    OwnerId: userId(org, 'ae'),
  }));
  const due = dueDates(count, dayAgo);
  const cases = insert(org, 'Case', count, (index) => {
    const stage = index % STAGES.length;
    return {
      RecordTypeId: recordTypeId(org, 'Onboarding'),
      CreatedDate: daysAgo(index % 400),
      Subject: `Onboarding: School ${index}`,
      Status: STAGES[stage] ?? 'New',
      AccountId: at(accounts, index),
      OwnerId: at(owners, index),
      Stage_Entered_At__c: daysAgo(index % 150),
      Clock_From__c: index % 20 === 0 ? dayAgo(index % 40) : null,
      Earliest_Due_Date__c: due.get(index) ?? null,
      Last_Contact_Date__c: index % 3 === 0 ? null : dayAgo(index % 50),
      Kickoff_Complete_Date__c: stage > 0 ? dayAgo(index % 300) : null,
      Kickoff_Group__c: stage > 0 ? group(index % 40) : null,
      Rostering_Complete_Date__c: stage > 1 ? dayAgo(index % 300) : null,
      Rostered_Group__c: stage > 1 ? group(index % 150) : null,
    };
  });
  insert(org, 'Stage_Log__c', count * 2, (index) => ({
    Case__c: at(cases, index),
    Stage__c: STAGES[index % 3] ?? 'New',
    Entered_At__c: daysAgo((index % 300) + 30),
    Left_At__c: daysAgo(index % 300),
    Days_Group__c: group(index % 120),
  }));
  insert(org, 'Onboarding_Item__c', Math.ceil(count / 2), (index) => ({
    Case__c: at(cases, index * 3),
    Text__c: 'Which tenant?',
    Kind__c: 'Question',
    Responsible__c: 'Customer',
    Due_Date__c: itemDue(index, dayAgo),
  }));
  insert(org, 'Task', Math.ceil(count / 4), (index) => ({
    WhatId: at(cases, index * 7),
    Subject: 'Check the counts',
    Status: 'Not Started',
    ActivityDate: taskDue(index, dayAgo),
    OwnerId: at(owners, index),
  }));
  insert(org, 'Case', Math.ceil(count / 2), (index) => ({
    RecordTypeId: recordTypeId(org, 'Integration_Support'),
    CreatedDate: daysAgo(index % 60),
    Subject: 'Integration',
    Status: index % 4 === 0 ? 'Closed' : 'Working',
    OwnerId: at(owners, index),
    Integration_Provider__c: PROVIDERS[index % 2] ?? null,
  }));
}

type DayAgo = (days: number) => string;

const itemDue = (index: number, dayAgo: DayAgo): string => dayAgo((index % 20) - 10);
const taskDue = (index: number, dayAgo: DayAgo): string => dayAgo((index % 12) - 8);

/** What the triggers would keep on each case. */
function dueDates(count: number, dayAgo: DayAgo): Map<number, string> {
  const earliest = new Map<number, string>();
  const note = (place: number, day: string): void => {
    const known = earliest.get(place);
    if (known === undefined || day < known) earliest.set(place, day);
  };
  for (let index = 0; index < Math.ceil(count / 2); index++) note((index * 3) % count, itemDue(index, dayAgo));
  for (let index = 0; index < Math.ceil(count / 4); index++) note((index * 7) % count, taskDue(index, dayAgo));
  return earliest;
}

const group = (days: number): string => String(days).padStart(3, '0');
