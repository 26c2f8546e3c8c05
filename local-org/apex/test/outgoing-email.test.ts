/**
 * An org that can't send email, or has reached its daily limit. Salesforce Help, "Salesforce Error
 * 'NO_MASS_MAIL_PERMISSION' on Email Sent via Apex Trigger"; Apex Reference, "Messaging Class",
 * "reserveSingleEmailCapacity(amountReserved)", "OrgLimits Class"; Apex Developer Guide, "Execution Governors
 * and Limits".
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { openOrg, type EmailSettings, type Org } from '../../org.ts';
import { callStatic } from '../call-static.ts';
import { loadApex, type ApexRuntime } from '../index.ts';
import { runTests } from './runner.ts';

const SENDER = `public class Sender {
  private static Messaging.SingleEmailMessage to(Integer addresses) {
    Messaging.SingleEmailMessage email = new Messaging.SingleEmailMessage();
    List<String> names = new List<String>();
    for (Integer count = 0; count < addresses; count++) {
      names.add('p' + count + '@b.example');
    }
    email.setToAddresses(names);
    email.setPlainTextBody('Text');
    return email;
  }
  public static String send(Integer addresses) {
    try {
      Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ to(addresses) });
      return 'sent';
    } catch (Exception error) {
      return error.getTypeName() + ': ' + error.getMessage();
    }
  }
  public static String sendEach(Integer addresses) {
    Messaging.SendEmailResult result = Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ to(addresses) }, false)[0];
    return result.isSuccess() ? 'sent' : result.getErrors()[0].getStatusCode().name();
  }
  public static String reserve(Integer addresses) {
    try {
      Messaging.reserveSingleEmailCapacity(addresses);
      return 'reserved';
    } catch (Exception error) {
      return error.getTypeName() + ': ' + error.getMessage();
    }
  }
  public static String reserveTwice(Integer addresses) {
    reserve(addresses);
    return reserve(addresses);
  }
  public static String left(Integer addresses) {
    System.OrgLimit daily = OrgLimits.getMap().get('SingleEmail');
    Assert.areEqual(1, OrgLimits.getAll().size());
    Assert.areEqual('SingleEmail', OrgLimits.getAll()[0].getName());
    return daily.getValue() + ' of ' + daily.getLimit();
  }
  public static void sendAndFail(Integer addresses) {
    send(addresses);
    throw new IllegalArgumentException('nothing of it stays');
  }
}`;
const SENDER_TEST =
  "@IsTest private class SenderTest { @IsTest static void sends() { Assert.areEqual('sent', Sender.send(10)); } }";
const TOO_MANY = 'System.HandledException: The daily limit for the org would be exceeded by this request';
const USED_UP =
  'System.EmailException: SendEmail failed. First exception on row 0; first error: SINGLE_EMAIL_LIMIT_EXCEEDED, Failed to send email: []';

const folder = writeProject();
after(() => rmSync(folder, { recursive: true, force: true }));

let org: Org;
let apex: ApexRuntime;
let now = new Date('2026-03-02T23:00:00.000Z');
afterEach(() => org.close());

function writeProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'apex-email-'));
  const classes = join(project, 'force-app/main/default/classes');
  mkdirSync(classes, { recursive: true });
  writeFileSync(
    join(project, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' }),
  );
  const meta = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>';
  for (const [name, body] of Object.entries({ Sender: SENDER, SenderTest: SENDER_TEST })) {
    writeFileSync(join(classes, `${name}.cls`), body);
    writeFileSync(join(classes, `${name}.cls-meta.xml`), meta);
  }
  return project;
}

function open(email: Partial<EmailSettings>): void {
  org = openOrg({ project: folder, data: ':memory:', clock: () => now, email });
  apex = loadApex(org, { project: folder });
}

const call = (method: string, addresses: number): unknown =>
  callStatic(apex, org.session(org.adminId), 'Sender', method, { addresses });

test('an org that can’t send email refuses to send and to reserve capacity', () => {
  open({ deliverability: 'none' });
  assert.equal(
    call('send', 1),
    'System.EmailException: SendEmail failed. First exception on row 0; first error: NO_MASS_MAIL_PERMISSION, Single email is not enabled for your organization or profile. Single email must be enabled for you to use this feature.: []',
  );
  assert.equal(call('sendEach', 1), 'NO_MASS_MAIL_PERMISSION');
  assert.equal(call('reserve', 1), 'System.NoAccessException: The organization is not permitted to send email');
});

test('an email to more addresses than are left for the day is refused', () => {
  open({ dailyLimit: 15 });
  assert.equal(call('send', 10), 'sent');
  assert.equal(call('send', 6), USED_UP);
  assert.equal(call('sendEach', 6), 'SINGLE_EMAIL_LIMIT_EXCEEDED');
  assert.equal(call('reserve', 6), TOO_MANY);
  assert.equal(call('reserve', 5), 'reserved');
  assert.equal(call('reserveTwice', 3), TOO_MANY);
  assert.equal(call('send', 5), 'sent');
});

test('OrgLimits shows the committed emails of the day', () => {
  open({ dailyLimit: 15 });
  assert.equal(call('left', 0), '0 of 15');
  assert.equal(call('send', 10), 'sent');
  assert.throws(() => call('sendAndFail', 5));
  assert.equal(call('left', 0), '10 of 15');
  now = new Date('2026-03-03T12:00:00.000Z');
  assert.equal(call('left', 0), '0 of 15');
});

test('the limit’s day ends at midnight GMT', () => {
  now = new Date('2026-03-02T23:00:00.000Z');
  open({ dailyLimit: 15 });
  assert.equal(call('send', 15), 'sent');
  assert.equal(call('send', 1), USED_UP);
  now = new Date('2026-03-03T00:00:00.000Z');
  assert.equal(call('send', 15), 'sent');
});

test('a rolled-back transaction doesn’t count', () => {
  open({ dailyLimit: 15 });
  assert.throws(() => call('sendAndFail', 15));
  assert.equal(call('send', 15), 'sent');
});

test('a test doesn’t count toward the limit, and fails when the limit is used up', () => {
  open({ dailyLimit: 15 });
  assert.equal(runTests(apex).passed, 1);
  assert.equal(runTests(apex).passed, 1);
  assert.equal(call('send', 6), 'sent');
  assert.match(runTests(apex).results[0]?.failure?.text ?? '', /SINGLE_EMAIL_LIMIT_EXCEEDED/);
});

test('by default, an org sends to 5,000 addresses a day', () => {
  open({});
  assert.equal(call('reserve', 5000), 'reserved');
  assert.equal(call('reserve', 5001), TOO_MANY);
});
