/** Loads the sample records into a new local org, over HTTP and with the same command as for a scratch org. */
import type { PrepareAccess } from '../../local-org/start.ts';
import { loadSample } from '../../scripts/commands/loadSample.ts';
import { contextOf } from '../../scripts/CommandContext.ts';
import { openConnection } from '../../scripts/org/connect.ts';
import { quiet } from '../../scripts/output/Reporter.ts';

export async function loadSampleData({ url, accessToken }: PrepareAccess): Promise<void> {
  console.log('Loading the sample records (first start only)…');
  const connection = openConnection({ instanceUrl: url, accessToken });
  await loadSample(await contextOf(connection, { targetOrg: 'local', reporter: quiet(), dryRun: false }));
}
