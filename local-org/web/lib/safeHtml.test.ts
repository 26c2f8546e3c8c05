import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { isBlankHtml, linkAddress, safeHtml } from './safeHtml.ts';

before(() => {
  Object.assign(globalThis, { DOMParser: new JSDOM('').window.DOMParser });
});

for (const [what, html, expected] of [
  [
    'keeps emphasis, lists, and paragraphs',
    '<p>A <b>b</b> <i>c</i> <u>d</u></p><ul><li>e</li></ul>',
    '<p>A <strong>b</strong> <em>c</em> <u>d</u></p><ul><li>e</li></ul>',
  ],
  ['drops scripts with their text', '<p>A</p><script>alert(1)</script>', '<p>A</p>'],
  ['drops event handlers, styles, and classes', '<p onclick="x()" style="position:fixed" class="y">A</p>', '<p>A</p>'],
  ['drops images, which the browser would load', 'A<img src=x onerror="x()">B', 'AB'],
  ['drops frames and vector graphics', '<iframe src="//x"></iframe><svg onload="x()"><text>T</text></svg>B', 'B'],
  [
    'keeps links to pages',
    '<a href="https://a.example/?b=1&c=2" target=_blank>A</a>',
    '<a href="https://a.example/?b=1&amp;c=2">A</a>',
  ],
  ['keeps only the text of script links', '<a href=" java\nscript:x()">A</a>', 'A'],
  ['turns blocks into paragraphs', '<div><div>A</div><div>B</div></div>', '<p>A</p><p>B</p>'],
  ['keeps text that looks like markup as text', '<p>&lt;script&gt;1 &amp; 2</p>', '<p>&lt;script&gt;1 &amp; 2</p>'],
  [
    'keeps a quote inside an address',
    '<a href="https://a.example/&quot;x">A</a>',
    '<a href="https://a.example/&quot;x">A</a>',
  ],
  ['drops comments and conditional parts', 'A<!-- x --><!--[if mso]>B<![endif]-->', 'A'],
] as const) {
  test(`rich text ${what}`, () => assert.equal(safeHtml(html), expected));
}

test('text without readable content is blank', () => {
  assert.equal(isBlankHtml('<p><br></p>&nbsp;'), true);
  assert.equal(isBlankHtml('<p>a</p>'), false);
});

test('a link without a scheme gets one', () => {
  assert.equal(linkAddress(' school.example/start '), 'https://school.example/start');
  assert.equal(linkAddress('localhost:8080/a'), 'https://localhost:8080/a');
  assert.equal(linkAddress('help@school.example'), 'mailto:help@school.example');
  assert.equal(linkAddress('HTTP://school.example'), 'HTTP://school.example');
  assert.equal(linkAddress('javascript:alert(1)'), undefined);
  assert.equal(linkAddress('two words'), undefined);
  assert.equal(linkAddress(''), undefined);
});
