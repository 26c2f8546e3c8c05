/** Fills an org with customers in the implementation queue, each with an onboarding case. Doesn't run triggers. */
import type { Org } from '../../../local-org/org.ts';
import { at, insert, recordTypeId, userId } from './largeOrg.ts';

/** As in QueueOrder.GAP. */
const GAP = 1_000_000;

export function fillQueue(org: Org, customers: number): void {
  const owners = ['specialist', 'specialist2'].map((name) => userId(org, name));
  const accounts = insert(org, 'Account', customers, (index) => ({
    Name: `District ${index}`,
    Level__c: 'District',
    OwnerId: userId(org, 'ae'),
  }));
  const contacts = insert(org, 'Contact', customers, (index) => ({
    LastName: `Oakes ${index}`,
    AccountId: at(accounts, index),
    OwnerId: userId(org, 'ae'),
  }));
  insert(org, 'Case', customers, (index) => ({
    RecordTypeId: recordTypeId(org, 'Onboarding'),
    Subject: `Onboarding: District ${index}`,
    Status: index % 2 === 0 ? 'New' : 'Rostering',
    AccountId: at(accounts, index),
    ContactId: at(contacts, index),
    OwnerId: at(owners, index),
  }));
  const [queue = ''] = insert(org, 'Implementation_Queue__c', 1, () => ({
    Name: 'Implementation queue',
    Queue_Key__c: 'Implementation',
  }));
  const entries = insert(org, 'Queue_Entry__c', customers, (index) => ({
    Queue__c: queue,
    Account__c: at(accounts, index),
    Account_Key__c: at(accounts, index),
    Status__c: 'Active',
    Rank__c: (index + 1) * GAP,
    Joined_At__c: org.now().toISOString(),
    Version__c: 1,
  }));
  insert(org, 'Queue_Move__c', customers, (index) => ({
    Queue__c: queue,
    Entry__c: at(entries, index),
    Kind__c: 'Joined',
    To_Position__c: index + 1,
    Reason__c: 'Purchase order received.',
    Moved_At__c: org.now().toISOString(),
    Moved_By__c: userId(org, 'manager'),
  }));
}
