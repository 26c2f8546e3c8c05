/**
 * The cost of sanitizing an email, in Apex statements. CPU time in an org follows this number, which doesn't
 * depend on this computer.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callStatic } from '../../local-org/apex/call-static.ts';
import { loadApex } from '../../local-org/apex/index.ts';
import { Execution } from '../../local-org/apex/runtime/execution.ts';
import { openOrg } from '../../local-org/org.ts';

const org = openOrg({ project: '.', data: ':memory:' });
const apex = loadApex(org, { project: '.', cache: '.cache/apex' });
after(() => org.close());

/** The number of statements in a call. */
function statementsOf(method: string, args: Readonly<Record<string, string>>): number {
  const enter = Reflect.get(Execution.prototype, 'enterStatement') as (line: number, id: number) => void;
  let count = 0;
  Execution.prototype.enterStatement = function (line, id) {
    count++;
    enter.call(this, line, id);
  };
  try {
    callStatic(apex, org.session(org.adminId), 'RpHtmlSanitizer', method, args);
  } finally {
    Execution.prototype.enterStatement = enter;
  }
  return count;
}

const row = (number: number): string =>
  `<tr><td style="padding: 4px 8px; font-family: Arial, sans-serif; color: #333333" align="left" valign="top">` +
  `<a href="https://vendor.example/article/${number}?source=newsletter&amp;medium=email" style="color: #0176d3" target="_blank">` +
  `Article ${number}</a><p style="margin: 0; line-height: 1.4">It&#8217;s ready &amp; waiting.</p></td></tr>`;

test('a newsletter of 100 KB is sanitized in 100,000 statements', () => {
  const html = `<table width="100%">${Array.from({ length: 320 }, (_, number) => row(number)).join('')}</table>`;
  assert.ok(html.length > 100_000);
  const count = statementsOf('sanitize', { html });
  assert.ok(count > 1000 && count <= 100_000, `${count} statements`);
});

test('6,000 small elements are sanitized in 250,000 statements', () => {
  const count = statementsOf('sanitize', { html: '<p>word word <b>bold</b> word</p>'.repeat(3000) });
  assert.ok(count > 1000 && count <= 250_000, `${count} statements`);
});
