/**
 * Runs before each component test file: the accessibility matcher, and the real words of the Custom Labels, so that a test reads what a
 * person reads and a label that is used but not defined shows up as `c.Its_Name`.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { setup } = require('@sa11y/jest');

setup();

const LABELS = join(__dirname, '../../force-app/main/default/labels/CustomLabels.labels-meta.xml');
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

const unescape = (text) => text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity]);

for (const [, name, value] of readFileSync(LABELS, 'utf8').matchAll(
  /<fullName>(.*?)<\/fullName>[\s\S]*?<value>([\s\S]*?)<\/value>/g,
)) {
  jest.mock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: unescape(value) }), { virtual: true });
}
