/** Sources: Salesforce Help "Formula Operators and Functions A–Z"; Metadata API Guide "CustomField" and "ValidationRule"; Apex Developer Guide. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Org } from '../../org.ts';
import { admin, CLERK, FIXTURE, insert, NOW, openFixture, save } from '../../schema/test/fixture.ts';
import { parseQuery } from '../../soql/index.ts';
import type { Row, Session } from '../../types.ts';
import { startServer } from './harness.ts';

const MAIN = 'force-app/main/default/objects';

const FIELDS: Record<string, string> = {
  'Case.Stage_Entered_At__c': '<type>DateTime</type>',
  'Case.Days_in_Stage__c':
    '<type>Number</type><precision>18</precision><scale>0</scale><formulaTreatBlanksAs>BlankAsBlank</formulaTreatBlanksAs><formula>TODAY() - DATEVALUE(Stage_Entered_At__c)</formula>',
  'Case.Is_Old__c': '<type>Checkbox</type><formula>Days_in_Stage__c &gt; 5</formula>',
  'Case.Account_Label__c':
    '<type>Text</type><formula>UPPER(Account.Name) &amp; " / " &amp; IF(ISPICKVAL(Priority, "High"), "!", TEXT(Priority))</formula>',
  'Case.Broken__c': '<type>Text</type><formula>VLOOKUP(Subject)</formula>',
  'Shipment__c.Of_Invoice__c': '<type>Text</type><formula>Invoice__r.Doubled__c &amp; ""</formula>',
  'Invoice__c.Doubled__c': '<type>Text</type><formula>Memo__c &amp; Memo__c</formula>',
};

const RULES: Record<string, string> = {
  'Case.Subject_Stays':
    '<active>true</active><errorConditionFormula>NOT(ISNEW()) &amp;&amp; ISCHANGED(Subject) &amp;&amp; PRIORVALUE(Subject) = "Fixed"</errorConditionFormula><errorDisplayField>Subject</errorDisplayField><errorMessage>The subject is fixed.</errorMessage>',
  'Case.No_Blank':
    '<active>true</active><errorConditionFormula>AND(ISNEW(), ISBLANK(Subject))</errorConditionFormula><errorMessage>Give a subject.</errorMessage>',
  'Case.Asleep':
    '<active>false</active><errorConditionFormula>TRUE</errorConditionFormula><errorMessage>Never.</errorMessage>',
  'Case.Unknown':
    '<active>true</active><errorConditionFormula>$Setup.X__c.Y__c</errorConditionFormula><errorMessage>Never.</errorMessage>',
};

function write(project: string, path: string, content: string): void {
  const file = join(project, MAIN, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function projectWithFormulas(): string {
  const project = mkdtempSync(join(tmpdir(), 'org-formulas-'));
  cpSync(FIXTURE, project, { recursive: true });
  for (const [path, body] of Object.entries(FIELDS)) {
    const [object = '', name = ''] = path.split('.');
    const xml = `<CustomField><fullName>${name}</fullName><label>${name}</label>${body}</CustomField>`;
    write(project, `${object}/fields/${name}.field-meta.xml`, xml);
  }
  for (const [path, body] of Object.entries(RULES)) {
    const [object = '', name = ''] = path.split('.');
    const xml = `<ValidationRule><fullName>${name}</fullName>${body}</ValidationRule>`;
    write(project, `${object}/validationRules/${name}.validationRule-meta.xml`, xml);
  }
  const view =
    '<ListView><fullName>Slow</fullName><label>Slow</label><columns>CASES.SUBJECT</columns><columns>Days_in_Stage__c</columns><filterScope>Everything</filterScope><filters><field>Days_in_Stage__c</field><operation>greaterThan</operation><value>2</value></filters></ListView>';
  write(project, 'Case/listViews/Slow.listView-meta.xml', view);
  return project;
}

describe('formula fields and validation rules', () => {
  let project: string;
  let org: Org;
  before(() => {
    project = projectWithFormulas();
    org = openFixture({ project });
  });
  after(() => {
    org.close();
    rmSync(project, { recursive: true, force: true });
  });

  const query = (soql: string, session: Session = admin(org)): Row[] =>
    org.soql
      .run(org.soql.prepare(parseQuery(soql)), { session, access: 'system', now: NOW, reader: org.reader })
      .records.map(({ values }) => values as Row);

  it('are selected, filtered, and sorted by in queries, with today in the user’s time zone', () => {
    insert(org, 'Case', { Subject: 'days', Stage_Entered_At__c: '2026-10-31T10:00:00.000Z' });
    insert(org, 'Case', { Subject: 'days', Stage_Entered_At__c: '2026-10-20T10:00:00.000Z' });
    insert(org, 'Case', { Subject: 'days' });
    const days = (soql: string, session?: Session) =>
      query(`SELECT Days_in_Stage__c FROM Case WHERE Subject = 'days' ${soql}`, session).map(
        (row) => row['Days_in_Stage__c'],
      );
    assert.deepEqual(days('ORDER BY Days_in_Stage__c DESC NULLS LAST'), [14, 3, null]);
    assert.deepEqual(days('AND Days_in_Stage__c > 5'), [14]);
    assert.deepEqual(days('AND Is_Old__c = true'), [14]);
    const clerk = org.session(CLERK.username);
    assert.deepEqual(days('ORDER BY Days_in_Stage__c DESC NULLS LAST', clerk), [15, 4, null]);
  });

  it('read parents and other formula fields, and are read through a child', () => {
    const account = insert(org, 'Account', { Name: 'Acme' });
    insert(org, 'Case', { Subject: 'label', AccountId: account, Priority: 'High' });
    const [row] = query("SELECT Account_Label__c FROM Case WHERE Subject = 'label'");
    assert.equal(row?.['Account_Label__c'], 'ACME / !');
    const carrier = insert(org, 'Account', { Name: 'Carrier' });
    const invoice = insert(org, 'Invoice__c', { Memo__c: 'ab' });
    insert(org, 'Shipment__c', { Invoice__c: invoice, Carrier__c: carrier });
    const [shipment] = query("SELECT Of_Invoice__c FROM Shipment__c WHERE Invoice__r.Doubled__c = 'abab'");
    assert.equal(shipment?.['Of_Invoice__c'], 'abab');
  });

  it('can’t be written', () => {
    const [result] = save(org, 'insert', 'Case', [{ Subject: 'written', Days_in_Stage__c: 4 }], { allOrNone: false });
    assert.equal(result?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.deepEqual(result?.errors[0]?.fields, ['Days_in_Stage__c']);
    assert.equal(org.schema.field('Case', 'Days_in_Stage__c')?.calculated, true);
  });

  it('are in the rows that triggers see, and have no column', () => {
    const seen: unknown[] = [];
    org.setTriggerHost({
      handles: (object) => object === 'Invoice__c',
      fire: ({ newRows }) => {
        seen.push(...(newRows ?? []).map((row) => row['Doubled__c']));
        return new Map();
      },
    });
    const id = insert(org, 'Invoice__c', { Memo__c: 'x' });
    save(org, 'update', 'Invoice__c', [{ Id: id, Memo__c: 'y' }]);
    org.setTriggerHost({ handles: () => false, fire: () => new Map() });
    assert.deepEqual(seen, ['xx', 'xx', 'yy', 'yy']);
    assert.equal('Doubled__c' in (org.reader.all('SELECT * FROM "Invoice__c"', [])[0] ?? {}), false);
  });

  it('reject a record with the rule’s message and field', () => {
    const [unnamed] = save(org, 'insert', 'Case', [{}]);
    assert.deepEqual(unnamed?.errors, [
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Give a subject.', fields: [] },
    ]);
    const id = insert(org, 'Case', { Subject: 'Fixed' });
    const [changed] = save(org, 'update', 'Case', [{ Id: id, Subject: 'Other' }]);
    assert.deepEqual(changed?.errors, [
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'The subject is fixed.', fields: ['Subject'] },
    ]);
    assert.equal(save(org, 'update', 'Case', [{ Id: id, Priority: 'High' }])[0]?.success, true);
  });

  it('save the other records of a partial save', () => {
    const results = save(org, 'insert', 'Case', [{}, { Subject: 'fine' }], { allOrNone: false });
    assert.deepEqual(
      results.map(({ success }) => success),
      [false, true],
    );
  });

  it('are listed once if they use something unknown, and stay empty', () => {
    const reasons = org.skipped.map(({ reason }) => reason);
    assert.deepEqual(reasons.length, 2);
    assert.match(reasons.join('\n'), /Case\.Broken__c stays empty: the function VLOOKUP\(\) is not known/);
    assert.match(reasons.join('\n'), /Unknown doesn't run: \$Setup\.X__c\.Y__c is not known/);
    insert(org, 'Case', { Subject: 'broken' });
    assert.equal(query("SELECT Broken__c FROM Case WHERE Subject = 'broken'")[0]?.['Broken__c'], null);
  });

  it('work in list views, which filter and sort by them, in record reads, and in describe', async () => {
    const id = insert(org, 'Case', { Subject: 'slow', Stage_Entered_At__c: '2026-10-01T10:00:00.000Z' });
    const username = String(query('SELECT Username FROM User').map((row) => row['Username'])[0]);
    const server = await startServer({ org, project, usernames: [username] });
    try {
      const ui = '/services/data/v67.0/ui-api';
      const get = async (path: string): Promise<Record<string, never>> => {
        const reply = await server.request(path, { as: username });
        assert.equal(reply.status, 200, reply.text);
        return reply.json as Record<string, never>;
      };
      const list = (await get(`${ui}/list-records/Case/Slow?sortBy=-Days_in_Stage__c`)) as unknown as {
        records: { fields: Record<string, { value: unknown }> }[];
      };
      const days = list.records.map(({ fields }) => Number(fields['Days_in_Stage__c']?.value));
      assert.deepEqual(
        days,
        [...days].sort((a, b) => b - a),
      );
      assert.equal(
        days.every((value) => value > 2),
        true,
      );
      const record = (await get(`${ui}/records/${id}?fields=Case.Days_in_Stage__c`)) as unknown as {
        fields: Record<string, { value: unknown }>;
      };
      assert.equal(Number(record.fields['Days_in_Stage__c']?.value) >= 30, true);
      const row = (await get(`/services/data/v67.0/sobjects/Case/${id}`)) as Row;
      assert.equal(Number(row['Days_in_Stage__c']) >= 30, true);
      const described = (await get('/services/data/v67.0/sobjects/Case/describe')) as unknown as { fields: Row[] };
      const field = described.fields.find(({ name }) => name === 'Days_in_Stage__c');
      assert.deepEqual([field?.['calculated'], field?.['createable'], field?.['updateable']], [true, false, false]);
    } finally {
      await server.close();
      org = openFixture({ project });
    }
  });
});
