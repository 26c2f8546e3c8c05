import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName, isFilePreview } from './filePreview.ts';

test('a file preview is a page of its own', () => {
  const page = { type: 'standard__namedPage', attributes: { pageName: 'filePreview' }, state: {} };
  assert.equal(isFilePreview(page), true);
  assert.equal(isFilePreview({ ...page, attributes: { pageName: 'home' } }), false);
  assert.equal(isFilePreview({ ...page, type: 'standard__recordPage' }), false);
});

test('a downloaded file has its extension once', () => {
  assert.equal(fileName({ Title: 'Prices', FileExtension: 'csv' }), 'Prices.csv');
  assert.equal(fileName({ Title: 'Prices.CSV', FileExtension: 'csv' }), 'Prices.CSV');
  assert.equal(fileName({ Title: 'README', FileExtension: null }), 'README');
});
