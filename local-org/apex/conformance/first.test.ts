import { test } from 'node:test';
import { openOrg } from '../../org.ts';
import { loadApex } from '../index.ts';
test('slice', () => {
  const project = new URL('./project', import.meta.url).pathname;
  const org = openOrg({ project, data: ':memory:' });
  const apex = loadApex(org, { project, cache: '/tmp/apexcache' });
  const s = org.session(org.adminId);
  console.log(apex.callAuraMethod(s, 'InvoiceController', 'greet', { name: 'x' }));
  console.log(apex.callAuraMethod(s, 'InvoiceController', 'create', { name: 'x', amount: 2000.5, due: '2026-01-02' }));
  try { apex.callAuraMethod(s, 'InvoiceController', 'create', { name: 'x', amount: -2, due: '2026-01-02' }); } catch (e) { console.log(e); }
  console.log(org.reader.rows('select * from Invoice__c', []));
});
