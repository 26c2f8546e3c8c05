/**
 * Sharing in Apex. Apex Developer Guide, "Use the with sharing, without sharing, and inherited sharing
 * Keywords", "Enforce User Mode for Database Operations", "Sharing a Record Using Apex", "Use the runAs()
 * Method".
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadApex, runTests, type ApexRuntime } from '../index.ts';
import { PROJECT, SharingOrg } from '../../security/test/sharing-org.ts';

describe('Apex', () => {
  let org: SharingOrg;
  let apex: ApexRuntime;
  before(() => {
    org = new SharingOrg();
    apex = loadApex(org.org, { project: PROJECT });
  });
  after(() => org.close());

  it('enforces sharing as the Apex tests of the project expect', () => {
    const report = runTests({ org: org.org, program: apex.program });
    assert.deepEqual(
      report.results
        .filter((result) => !result.passed)
        .map((result) => `${result.method}: ${result.failure?.text ?? ''}`),
      [],
    );
    assert.equal(report.passed, 7);
  });

  it('enforces sharing when a component calls it, with inherited sharing and in old classes without a keyword', () => {
    org.insert('Deal__c', 'rep', { Name: 'Library' });
    const count = (name: string, cls: string, method: string) =>
      apex.callAuraMethod(org.session(name), cls, method, {}).returnValue;
    for (const [cls, method] of [
      ['Entry', 'count'],
      ['Old', 'countForComponent'],
    ] as const) {
      assert.equal(count('rep', cls, method), 1, cls);
      assert.equal(count('stranger', cls, method), 0, cls);
    }
  });
});
