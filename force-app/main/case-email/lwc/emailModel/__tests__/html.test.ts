import { asMail, isBlank, plainText, sameHtml } from 'c/emailModel';

it('removes markup from a text', () => {
  expect(plainText('<p>A &amp; B</p>\n<p>C&nbsp;D</p>')).toBe('A & B C D');
});

it.each([
  ['', true],
  ['<p><br></p>', true],
  ['<p>&nbsp;</p>', true],
  ['<p>a</p>', false],
  ['<img src="a.png">', false],
])('tells whether %j is blank', (html, blank) => expect(isBlank(html)).toBe(blank));

it.each([
  ['<p>A <b>b</b></p>\n<p>C</p>', '<p>A <strong>b</strong></p><p>C</p>', true],
  ['<div>A</div>', '<p class="x">A</p>', true],
  ['<p>A</p><p><br></p>', '<p>A</p>', true],
  ['<p>A b</p>', '<p>A&nbsp;b</p>', true],
  ['<p>A</p>', '<p>B</p>', false],
  ['<a href="https://a.example">x</a>', '<a href="https://b.example">x</a>', false],
  ['<p><b>A</b></p>', '<p>A</p>', false],
])('compares %j with %j', (one, other, same) => expect(sameHtml(one, other)).toBe(same));

it('adds margins between paragraphs', () => {
  expect(asMail('<p>A</p><p><br></p><ul><li>B</li></ul><p style="color: red">C</p>')).toBe(
    '<p style="margin: 0 0 1em">A</p><p style="margin: 0"><br></p>' +
      '<ul style="margin: 0 0 1em; padding-left: 2.5em"><li>B</li></ul><p style="color: red">C</p>',
  );
});
