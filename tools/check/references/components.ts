/** Checks that components on record pages declare `recordId`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenOf, isTrue, type XmlElement } from '../xml/readXml.ts';
import { eachFile } from './Inventory.ts';

const RECORD_PAGE = 'lightning__RecordPage';

/**
 * Salesforce may ignore a property that is inherited from another bundle, so the page never sets it (salesforce/lwc issue 5409,
 * forcedotcom/cli issue 3339).
 */
export const recordComponents = eachFile('js', ({ file, name, root }, inventory, findings) => {
  if (!isTrue(root, 'isExposed') || !targetsOf(root).includes(RECORD_PAGE)) return;
  const code = readFileSync(join(inventory.root, file.replace(/\.js-meta\.xml$/, '.ts')), 'utf8');
  if (wantsRecord(code) && !declaresRecord(code))
    findings.add(root, `${name} is placed on record pages but doesn't declare "@api recordId" in its own class.`);
});

const targetsOf = (component: XmlElement): string[] =>
  childrenOf(component, 'targets').flatMap((list) => childrenOf(list, 'target').map(({ text }) => text.trim()));

/** Directly, or through a class of another bundle. */
function wantsRecord(code: string): boolean {
  const base = /\bclass \w+ extends (\w+)/.exec(code)?.[1] ?? '';
  const isOfBundle = new RegExp(`import ${base}\\b.* from 'c/`).test(code);
  return isOfBundle || /\brecordId\b/.test(code);
}

const declaresRecord = (code: string): boolean => /@api\s+(?:get\s+|set\s+)?recordId\b/.test(code);
