import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { insert, save, stored } from '../../schema/test/fixture.ts';
import { firstError, signIn, startServer, type RawReply, type TestServer } from './harness.ts';

const local = '/services/data/v67.0/local/email';
const ADMIN = 'admin@billing.example';

describe('Incoming email', () => {
  let server: TestServer;
  let first: string;
  let second: string;
  let sent: string;
  before(async () => {
    server = await startServer();
    const account = insert(server.org, 'Account', { Name: 'Northside' });
    insert(server.org, 'Contact', {
      LastName: 'Ortega',
      FirstName: 'Maria',
      Email: 'maria@north.example',
      AccountId: account,
    });
    first = insert(server.org, 'Case', { Subject: 'First' });
    second = insert(server.org, 'Case', { Subject: 'Second' });
    sent = insert(server.org, 'EmailMessage', {
      ParentId: first,
      Status: '3',
      Subject: 'Welcome',
      FromName: 'Ada Admin',
      FromAddress: 'ada@billing.example',
      ToAddress: 'Maria@north.example; "Lee, Ann" <ann@north.example>',
      CcAddress: 'maria@north.example',
      TextBody: 'Hello\n\n1 < 2',
      MessageIdentifier: '<welcome-1@billing.example>',
      MessageDate: '2026-11-03T15:30:00.000Z',
    });
  });
  after(() => server.close());

  const post = (path: string, body: unknown, as: string | null = ADMIN): Promise<RawReply> =>
    server.request(`${local}${path}`, { body, as });
  const deliver = (email: Record<string, unknown>): Promise<RawReply> =>
    post('', { from: 'Maria Ortega <maria@north.example>', to: ['help@billing.example'], ...email });
  const received = async (email: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const reply = await deliver(email);
    assert.equal(reply.status, 201, reply.text);
    return stored(server.org, 'EmailMessage', (reply.json as { id: string }).id);
  };
  const token = (caseId: string): string => server.org.emailThreads.formattedToken(caseId);

  it('goes to the case of its token', async () => {
    const email = await received({
      subject: 'Question',
      textBody: `When?\n> ${token(first)}`,
      htmlBody: '<p>When?</p>',
      cc: ['ann@north.example', 'Ann <ANN@north.example>', 'bob@north.example'],
      messageId: '<maria-1@north.example>',
    });
    assert.equal(email.ParentId, first);
    assert.equal(email.RelatedToId, first);
    assert.equal(email.Incoming, 1);
    assert.equal(email.Status, '0');
    assert.equal(email.FromName, 'Maria Ortega');
    assert.equal(email.FromAddress, 'maria@north.example');
    assert.equal(email.ToAddress, 'help@billing.example');
    assert.equal(email.CcAddress, 'ANN@north.example; bob@north.example');
    assert.equal(email.MessageIdentifier, '<maria-1@north.example>');
    assert.equal(email.ThreadIdentifier, '<maria-1@north.example>');
    assert.equal(email.Headers, 'Message-ID: <maria-1@north.example>');
    assert.equal(stored(server.org, 'Case', first).ContactId, null);
  });

  it('goes to the case of the first token: subject, text, HTML', async () => {
    const all = { subject: token(second), textBody: token(first), htmlBody: token(first) };
    assert.equal((await received(all)).ParentId, second);
    assert.equal((await received({ textBody: `${token(first)} ${token(second)}` })).ParentId, first);
    assert.equal(
      (await received({ htmlBody: token(second), inReplyTo: '<welcome-1@billing.example>' })).ParentId,
      second,
    );
  });

  it('goes to the case of the email that it answers, or of its references', async () => {
    const answer = await received({
      inReplyTo: '<welcome-1@billing.example>',
      references: '<earlier@north.example> <welcome-1@billing.example>',
    });
    assert.equal(answer.ParentId, first);
    assert.equal(answer.ReplyToEmailMessageId, sent);
    assert.equal(answer.ThreadIdentifier, '<earlier@north.example>');
    const reference = server.org.emailThreads.messageId(second);
    const other = await received({ inReplyTo: '<unknown@x.example>', references: `<unknown@x.example> ${reference}` });
    assert.equal(other.ParentId, second);
    assert.equal(other.ReplyToEmailMessageId, null);
  });

  it('is refused if it belongs to no case', async () => {
    const gone = insert(server.org, 'Case', { Subject: 'Gone' });
    save(server.org, 'delete', 'Case', [{ Id: gone }]);
    const elsewhere = token(first).replace(/::(.)/, (_, letter: string) => `::${letter === '0' ? '1' : '0'}`);
    for (const email of [
      { subject: 'Hello' },
      { textBody: token(gone) },
      { textBody: elsewhere },
      { textBody: 'thread::zzzzzzzzzzzzzzzzzzzzzz::' },
      { references: '<a@b.example> <not-ours@00d.sfdc.net>' },
    ]) {
      const reply = await deliver(email);
      assert.equal(reply.status, 501, reply.text);
      assert.match(String(firstError(reply).message), /names a case/);
    }
  });

  it('is shortened to the length of the field', async () => {
    const body = `${token(first)}${'x'.repeat(200_000)}`;
    const email = await received({ textBody: body, htmlBody: body });
    assert.equal(String(email.TextBody).length, 131_072);
    assert.equal(String(email.HtmlBody).length, 131_072);
    const reply = await deliver({ subject: `${token(first)}${'x'.repeat(4000)}` });
    assert.equal(firstError(reply).errorCode, 'STRING_TOO_LONG');
  });

  it('needs a sender, recipients, and a session', async () => {
    assert.equal((await deliver({ from: 'Maria' })).status, 400);
    assert.equal((await deliver({ to: 'x@y.example' })).status, 400);
    assert.equal((await deliver({ to: [7] })).status, 400);
    assert.equal((await deliver({ subject: 7 })).status, 400);
    assert.equal((await post('', 'x')).status, 400);
    assert.equal((await post('', {}, null)).status, 401);
    assert.equal((await post(`/${sent}/answer`, {}, null)).status, 401);
  });

  it('can be written by each person who got an email', async () => {
    const reply = await server.request(`${local}/${sent}/recipients`, { as: ADMIN });
    assert.deepEqual(reply.json, [
      { name: 'Maria Ortega', address: 'maria@north.example' },
      { name: null, address: 'ann@north.example' },
    ]);
  });

  it('quotes what it answers as mail programs do', async () => {
    const reply = await post(`/${sent}/answer`, { from: 'MARIA@north.example', text: 'When do\nwe <b>start?' });
    assert.equal(reply.status, 201, reply.text);
    const { id, caseId } = reply.json as { id: string; caseId: string };
    assert.equal(caseId, first);
    const answer = stored(server.org, 'EmailMessage', id);
    assert.equal(answer.Subject, 'Re: Welcome');
    assert.equal(answer.FromName, 'Maria Ortega');
    assert.equal(answer.FromAddress, 'maria@north.example');
    assert.equal(answer.ToAddress, 'ada@billing.example');
    assert.equal(answer.ReplyToEmailMessageId, sent);
    assert.match(
      String(answer.TextBody),
      /^When do\nwe <b>start\?\n\nOn Nov 3, 2026, .*, Ada Admin wrote:\n> Hello\n>\n> 1 < 2$/,
    );
    assert.match(String(answer.HtmlBody), /^<div>When do<br>we &lt;b&gt;start\?<\/div>.*<blockquote>Hello.*1 &lt; 2/);
    const again = await post(`/${id}/answer`, { from: 'ada@billing.example', text: 'x' });
    assert.equal(firstError(again).errorCode, 'INVALID_OPERATION');
  });

  it('is only written to an email that is there, and by someone who got it', async () => {
    const stranger = await post(`/${sent}/answer`, { from: 'eve@evil.example', text: 'x' });
    assert.deepEqual((stranger.json as unknown[])[0], {
      message: 'Only a recipient of the email can answer it.',
      errorCode: 'INVALID_FIELD',
      fields: ['from'],
    });
    assert.equal((await post(`/${sent}/answer`, { from: 'maria@north.example', text: '' })).status, 400);
    const gone = insert(server.org, 'EmailMessage', { ParentId: first, Status: '3', ToAddress: 'maria@north.example' });
    save(server.org, 'delete', 'EmailMessage', [{ Id: gone }]);
    assert.equal((await post(`/${gone}/answer`, { from: 'maria@north.example', text: 'x' })).status, 404);
    assert.equal((await post(`/${first}/answer`, { from: 'maria@north.example', text: 'x' })).status, 404);
    assert.equal(
      (await post(`/${sent}/answer`, { from: 'x@y.example', text: 'x' }, 'guest@billing.example')).status,
      404,
    );
  });

  it('goes to a closed case without reopening it', async () => {
    save(server.org, 'update', 'Case', [{ Id: second, Status: 'Closed' }]);
    const email = await received({ textBody: token(second) });
    assert.equal(email.ParentId, second);
    assert.equal(stored(server.org, 'Case', second).Status, 'Closed');
  });

  // Salesforce Help, "Email-to-Case Settings": Save Email-to-Case attachments as Salesforce Files.
  it('keeps its attachments as files of the email', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 65]);
    const files = [
      { name: 'Prices 2026.csv', content: bytes.toString('base64') },
      { name: '.htaccess', content: '' },
    ];
    const { id } = (await deliver({ subject: token(first), files: files.slice(0, 1) })).json as { id: string };
    assert.equal(stored(server.org, 'EmailMessage', id).HasAttachment, 1);
    const query = `SELECT ContentDocument.Title, ContentDocument.FileExtension, ContentDocument.ContentSize, ContentDocument.LatestPublishedVersionId FROM ContentDocumentLink WHERE LinkedEntityId = '${id}'`;
    const found = await server.request(`/services/data/v67.0/query?q=${encodeURIComponent(query)}`, { as: ADMIN });
    const [{ ContentDocument: document }] = (found.json as { records: [{ ContentDocument: Record<string, unknown> }] })
      .records;
    assert.equal(document.Title, 'Prices 2026');
    assert.equal(document.FileExtension, 'csv');
    assert.equal(document.ContentSize, 5);

    // REST API Developer Guide, "sObject Blob Get".
    const path = `/services/data/v67.0/sobjects/ContentVersion/${String(document.LatestPublishedVersionId)}`;
    const version = (await server.request(path, { as: ADMIN })).json as Record<string, unknown>;
    assert.equal(version.VersionData, `${path}/VersionData`);
    const headers = { Authorization: `Bearer ${await signIn(server.url, ADMIN)}` };
    const blob = await fetch(`${server.url}${path}/VersionData`, { headers });
    assert.equal(blob.headers.get('Content-Type'), 'application/octet-stream');
    assert.deepEqual(Buffer.from(await blob.arrayBuffer()), bytes);
    assert.equal((await server.request(`${path}/VersionData`, { as: 'guest@billing.example' })).status, 404);
    const composite = await server.request('/services/data/v67.0/composite', {
      as: ADMIN,
      body: { compositeRequest: [{ method: 'GET', url: `${path}/VersionData`, referenceId: 'file' }] },
    });
    assert.match(composite.text, /can't read the contents of a file/);

    for (const wrong of [files.slice(1), [{ name: '../x.csv', content: 'QQ==' }], [{ name: 'x' }], 'x', ['x']])
      assert.equal((await deliver({ subject: token(first), files: wrong })).status, 400, JSON.stringify(wrong));
    const broken = await deliver({ subject: token(first), files: [{ name: 'x.csv', content: 'no base64' }] });
    assert.equal(firstError(broken).errorCode, 'INVALID_TYPE_ON_FIELD_IN_RECORD');
  });

  // Object Reference, "Attachment". The address is the one of Lightning Experience.
  it('can have attachments instead of files', async () => {
    const draft = insert(server.org, 'EmailMessage', { ParentId: first, Status: '5' });
    const bytes = Buffer.from([0, 255, 65]);
    const id = insert(server.org, 'Attachment', { ParentId: draft, Name: 'é 1.csv', Body: bytes.toString('base64') });
    const headers = { Authorization: `Bearer ${await signIn(server.url, ADMIN)}` };
    const reply = await fetch(`${server.url}/servlet/servlet.FileDownload?file=${id}`, { headers });
    assert.equal(reply.headers.get('Content-Disposition'), "attachment; filename*=UTF-8''%C3%A9%201.csv");
    assert.equal(reply.headers.get('Content-Type'), 'application/octet-stream');
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), bytes);
    const download = `/servlet/servlet.FileDownload?file=${id}`;
    assert.equal((await server.request(download, { as: 'guest@billing.example' })).status, 404);
    assert.equal((await server.request(download, { as: null })).status, 401);
    assert.equal((await server.request('/servlet/servlet.FileDownload', { as: ADMIN })).status, 404);
  });

  it('has the files that went out with it', async () => {
    const file = { name: 'notes.txt', contentType: 'text/plain', content: Buffer.from('Hello') };
    const welcome = { subject: 'Welcome', addresses: ['ANN@north.example', 'maria@north.example'], files: [file] };
    const files = async (): Promise<unknown> => (await server.request(`${local}/${sent}/files`, { as: ADMIN })).json;
    server.org.email.keep({ ...welcome, subject: 'Another' }, new Date('2026-11-03T15:30:00Z'));
    server.org.email.keep({ ...welcome, addresses: ['ann@north.example'] }, new Date('2026-11-03T15:30:00Z'));
    server.org.email.keep(welcome, new Date('2026-11-03T15:40:00Z'));
    assert.deepEqual(await files(), [], 'Other emails');
    server.org.email.keep(welcome, new Date('2026-11-03T15:30:02Z'));
    const content = file.content.toString('base64');
    assert.deepEqual(await files(), [{ name: 'notes.txt', contentType: 'text/plain', size: 5, content }]);
  });
});
