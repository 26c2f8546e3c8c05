/** The deployed version record tells deploys and preflight which version the org has. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

test('the deployed version record has the version of package.json', () => {
  const record = readFileSync(
    'force-app/main/shared/customMetadata/Onboarding_Setting.Rosterpath_Version.md-meta.xml',
    'utf8',
  );
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.equal(/<field>Value__c<\/field>\s*<value xsi:type="xsd:string">([^<]*)</.exec(record)?.[1], version);
});
