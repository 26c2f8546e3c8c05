import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { firstError, startServer, type RawOptions, type TestServer } from './harness.ts';

const api = '/services/data/v67.0';

describe('bad input', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
  });
  after(() => server.close());

  const refused = async (
    path: string,
    status: number,
    errorCode: string,
    options: RawOptions = {},
  ): Promise<string> => {
    const reply = await server.request(path, options);
    assert.equal(reply.status, status, `${path}: ${reply.text}`);
    assert.equal(firstError(reply).errorCode, errorCode, reply.text);
    assert.ok(!/\.ts\b|node:|\bat .*:\d+:\d+/.test(reply.text), `no stack trace: ${reply.text}`);
    return firstError(reply).message ?? '';
  };

  it('gets the line and column of malformed JSON', async () => {
    const message = await refused(`${api}/sobjects/Account`, 400, 'JSON_PARSER_ERROR', { body: '{"Name":\n  oops}' });
    assert.match(message, /line:2, column:3/);
    for (const body of ['[', '"text"', '5', '[1]', 'null'])
      await refused(`${api}/sobjects/Account`, 400, 'JSON_PARSER_ERROR', { body });
  });

  it('is refused by its type if the body isn’t JSON', async () => {
    await refused(`${api}/sobjects/Account`, 415, 'UNSUPPORTED_MEDIA_TYPE', {
      body: '<a/>',
      headers: { 'Content-Type': 'application/xml' },
    });
    await refused(`${api}/sobjects/Account`, 415, 'UNSUPPORTED_MEDIA_TYPE', {
      body: '{"Name":"x"}',
      headers: { 'Content-Type': 'text/plain' },
    });
  });

  it('is refused if the body has 5 MB', async () => {
    const body = JSON.stringify({ Name: 'x'.repeat(5 * 1024 * 1024) });
    const message = await refused(`${api}/sobjects/Account`, 413, 'REQUEST_LIMIT_EXCEEDED', { body });
    assert.match(message, /4 MB/);
  });

  it('is refused for unknown addresses, objects, records, and versions', async () => {
    await refused(`${api}/nonsense`, 404, 'NOT_FOUND');
    await refused(`${api}/sobjects/Nonsense__c`, 404, 'NOT_FOUND');
    await refused(`${api}/sobjects/Account/001000000000000AAA`, 404, 'NOT_FOUND');
    await refused(`${api}/sobjects/Account/xyz`, 404, 'NOT_FOUND');
    await refused(`${api}/sobjects/Account/${server.org.adminId}`, 404, 'NOT_FOUND');
    await refused('/services/data/latest/limits', 404, 'NOT_FOUND');
    await refused('/services/nonsense', 404, 'NOT_FOUND', { as: null });
    await refused(`${api}/sobjects/%E0%A4%A/x`, 404, 'NOT_FOUND');
  });

  it('gets the allowed methods', async () => {
    const reply = await server.request(`${api}/sobjects/Account`, { method: 'DELETE' });
    assert.equal(reply.status, 405);
    assert.equal(firstError(reply).errorCode, 'METHOD_NOT_ALLOWED');
    assert.match(reply.headers.get('allow') ?? '', /GET, POST/);
    await refused('/services/data', 405, 'METHOD_NOT_ALLOWED', { method: 'POST', body: {} });
  });

  it('gets the name of what isn’t supported', async () => {
    assert.match(
      await refused(`${api}/tooling/query?q=SELECT+Id+FROM+ApexClass`, 501, 'FUNCTIONALITY_NOT_SUPPORTED'),
      /Tooling API/,
    );
    assert.match(
      await refused(`${api}/jobs/ingest`, 501, 'FUNCTIONALITY_NOT_SUPPORTED', { body: {} }),
      /Bulk API 2\.0/,
    );
    assert.match(await refused('/services/apexrest/x', 501, 'FUNCTIONALITY_NOT_SUPPORTED'), /Apex REST/);
    const soap = await server.request('/services/Soap/m/67.0', {
      body: '<x/>',
      headers: { 'Content-Type': 'text/xml' },
    });
    assert.equal(soap.status, 500);
    assert.match(soap.text, /<faultcode>sf:FUNCTIONALITY_NOT_SUPPORTED<\/faultcode><faultstring>.*Metadata API/);
  });

  it('may have any version and any number of leading slashes', async () => {
    for (const path of ['//services/data/v31.0/limits', '/services/data/v99.0/limits', '///services/data/v67.0']) {
      assert.equal((await server.request(path)).status, 200, path);
    }
    const versions = (await server.request('//services/data', { as: null })).json as {
      version: string;
      label: string;
    }[];
    assert.deepEqual(versions.at(-1), { label: "Summer '26", url: '/services/data/v67.0', version: '67.0' });
  });

  it('may contain names that JavaScript uses', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      await refused(`${api}/sobjects/${name}`, 404, 'NOT_FOUND');
      await refused(`${api}/sobjects/Account`, 400, 'INVALID_FIELD', { body: `{"${name}": "x"}` });
    }
    assert.equal(({} as Record<string, unknown>).x, undefined);
  });

  it('keeps script and markup as text', async () => {
    const name = `<script>alert("1")</script> ' OR 1=1 -- \u0000?`.replace('\u0000', '');
    const made = await server.request(`${api}/sobjects/Account`, { body: { Name: name } });
    const { id } = made.json as { id: string };
    const read = await server.request(`${api}/sobjects/Account/${id}?fields=Name`);
    assert.equal((read.json as { Name: string }).Name, name);
    assert.match(read.headers.get('content-type') ?? '', /^application\/json/);
  });

  it('that causes a fault in the org gets only the fault’s number, and the log gets the rest', async () => {
    const broken = await startServer({
      apex: {
        auraMethod: () => {
          throw new TypeError('inner detail');
        },
        callAuraMethod: () => ({ returnValue: null }),
        executeAnonymous: () => ({}),
      },
    });
    const reply = await broken.request(`${api}/local/apex/A/b`, { body: {} });
    assert.equal(reply.status, 500);
    assert.equal(firstError(reply).errorCode, 'UNKNOWN_EXCEPTION');
    assert.ok(!reply.text.includes('inner detail'));
    assert.match(broken.log.join(), /inner detail/);
    await broken.close();
  });
});
