/** `npm run build:upgrade`: writes the manifests in `setup/upgrade`. Run it after you rename or delete a class, trigger, component, or label. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployed } from './uninstallManifests.ts';
import { FOLDER, released, upgradeManifests } from './upgradeManifest.ts';

const { sourceApiVersion } = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { sourceApiVersion: string };

for (const [file, text] of upgradeManifests(released(), deployed('force-app'), sourceApiVersion))
  writeFileSync(join(FOLDER, file), text);
