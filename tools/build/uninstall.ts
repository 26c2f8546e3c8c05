/** `npm run build:uninstall`: writes the manifests for `docs/uninstall.md`. Run it after you add or remove metadata. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployed, FOLDER, uninstallManifests } from './uninstallManifests.ts';

const { sourceApiVersion } = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { sourceApiVersion: string };

mkdirSync(FOLDER, { recursive: true });
for (const [file, text] of uninstallManifests(deployed('force-app'), sourceApiVersion))
  writeFileSync(join(FOLDER, file), text);
