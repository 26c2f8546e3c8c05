import type { Benchmark } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { rounded } from '../statistics.ts';

/** Requests like those of a working day. */
async function work(org: BenchOrg): Promise<void> {
  const cases = await org.query<{ Id: string }>('SELECT Id FROM Case ORDER BY CaseNumber LIMIT 100');
  for (const { Id } of cases) {
    await org.call('GET', `/services/data/v67.0/sobjects/Case/${Id}`);
    await org.call('POST', '/services/data/v67.0/local/apex/OnboardingCaseController/getPage', { caseId: Id });
  }
  for (let time = 0; time < 20; time++)
    await org.call('GET', '/services/data/v67.0/ui-api/list-records/Case/Onboarding_Cases?pageSize=200');
}

export const memory: Benchmark = {
  about: 'Memory of the server, after the start and after requests',
  async run({ data, say }) {
    const org = await BenchOrg.start({ data: await data.copy() });
    const started = await org.usage();
    say('Reading 100 cases and the list view 20 times…');
    await work(org);
    const worked = await org.usage();
    await org.stop();
    return [
      {
        name: `server with ${data.cases} cases, started`,
        value: rounded(started.residentMB, 0),
        unit: 'MB',
        most: 250,
      },
      {
        name: `server with ${data.cases} cases, after requests`,
        value: rounded(worked.residentMB, 0),
        unit: 'MB',
        most: 250,
      },
    ];
  },
};
