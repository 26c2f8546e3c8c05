/**
 * The local org in a separate process, as in `npm start`. Addresses below `/bench/` answer with SQL, on the same port, with the same token and
 * data file.
 */
import { join } from 'node:path';
import { createServer, Tokens } from '../../../local-org/api/index.ts';
import { loadApex } from '../../../local-org/apex/index.ts';
import { openOrg } from '../../../local-org/org.ts';
import { readUsers } from '../../../local-org/start.ts';
import type { FromOrg, OrgOptions, ToOrg } from './messages.ts';
import { SqlRoutes } from './SqlRoutes.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as OrgOptions;
const org = openOrg({
  project: '.',
  data: options.data,
  users: readUsers('data/users.json'),
  organization: { name: 'Rosterpath' },
});
const apex = loadApex(org, { project: '.', cache: join('.cache', 'apex') });
const tokens = new Tokens();
const sql = new SqlRoutes(org.file, tokens);
let requests = 0;
const server = createServer({
  org,
  apex,
  project: '.',
  tokens,
  intercept: (request, response) => {
    requests += 1;
    return sql.answer(request, response);
  },
});
const url = await server.listen(0);
tell({ kind: 'ready', url, token: tokens.issue(org.organizationId, org.adminId) });

process.on('message', (message: ToOrg) => {
  if (message.kind === 'usage') {
    tell({ kind: 'usage', residentMB: process.memoryUsage.rss() / 2 ** 20, requests, file: org.file });
    return;
  }
  void server.close().then(() => {
    sql.close();
    org.close();
    process.exit(0);
  });
});

function tell(message: FromOrg): void {
  process.send?.(message);
}
