/** Fills an org with the open onboarding cases of one specialist, with what the work list reads about them. Doesn't run triggers. */
import type { Org } from '../../../local-org/org.ts';
import type { Row } from '../../../local-org/types.ts';
import { at, insert, queueId, recordTypeId, userId } from './largeOrg.ts';

const SCHOOLS_PER_DISTRICT = 10;
const DAY = 86_400_000;
/** The steps of a specialist's cases, with the stage of each. */
const STEPS: readonly (readonly [stage: string, step: string])[] = [
  ['New', 'CALL'],
  ['New', 'WELCOME'],
  ['New', 'REPLY'],
  ['Rostering', 'INTEGRATION_OPEN'],
  ['Rostering', 'INTEGRATION_WAITING'],
  ['Rostering', 'ROSTERING_DATE'],
  ['Monitoring', 'USAGE'],
  ['Monitoring', 'HANDOFF'],
];

export function fillWorkList(org: Org, count: number, who: string): void {
  const ownerId = userId(org, who);
  const salesId = userId(org, 'ae');
  const districts = insert(org, 'Account', Math.ceil(count / SCHOOLS_PER_DISTRICT), (index) => ({
    Name: `District ${index}`,
    Level__c: 'District',
    OwnerId: salesId,
  }));
  const schools = insert(org, 'Account', count, (index) => ({
    Name: `School ${index}`,
    Level__c: 'School',
    ParentId: at(districts, index),
    OwnerId: salesId,
  }));
  const contacts = insert(org, 'Contact', count, (index) => ({
    LastName: `Oakes ${index}`,
    Phone: '(325) 555-0100',
    AccountId: at(schools, index),
    OwnerId: salesId,
  }));
  const cases = insert(org, 'Case', count, (index) => ({
    RecordTypeId: recordTypeId(org, 'Onboarding'),
    CreatedDate: daysFrom(org, -(index % 90)),
    Subject: `Onboarding: School ${index}`,
    Status: STEPS[index % STEPS.length]?.[0] ?? 'New',
    Next_Step__c: STEPS[index % STEPS.length]?.[1] ?? null,
    Next_Step_Since__c: daysFrom(org, -(index % 30)),
    Stage_Entered_At__c: daysFrom(org, -(index % 40)),
    AccountId: at(schools, index),
    ContactId: at(contacts, index),
    OwnerId: ownerId,
  }));
  addWork(org, cases, schools, ownerId);
}

/** Calls and tasks, emails, integration cases, and subscriptions, some of which end soon. */
function addWork(org: Org, cases: readonly string[], schools: readonly string[], ownerId: string): void {
  const every = (step: number): string[] => cases.filter((_, index) => index % step === 0);
  const [calls, tasks, written, integrated] = [every(4), every(5), every(2), every(3)];
  const task = (subtype: string, ids: readonly string[], index: number): Row => ({
    WhatId: at(ids, index),
    OwnerId: ownerId,
    Subject: subtype === 'Call' ? 'Call the school' : 'Ask for the file',
    TaskSubtype: subtype,
    Status: 'Not Started',
    ActivityDate: daysFrom(org, (index % 20) - 10).slice(0, 10),
  });
  insert(org, 'Task', calls.length, (index) => task('Call', calls, index));
  insert(org, 'Task', tasks.length, (index) => task('Task', tasks, index));
  insert(org, 'EmailMessage', written.length, (index) => ({
    ParentId: at(written, index),
    Subject: 'Welcome',
    TextBody: 'Welcome.',
    Status: '3',
    MessageDate: daysFrom(org, -(index % 30)),
  }));
  insert(org, 'Case', integrated.length, (index) => ({
    RecordTypeId: recordTypeId(org, 'Integration_Support'),
    Subject: 'Clever integration',
    Status: 'Working',
    ParentId: at(integrated, index),
    OwnerId: queueId(org, 'Integration_Support'),
    Integration_Provider__c: 'Clever',
    Integration_Key__c: `${at(integrated, index)}:Clever`,
  }));
  insert(org, 'Subscription__c', schools.length, (index) => ({
    End_User_Account__c: at(schools, index),
    Purchaser_Account__c: at(schools, index),
    Product__c: 'Progress Learning',
    Kind__c: index % 3 === 0 ? 'Trial' : 'Purchased',
    End_Date__c: daysFrom(org, index % 365).slice(0, 10),
  }));
}

const daysFrom = (org: Org, days: number): string => new Date(org.now().getTime() + days * DAY).toISOString();
