import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { WEB_FOLDER } from './folders.ts';
import { platformPlugin } from './platformPlugin.ts';
import { exposedComponents, siteComponents } from './projectComponentsPlugin.ts';

const project = join(WEB_FOLDER, 'test', 'project');

interface Hooks {
  resolveId(source: string): string | null;
  load(id: string): { code: string } | null;
}

function codeOf(specifier: string): string {
  const plugin = platformPlugin({ project, web: WEB_FOLDER }) as unknown as Hooks;
  const id = plugin.resolveId(specifier);
  assert.ok(id, `${specifier} is not resolved`);
  return plugin.load(id)?.code ?? '';
}

test('a label is the text of the Custom Label', () => {
  assert.equal(codeOf('@salesforce/label/c.Invoice_Pay'), 'export default "Mark as paid & close";');
  assert.throws(() => codeOf('@salesforce/label/c.Missing'), /no Custom Label "Missing"/);
});

test("an Apex method knows whether it's cacheable", () => {
  assert.match(
    codeOf('@salesforce/apex/InvoiceController.getInvoice'),
    /apexMethod\("InvoiceController", "getInvoice", true\)/,
  );
  assert.match(codeOf('@salesforce/apex/InvoiceController.pay'), /"pay", false\)/);
});

test('a missing class, a method without @AuraEnabled, and a commented-out method each fail with their name', () => {
  assert.throws(() => codeOf('@salesforce/apex/Missing.pay'), /no Apex class "Missing"/);
  assert.throws(
    () => codeOf('@salesforce/apex/InvoiceController.notForThePage'),
    /no static @AuraEnabled method "notForThePage"/,
  );
  assert.throws(() => codeOf('@salesforce/apex/InvoiceController.commentedOut'), /commentedOut/);
});

test("schema tokens name the object and field, and fail if the project doesn't have them", () => {
  assert.equal(
    codeOf('@salesforce/schema/Invoice__c.Amount__c'),
    'export default {"fieldApiName":"Amount__c","objectApiName":"Invoice__c"};',
  );
  assert.equal(codeOf('@salesforce/schema/Case'), 'export default {"objectApiName":"Case"};');
  assert.throws(() => codeOf('@salesforce/schema/Missing__c'), /no object "Missing__c"/);
  assert.throws(() => codeOf('@salesforce/schema/Invoice__c.Missing__c'), /no field "Missing__c" on Invoice__c/);
});

test('a custom permission comes from the session', () => {
  assert.match(
    codeOf('@salesforce/customPermission/Pay_Invoices'),
    /customPermissions\.includes\("Pay_Invoices"\) \|\| undefined/,
  );
  assert.throws(() => codeOf('@salesforce/customPermission/Missing'), /no custom permission "Missing"/);
});

test('exposed components are found by name, for pages of the app and for sites', () => {
  assert.deepEqual(exposedComponents(project), ['invoiceStatus', 'invoiceTotals']);
  assert.deepEqual(siteComponents(project), ['invoiceLookup']);
});

test("whether the user is a guest comes from the page's session", () => {
  assert.match(codeOf('@salesforce/user/isGuest'), /export default session\(\)\.isGuest;/);
});
