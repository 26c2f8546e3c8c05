/** Writes until it's killed, and prints the ID of each invoice after its commit. */
import { writeSync } from 'node:fs';
import { openOrg } from '../../org.ts';
import { FIXTURE } from '../../schema/test/fixture.ts';
import type { Row } from '../../types.ts';

const org = openOrg({ project: FIXTURE, data: process.argv[2] ?? ':memory:' });
const session = org.session(org.adminId);
const options = { allOrNone: true, access: 'system' } as const;

for (;;) {
  const id = org.transaction(session, (transaction) => {
    const insert = (type: string, fields: Row): string =>
      String(org.dml.run(transaction, 'insert', [{ type, fields }], options)[0]?.id);
    const invoice = insert('Invoice__c', {});
    for (const Carrier__c of ['Mail', 'Rail']) insert('Shipment__c', { Invoice__c: invoice, Carrier__c });
    return invoice;
  });
  writeSync(1, `${id}\n`);
}
