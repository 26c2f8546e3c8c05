/** Checks queues, public groups, and sharing rules. They must not name users, because usernames differ between orgs. */
import { basename } from 'node:path';
import { childrenOf, textOf, type XmlElement } from '../xml/readXml.ts';
import { eachFile, type Findings } from './Inventory.ts';

export const queues = eachFile('queue', ({ root }, { schema }, findings) => {
  checkSaysOfManagers(root, findings);
  for (const entry of childrenOf(root, 'queueSobject')) {
    const name = textOf(entry, 'sobjectType');
    if (!schema.object(name)) findings.add(entry, `there is no object ${name}.`);
    else if (!schema.field(name, 'OwnerId'))
      findings.add(entry, `records of ${name} have no owner, so no queue can own them.`);
  }
  for (const members of childrenOf(root, 'queueMembers')) {
    if (childrenOf(members, 'users').length > 0)
      findings.add(
        members,
        'remove the users from this queue: they exist in one org only. An admin adds members in each org.',
      );
  }
});

export const groups = eachFile('group', ({ root }, _inventory, findings) => checkSaysOfManagers(root, findings));

/** A queue or public group must say whether managers are included (Metadata API Guide, "Queue", "Group"). */
function checkSaysOfManagers(root: XmlElement, findings: Findings): void {
  if (textOf(root, 'doesIncludeBosses') === '')
    findings.add(root, 'needs <doesIncludeBosses>. Without it, the deploy fails.');
}

export const sharingRules = eachFile('sharingRules', ({ file, root }, inventory, findings) => {
  const object = inventory.schema.object(basename(file, '.sharingRules-meta.xml'));
  if (!object) return findings.add(root, 'there is no object with this name.');
  for (const rule of root.children) {
    for (const side of [...childrenOf(rule, 'sharedTo'), ...childrenOf(rule, 'sharedFrom')]) {
      for (const group of childrenOf(side, 'group')) {
        if (!inventory.names('group').has(group.text.trim()))
          findings.add(group, `there is no group ${group.text.trim()}.`);
      }
      for (const queue of childrenOf(side, 'queue')) {
        if (!inventory.names('queue').has(queue.text.trim()))
          findings.add(queue, `there is no queue ${queue.text.trim()}.`);
      }
    }
    for (const item of childrenOf(rule, 'criteriaItems')) {
      const name = textOf(item, 'field');
      const recordTypes = object.recordTypes.map(({ developerName }) => developerName);
      if (!object.fields.has(name.toLowerCase())) findings.add(item, `there is no field ${object.name}.${name}.`);
      else if (name === 'RecordTypeId' && !recordTypes.includes(textOf(item, 'value')))
        findings.add(item, `there is no record type ${textOf(item, 'value')}.`);
    }
  }
});
