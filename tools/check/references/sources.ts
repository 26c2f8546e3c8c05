/** Checks the folder, name, and API version of each file. */
import { basename, dirname, join } from 'node:path';
import type { Finding } from '../Finding.ts';
import { findMetadata, packageFolders, sourceApiVersion } from '../project/files.ts';
import { readXml, textOf, XmlError } from '../xml/readXml.ts';
import { readFileSync } from 'node:fs';
import type { Inventory } from './Inventory.ts';

/** Where the files of a type must be. A deploy skips other files without an error. */
const PLACES: readonly RegExp[] = [
  /^applications\/[^/]+\.app-meta\.xml$/,
  /^classes\/(.+\/)?\w+\.cls(-meta\.xml)?$/,
  /^triggers\/(.+\/)?\w+\.trigger(-meta\.xml)?$/,
  /^customMetadata\/\w+\.\w+\.md-meta\.xml$/,
  /^customPermissions\/\w+\.customPermission-meta\.xml$/,
  /^email\/\w+\.(emailTemplateFolder|emailFolder)-meta\.xml$/,
  /^email\/\w+\/\w+\.email(-meta\.xml)?$/,
  /^flexipages\/\w+\.flexipage-meta\.xml$/,
  /^groups\/\w+\.group-meta\.xml$/,
  /^globalValueSets\/\w+\.globalValueSet-meta\.xml$/,
  /^labels\/\w+\.labels-meta\.xml$/,
  /^layouts\/[^/]+\.layout-meta\.xml$/,
  /^lwc\/([a-z]\w*)\/(\1\.(ts|html|css|js-meta\.xml)|\w+\.ts|__tests__\/.+|\w+\.(html|css)|\1\.js)$/,
  /^lwc\/([a-z]\w*)\/\w+\.js$/,
  /^lwc\/jsconfig\.json$/,
  /^messageChannels\/\w+\.messageChannel-meta\.xml$/,
  /^notificationtypes\/\w+\.notiftype-meta\.xml$/,
  /^objects\/(\w+)\/\1\.object-meta\.xml$/,
  /^objects\/\w+\/fields\/\w+\.field-meta\.xml$/,
  /^objects\/\w+\/recordTypes\/\w+\.recordType-meta\.xml$/,
  /^objects\/\w+\/listViews\/\w+\.listView-meta\.xml$/,
  /^objects\/\w+\/compactLayouts\/\w+\.compactLayout-meta\.xml$/,
  /^objects\/\w+\/businessProcesses\/[^/]+\.businessProcess-meta\.xml$/,
  /^objects\/\w+\/validationRules\/\w+\.validationRule-meta\.xml$/,
  /^permissionsets\/\w+\.permissionset-meta\.xml$/,
  /^profiles\/[^/]+\.profile-meta\.xml$/,
  /^queues\/\w+\.queue-meta\.xml$/,
  /^sharingRules\/\w+\.sharingRules-meta\.xml$/,
  /^staticresources\/.+$/,
  /^tabs\/\w+\.tab-meta\.xml$/,
];

export function places({ root, sources }: Inventory): Finding[] {
  return packageFolders(root).flatMap((folder) =>
    sources
      .filter((file) => file.startsWith(`${folder}/`))
      .filter((file) => !PLACES.some((place) => place.test(inFeature(file, folder))))
      .map((file) => ({ file, message: "a deploy wouldn't recognize this file by its folder and name." })),
  );
}

/** The path in the folder of a feature, such as `force-app/main/timeline`. */
const inFeature = (file: string, folder: string): string => file.slice(folder.length + 1).replace(/^main\/[^/]+\//, '');

/** Types whose files contain their name. */
const SELF_NAMED = ['field', 'recordType', 'listView', 'compactLayout', 'businessProcess', 'validationRule'];

export function names(inventory: Inventory): Finding[] {
  return SELF_NAMED.flatMap((type) =>
    inventory.ofType(type).flatMap(({ file, name, root }) => {
      const written = textOf(root, 'fullName');
      if (written === name) return [];
      return [{ file, line: root.line, message: `the file is named ${name}, but its fullName is "${written}".` }];
    }),
  );
}

/** Apex and components use the API version in their meta file, not the one in sfdx-project.json. */
export function apiVersions({ root }: Inventory): Finding[] {
  const wanted = sourceApiVersion(root);
  return [...['cls', 'trigger', 'js'].flatMap((type) => findMetadata(root, type))].flatMap((file) => {
    const version = apiVersionOf(join(root, file));
    return version === wanted
      ? []
      : [{ file, message: `the API version is ${version || 'missing'}. Use the project's version, ${wanted}.` }];
  });
}

function apiVersionOf(file: string): string {
  try {
    return textOf(readXml(file), 'apiVersion');
  } catch (error) {
    if (error instanceof XmlError) return '';
    throw error;
  }
}

/** Checks that the class or trigger has the name of its file. */
export function declaredNames({ root, sources }: Inventory): Finding[] {
  return sources
    .filter((file) => /\.(cls|trigger)$/.test(file))
    .flatMap((file) => {
      const name = basename(file).replace(/\.(cls|trigger)$/, '');
      const declared = declaredName(join(root, file));
      return declared === undefined || declared === name
        ? []
        : [{ file, message: `the file declares ${declared}, not ${name}.` }];
    });
}

/** Checks that each email template has text, a subject, and a folder. */
export function emailTemplates(inventory: Inventory): Finding[] {
  return inventory.ofType('email').flatMap(({ file, root }) => {
    const findings: Finding[] = [];
    const folder = dirname(file);
    const has = (path: string): boolean => inventory.sources.includes(path);
    if (!has(file.replace(/-meta\.xml$/, ''))) findings.push({ file, message: 'the template has no text file.' });
    if (!has(`${folder}.emailTemplateFolder-meta.xml`) && !has(`${folder}.emailFolder-meta.xml`))
      findings.push({ file, message: `the folder ${basename(folder)} has no meta file.` });
    if (textOf(root, 'subject') === '')
      findings.push({ file, line: root.line, message: 'the template has no subject.' });
    return findings;
  });
}

function declaredName(file: string): string | undefined {
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\])*'/g, ' ');
  return /\b(?:class|interface|enum|trigger)\s+(\w+)/i.exec(code)?.[1];
}
