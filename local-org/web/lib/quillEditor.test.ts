import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewrite } from '../test/editorInJsdom.ts';

const ALL = ['bold', 'italic', 'underline', 'list', 'link'];

for (const [what, html, expected] of [
  [
    'keeps paragraphs, lists, emphasis, and links',
    '<p>A <strong>b</strong> <em>c</em> <u>d</u></p><ul><li>e</li></ul><ol><li>f</li><li>g</li></ol>',
    '<p>A <strong>b</strong> <em>c</em> <u>d</u></p><ul><li>e</li></ul><ol><li>f</li><li>g</li></ol>',
  ],
  ['turns line breaks into paragraphs', '<p>A<br>B<br>C</p>', '<p>A</p><p>B</p><p>C</p>'],
  [
    'turns a table into text',
    '<table><tr><td><b>District</b></td><td>Bluebonnet</td></tr></table>',
    '<p><strong>District</strong></p><p>Bluebonnet</p>',
  ],
  ['fills an empty paragraph', '<p>A</p><p></p><p>B</p>', '<p>A</p><p><br></p><p>B</p>'],
  ['removes a paragraph inside an item', '<ul><li><p>A</p></li></ul>', '<ul><li>A</li></ul>'],
  ['drops styles and classes', '<p style="color:red" class="ql-align-center">A</p>', '<p>A</p>'],
  ['drops what has no format', '<h1>A</h1><div>B</div><img src="https://x.example/a.png"><hr>', '<p>A</p><p>B</p>'],
  ['flattens lists in lists', '<ul><li>A<ul><li>B</li></ul></li></ul>', '<ul><li>A</li><li>B</li></ul>'],
  [
    'marks links as external',
    '<a href="https://a.example/?b=1&amp;c=2">A</a>',
    '<p><a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer" target="_blank">A</a></p>',
  ],
  ['removes script links', '<a href="javascript:x()">A</a>', /^<p><a href="about:blank"/],
  ['is blank without text', '<p></p><p> </p>', /^(<p><br><\/p>)*$/],
] as const) {
  test(`the editor ${what}`, () => {
    const { html: actual, changes } = rewrite(html, ALL);
    if (expected instanceof RegExp) assert.match(actual, expected);
    else assert.equal(actual, expected);
    assert.equal(changes, 1, 'fires a change for every text it gets');
  });
}

test('only the offered formats stay', () => {
  assert.equal(
    rewrite('<p><b>A</b> <u>B</u></p><ul><li>C</li></ul>', ['bold']).html,
    '<p><strong>A</strong> B</p><p>C</p>',
  );
});
