import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseXml, XmlError } from '../parse-xml.ts';

describe('XML', () => {
  it('becomes elements with their lines, attributes, and text', () => {
    const root = parseXml(
      '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- <a> -->\r\n<a x="1 &amp; 2" y=\'"\'>\r\n<b/>\n<c >one\r\ntwo</c>\n</a>\n',
    );
    assert.deepEqual([root.name, root.line, root.attributes], ['a', 3, { x: '1 & 2', y: '"' }]);
    assert.deepEqual(
      root.children.map(({ name, line, text }) => [name, line, text]),
      [
        ['b', 4, ''],
        ['c', 5, 'one\ntwo'],
      ],
    );
  });

  it('may write characters as entities, as numbers, and in CDATA', () => {
    assert.equal(parseXml('<a>&lt;&#38;&#x2019;<![CDATA[<b>&amp;]]>&quot;</a>').text, '<&’<b>&amp;"');
  });

  const INVALID: readonly [text: string, line: number, message: RegExp][] = [
    ['', 1, /no element/],
    ['<a>\n<b>\n</a>', 3, /^<\/a> closes <b>$/],
    ['<a>\n<b></b>\n', 1, /^<a> in line 1 isn't closed$/],
    ['<a/>\n</b>', 2, /^<\/b> closes <>$/],
    ['<a/>\n<b/>', 2, /^<b> is outside/],
    ['<a/>text', 1, /text outside/],
    ['<a>\n\n<b', 3, /isn't valid XML/],
    ['<a>\n<b x=1/></a>', 2, /isn't valid XML/],
    ['<a>\n<b x="1" x="2"/></a>', 2, /x appears twice/],
    ['<a>\n<!-- open</a>', 2, /isn't valid XML/],
    ['<!DOCTYPE a>\n<a/>', 1, /isn't valid XML/],
    ['<a>\nQ & A</a>', 1, /^& must be written as &amp;$/],
    ['<a>&nbsp;</a>', 1, /^&nbsp; must be written as &amp;$/],
    ['<a>&#0;</a>', 1, /^&#0; must be/],
  ];
  for (const [text, line, message] of INVALID)
    it(`is refused with its line: ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => parseXml(text),
        (error: unknown) => error instanceof XmlError && error.line === line && message.test(error.message),
      );
    });
});
