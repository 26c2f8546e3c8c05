/** The records of the test tables. Invoice A has all values, and Z has only a name. */
import type { TestOrg } from './harness.ts';

export interface Sample {
  readonly acme: string;
  readonly beta: string;
  readonly invoiceA: string;
}

export function insertSample(org: TestOrg): Sample {
  const user = org.insert('User', {
    Name: 'Uma User',
    Username: 'uma@example.com',
    Email: 'uma@example.com',
    IsActive: true,
  });
  const queue = org.insert('Group', { Name: 'Billing Queue', DeveloperName: 'Billing', Type: 'Queue' });
  const group = org.insert('Group', { Name: 'All of us', DeveloperName: 'All', Type: 'Regular' });
  const acme = org.insert('Account', { Name: 'Acme', OwnerId: user, BillingCity: 'Zürich' });
  const beta = org.insert('Account', { Name: 'beta', OwnerId: user });
  const lonely = org.insert('Account', { Name: 'Lonely', OwnerId: user });
  org.insert('Contact', { Name: 'Ann Ash', LastName: 'Ash', FirstName: 'Ann', AccountId: acme });
  org.insert('Contact', { Name: 'Bo Birch', LastName: 'Birch', FirstName: 'Bo', AccountId: acme });
  org.insert('Contact', { Name: 'Cy Cedar', LastName: 'Cedar', FirstName: 'Cy', AccountId: beta });
  org.insert('Contact', { Name: 'Di Elm', LastName: 'Elm', FirstName: 'Di', AccountId: null });
  const invoiceA = org.insert('Invoice__c', {
    Name: 'A',
    Account__c: acme,
    OwnerId: queue,
    Amount__c: 100.1,
    Lines__c: 3,
    Due__c: '2026-11-03',
    Sent_At__c: '2026-11-03T04:30:00.000Z',
    Paid__c: true,
    City__c: 'Zürich',
    Code__c: 'abc',
    Status__c: 'Sent',
    Tags__c: 'Red;Green',
  });
  const invoiceB = org.insert('Invoice__c', {
    Name: 'B',
    Account__c: acme,
    OwnerId: user,
    Amount__c: 20.2,
    Lines__c: 1,
    Due__c: '2026-10-31',
    Sent_At__c: '2026-10-31T23:59:00.000Z',
    City__c: 'ZÜRICH',
    Code__c: 'ABC',
    Status__c: 'Open',
    Tags__c: 'Dark Red',
  });
  org.insert('Invoice__c', {
    Name: 'C',
    Account__c: beta,
    OwnerId: group,
    Amount__c: -5,
    Lines__c: 3,
    Due__c: '2027-01-01',
    Sent_At__c: '2026-11-04T00:00:00.000Z',
    City__c: '50%_off\\',
    Status__c: 'Closed',
    Tags__c: 'Blue;Green;Red',
  });
  org.insert('Invoice__c', { Name: 'Z', OwnerId: user });
  org.insert('Invoice__c', { Name: 'Gone', OwnerId: user, IsDeleted: true });
  org.insert('Shipment__c', { Name: 'S1', Invoice__c: invoiceA, Weight__c: 1.5 });
  org.insert('Shipment__c', { Name: 'S2', Invoice__c: invoiceA, Weight__c: 2.5 });
  org.insert('Shipment__c', { Name: 'S3', Invoice__c: invoiceB, Weight__c: null });
  org.insert('Shipment__c', { Name: 'S4', Invoice__c: invoiceA, Weight__c: 9, IsDeleted: true });
  org.insert('Task', { Subject: 'Call', WhatId: acme, OwnerId: user });
  org.insert('Task', { Subject: 'Check', WhatId: invoiceA, OwnerId: user });
  org.insert('Task', { Subject: 'Think', OwnerId: user });
  void lonely;
  return { acme, beta, invoiceA };
}
