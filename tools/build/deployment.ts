/** The steps of `npm run deploy`. The org, the `sf` CLI, and the compiler are parameters, for tests. */
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import type { Connection } from 'jsforce';
import { toCommandError } from '../../scripts/org/refusals.ts';
import { CommandError } from '../../scripts/output/CommandError.ts';
import { plainLines } from '../../scripts/output/plainText.ts';
import { emailTemplateFolders, type Finding } from '../../scripts/preflight/checks.ts';
import { takenNames } from '../../scripts/preflight/takenNames.ts';
import { needlessRules, pathsWithout } from './sharingRules.ts';
import { deployed } from './uninstallManifests.ts';
import { DELETIONS, FOLDER, hasEarlierVersion, deletions, released } from './upgradeManifest.ts';

const SOURCE = 'force-app';
const OVERWRITE = '--overwrite';

export interface Surroundings {
  connect(targetOrg: string): Promise<Connection>;
  /** The exit code of the `sf` CLI, or null if it isn't installed. */
  sf(words: readonly string[]): number | null;
  compile(): boolean;
  /** Prints to standard error, because with `--json` standard output must have only the document of `sf`. */
  say(sentence: string): void;
}

export type ExitCode = number;

/** `words`: the command line. All options except `--overwrite` go to `sf project deploy start`. */
export async function deploy(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { say } = surroundings;
  try {
    return await steps(words, surroundings);
  } catch (error) {
    const { message, exitCode } = toCommandError(error);
    say(plainLines(message));
    return exitCode;
  }
}

async function steps(words: readonly string[], { connect, sf, compile, say }: Surroundings): Promise<ExitCode> {
  const targetOrg = targetOrgOf(words);
  if (sf(['--version']) !== 0) throw sfMissing();
  const connection = await connect(targetOrg);
  await requireReady(connection, words.includes(OVERWRITE));
  const paths = await pathsFor(connection, say);
  const outdated = await outdatedComponents(connection, say);
  if (!compile()) return 1;
  const start = (what: readonly string[]): ExitCode =>
    sf(['project', 'deploy', 'start', ...what, ...words.filter((word) => word !== OVERWRITE)]) ?? 1;
  return outdated === 0 ? start(paths.flatMap((path) => ['--source-dir', path])) : upgrade(paths, start);
}

/** How many components of an earlier version this deployment deletes. */
async function outdatedComponents(connection: Connection, say: Surroundings['say']): Promise<number> {
  const outdated = deletions(released(), deployed(SOURCE));
  if (!(await hasEarlierVersion(connection, outdated, SOURCE))) return 0;
  say(
    `This org has an earlier version of Rosterpath. The deployment also deletes the ${outdated.length} components listed in ${FOLDER}/${DELETIONS}.`,
  );
  return outdated.length;
}

/**
 * Deploys and deletes in one deployment: if a step fails, Salesforce undoes both. The flag for the deletions depends on `--manifest` and
 * doesn't work with `--source-dir` (https://github.com/forcedotcom/cli/issues/2619, and `dependsOn` in
 * https://github.com/salesforcecli/plugin-deploy-retrieve/blob/main/src/commands/project/deploy/start.ts), so the paths become a manifest.
 * It works with `--dry-run` (https://github.com/forcedotcom/cli/issues/2099). A component that the org doesn't have is a warning, which
 * fails the deployment unless warnings are ignored (Salesforce CLI Command Reference, "project deploy start", `--ignore-warnings`:
 * https://developer.salesforce.com/docs/platform/salesforce-cli-reference/guide/cli_reference_project_deploy_start.html).
 */
async function upgrade(paths: readonly string[], start: (what: readonly string[]) => ExitCode): Promise<ExitCode> {
  const folder = mkdtempSync(join(tmpdir(), 'rosterpath-deploy-'));
  try {
    const manifest = join(folder, 'package.xml');
    writeFileSync(manifest, await ComponentSet.fromSource([...paths]).getPackageXml());
    const deleted = join(FOLDER, DELETIONS);
    return start(['--manifest', manifest, '--post-destructive-changes', deleted, '--ignore-warnings']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function targetOrgOf(words: readonly string[]): string {
  const at = words.findIndex((word) => /^(-o|--target-org)(=|$)/.test(word));
  const word = words[at] ?? '';
  const targetOrg = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (words[at + 1] ?? '');
  if (at === -1 || targetOrg === '') {
    throw new CommandError(
      'NO_TARGET_ORG',
      'Add the org: npm run deploy -- --target-org ALIAS. ALIAS is an org that the sf CLI is signed in to.',
      2,
    );
  }
  if (targetOrg === 'local') {
    throw new CommandError('LOCAL_ORG', 'The local org reads force-app at every start. There is nothing to deploy.', 2);
  }
  return targetOrg;
}

function sfMissing(): CommandError {
  return new CommandError(
    'SF_MISSING',
    'The sf CLI isn\'t installed. Install it with "npm install --global @salesforce/cli", then sign in with "sf org login web --alias ALIAS".',
  );
}

/** Stops if the deploy would fail or overwrite components of the org. */
async function requireReady(connection: Connection, overwrite: boolean): Promise<void> {
  const findings = [await emailTemplateFolders(connection), ...(overwrite ? [] : await takenNames(connection))].filter(
    ({ state }) => state !== 'ready',
  );
  if (findings.length === 0) return;
  throw new CommandError(
    'NOT_DEPLOYED',
    ['Nothing was deployed.', ...findings.map(inWords), ...(findings.some(isTaken) ? [HOW_TO_OVERWRITE] : [])].join(
      '\n\n',
    ),
  );
}

const isTaken = ({ state }: Finding): boolean => state === 'taken';

const HOW_TO_OVERWRITE =
  'The org already has these components, and a deploy would overwrite them. Rename yours. To overwrite them, add --overwrite.';

function inWords({ check, detail, remedy, names }: Finding): string {
  if (names !== undefined) return [`${check}:`, ...names.map((name) => `  ${name}`)].join('\n');
  return `${check}: ${detail}. ${remedy}`;
}

async function pathsFor(connection: Connection, say: Surroundings['say']): Promise<string[]> {
  const needless = await needlessRules(connection, globSync(`${SOURCE}/**/*.sharingRules-meta.xml`));
  for (const { object, access } of needless)
    say(
      `Skipped: the sharing rules of ${object}. Its organization-wide default is ${access}, so there is nothing to share.`,
    );
  return pathsWithout(
    SOURCE,
    needless.map(({ file }) => file),
  );
}
