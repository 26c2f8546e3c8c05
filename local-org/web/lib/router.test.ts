import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listPage, parsePath, pathOf, recordPage } from './router.ts';

test('records and lists have the same addresses as in Lightning Experience', () => {
  assert.equal(pathOf(recordPage('500A', 'Case')), '/lightning/r/Case/500A/view');
  assert.equal(pathOf(recordPage('500A')), '/lightning/r/500A/view');
  assert.equal(pathOf(listPage('Case', 'My_Cases')), '/lightning/o/Case/list?filterName=My_Cases');
});

test('an address leads back to the page reference it was made from', () => {
  for (const page of [recordPage('500A', 'Case'), listPage('Case', 'My_Cases'), listPage('Case')]) {
    assert.deepEqual(parsePath(pathOf(page) ?? ''), page);
  }
});

test('the root is the home page, and an unknown address has no page', () => {
  assert.equal(parsePath('/')?.attributes['pageName'], 'home');
  assert.equal(parsePath('/lightning/x/y'), undefined);
  assert.equal(parsePath('/elsewhere'), undefined);
});

test('a page reference without a page has no address', () => {
  assert.equal(pathOf({ type: 'standard__knowledgeArticlePage', attributes: {}, state: {} }), undefined);
});
