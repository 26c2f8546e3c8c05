/** The scratch org definition enables what a deploy needs, with the sharing settings that Rosterpath supports. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const definition = JSON.parse(readFileSync('setup/project-scratch-def.json', 'utf8')) as {
  features: string[];
  settings: Record<string, Record<string, unknown>>;
  objectSettings: Record<string, { sharingModel: string }>;
};

test('a scratch org accepts Lightning email templates and contact roles', () => {
  assert.equal(definition.settings['emailTemplateSettings']?.['enableTemplateEnhancedFolderPref'], true);
  assert.ok(definition.features.includes('ContactsToMultipleAccounts'));
});

// Salesforce DX Developer Guide, "Scratch Org Definition Configuration Values": objectSettings have a
// sharingModel in lower camel case.
test('in a scratch org, account, opportunity, and case are private, and a contact follows its account', () => {
  const models = Object.entries(definition.objectSettings).map(([object, { sharingModel }]) => [object, sharingModel]);
  assert.deepEqual(Object.fromEntries(models), {
    account: 'private',
    contact: 'controlledByParent',
    opportunity: 'private',
    case: 'private',
  });
});
