/** Fills a new org with the sample records, over HTTP and with the very command that fills a scratch org. */
import { Connection } from 'jsforce';
import type { PrepareAccess } from '../../local-org/start.ts';
import { loadSample } from '../../scripts/commands/loadSample.ts';
import { contextOf } from '../../scripts/CommandContext.ts';
import { API_VERSION } from '../../scripts/org/connect.ts';
import { quiet } from '../../scripts/output/Reporter.ts';

export async function loadSampleData({ url, accessToken }: PrepareAccess): Promise<void> {
  console.log('Loading the sample records, once …');
  const connection = new Connection({ instanceUrl: url, accessToken, version: API_VERSION });
  await loadSample(await contextOf(connection, { targetOrg: 'local', reporter: quiet(), dryRun: false }));
}
