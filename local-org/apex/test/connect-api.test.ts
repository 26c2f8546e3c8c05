/**
 * Posts with mentions. Apex Reference, "ChatterFeeds Class", "ConnectApi.FeedItemInput", "Mentions Class",
 * "ConnectApi.MentionValidation", "ConnectApi Exceptions"; Apex Developer Guide, "Understanding Limits for
 * ConnectApi Classes", "Testing ConnectApi Code".
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openOrg, type Org } from '../../org.ts';
import { callStatic } from '../call-static.ts';
import { notificationsIn } from '../../store/notifications.ts';
import { loadApex, type ApexRuntime } from '../index.ts';
import { runTests } from './runner.ts';

const POSTER = `public class Poster {
  public static String post(String subjectId, String ids, Integer length) {
    ConnectApi.MessageBodyInput body = new ConnectApi.MessageBodyInput();
    body.messageSegments = new List<ConnectApi.MessageSegmentInput>();
    ConnectApi.TextSegmentInput words = new ConnectApi.TextSegmentInput();
    words.text = 'x'.repeat(length) + ' ';
    body.messageSegments.add(words);
    for (String id : ids == '' ? new List<String>() : ids.split(',')) {
      ConnectApi.MentionSegmentInput mention = new ConnectApi.MentionSegmentInput();
      mention.id = id;
      body.messageSegments.add(mention);
    }
    ConnectApi.FeedItemInput input = new ConnectApi.FeedItemInput();
    input.subjectId = subjectId;
    input.feedElementType = ConnectApi.FeedElementType.FeedItem;
    input.body = body;
    Integer statements = Limits.getDmlStatements();
    try {
      ConnectApi.FeedElement element = ConnectApi.ChatterFeeds.postFeedElement(null, input);
      Assert.areEqual(statements + 1, Limits.getDmlStatements());
      Assert.isTrue(element instanceof ConnectApi.FeedItem);
      return ((ConnectApi.FeedItem) element).id;
    } catch (ConnectApi.NotFoundException error) {
      return error.getTypeName();
    } catch (ConnectApi.ConnectApiException error) {
      return error.getTypeName() + ': ' + error.getMessage();
    }
  }
  public static String postText(String subjectId, String ids, Integer length) {
    return ConnectApi.ChatterFeeds.postFeedElement(null, subjectId, ConnectApi.FeedElementType.FeedItem, ids).id;
  }
  public static String validate(String subjectId, String ids, Integer length) {
    ConnectApi.MentionValidations validations = ConnectApi.Mentions.getMentionValidations(
      null, subjectId, ids.split(','), ConnectApi.FeedItemVisibilityType.InternalUsers
    );
    List<String> said = new List<String>{ String.valueOf(validations.hasErrors) };
    for (ConnectApi.MentionValidation one : validations.mentionValidations) {
      Boolean isOk = one.validationStatus == ConnectApi.MentionValidationStatus.Ok;
      said.add(one.recordId.left(3) + ' ' + one.validationStatus.name() + ' ' + isOk);
    }
    return String.join(said, ', ');
  }
}`;
const POSTER_TEST = "@IsTest private class PosterTest { @IsTest static void posts() { Poster.post('me', '', 3); } }";

let folder: string;
let org: Org;
let apex: ApexRuntime;
let caseId: string;
let maria: string;
let outsider: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'apex-connect-'));
  const classes = join(folder, 'force-app/main/default/classes');
  mkdirSync(classes, { recursive: true });
  writeFileSync(
    join(folder, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' }),
  );
  const meta = '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>';
  for (const [name, body] of Object.entries({ Poster: POSTER, PosterTest: POSTER_TEST })) {
    writeFileSync(join(classes, `${name}.cls`), body);
    writeFileSync(join(classes, `${name}.cls-meta.xml`), meta);
  }
  const person = { lastName: 'Ortega', title: 'Agent', permissionSets: [], groups: [], queues: [] };
  org = openOrg({
    project: folder,
    data: ':memory:',
    users: [
      { ...person, username: 'maria@x.example', firstName: 'Maria', profile: 'System Administrator' },
      { ...person, username: 'rita@x.example', firstName: 'Rita', profile: 'System Administrator' },
      { ...person, username: 'otto@x.example', firstName: 'Otto', profile: 'Minimum Access - Salesforce' },
    ],
  });
  apex = loadApex(org, { project: folder });
  caseId = insert('Case', { Subject: 'Help' });
  maria = idOf('maria@x.example');
  outsider = idOf('otto@x.example');
});
after(() => {
  org.close();
  rmSync(folder, { recursive: true, force: true });
});

function idOf(username: string): string {
  return String(org.read((reader) => reader.rows('SELECT "Id" FROM "User" WHERE "Username" = ?', [username])[0]?.[0]));
}

function insert(type: string, fields: Record<string, string>): string {
  const [result] = org.transaction(org.session(org.adminId), (transaction) =>
    org.dml.run(transaction, 'insert', [{ type, fields }], { allOrNone: true, access: 'system' }),
  );
  return result?.id ?? '';
}

const call = (method: string, subjectId: string, ids: string, length = 3, userId = org.adminId): unknown =>
  callStatic(apex, org.session(userId), 'Poster', method, { subjectId, ids, length });

const postsOf = (parentId: string): unknown[] =>
  org.read((reader) =>
    reader.rows('SELECT "Body", "Type", "IsRichText" FROM "FeedItem" WHERE "ParentId" = ? ORDER BY "Id"', [parentId]),
  );

test('a post with a mention is a text post with the name in its body, and costs one DML statement', () => {
  assert.match(String(call('post', caseId, maria)), /^0D5/);
  assert.match(String(call('postText', caseId, 'Plain')), /^0D5/);
  assert.deepEqual(
    postsOf(caseId).map((row) => [...(row as unknown[])]),
    [
      ['xxx @Maria Ortega', 'TextPost', 0],
      ['Plain', 'TextPost', 0],
    ],
  );
  assert.match(String(call('post', 'me', '')), /^0D5/);
  assert.equal(postsOf(org.adminId).length, 1);
});

test('too many mentions, too much text, no text, and unknown users are refused', () => {
  const before = postsOf(caseId).length;
  assert.match(
    String(call('post', caseId, Array.from({ length: 26 }, () => maria).join())),
    /ConnectApiException: .*25/,
  );
  assert.match(String(call('post', caseId, '', 10_000)), /ConnectApiException: .*10000/);
  assert.match(String(call('post', caseId, '', 0)), /^ConnectApi\.ConnectApiException: /);
  assert.match(String(call('post', caseId, caseId)), /^ConnectApi\.ConnectApiException: /);
  assert.equal(postsOf(caseId).length, before);
});

test('a record that the user can’t see isn’t found', () => {
  assert.equal(call('post', caseId, maria, 3, outsider), 'ConnectApi.NotFoundException');
  assert.equal(call('post', '500000000000000AAA', maria), 'ConnectApi.NotFoundException');
});

test('someone without access to the record can be mentioned, but isn’t notified', () => {
  assert.equal(
    call('validate', caseId, `${maria},${outsider},${caseId}`),
    'true, 005 Ok true, 005 Inaccessible false, 500 Disallowed false',
  );
  assert.equal(call('validate', caseId, `${maria},${outsider}`), 'false, 005 Ok true, 005 Inaccessible false');
});

test('those who are mentioned get a notification, except the writer and people without access', () => {
  const noticesOf = (userId: string): unknown[] =>
    org.read((reader) =>
      notificationsIn(reader, { userId, now: org.now(), onlyCustom: false }, {}, 50).map(
        ({ title, body, targetId }) => [title, body, targetId],
      ),
    );
  const rita = idOf('rita@x.example');
  assert.deepEqual([noticesOf(maria), noticesOf(rita), noticesOf(outsider)], [[], [], []]);
  call('post', caseId, `${rita},${rita},${outsider},${maria}`, 3, maria);
  const said = 'xxx @Rita Ortega@Rita Ortega@Otto Ortega@Maria Ortega';
  assert.deepEqual(noticesOf(rita), [['Maria Ortega mentioned you', said, caseId]]);
  assert.deepEqual([noticesOf(maria), noticesOf(outsider)], [[], []]);
  const custom = { userId: rita, now: org.now(), onlyCustom: true };
  assert.deepEqual(
    org.read((reader) => notificationsIn(reader, custom, {}, 50)),
    [],
    'other clients get only custom notifications',
  );
});

test('ConnectApi fails in a test that can see only its own data', () => {
  const [result] = runTests(apex).results;
  assert.match(result?.failure?.text ?? '', /^System\.UnsupportedOperationException: ConnectApi methods/);
});
