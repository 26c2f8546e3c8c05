import { openOrg } from '../../../local-org/org.ts';
import { readUsers } from '../../../local-org/start.ts';
import { Rest } from '../../../tests/support/rest.ts';
import type { Bench, Benchmark } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { fillWorkList } from '../org/fillWorkList.ts';
import { inTurns, median, rounded } from '../statistics.ts';

/** As many as the work list and one page of a list view can show. */
const CASES = 2_000;
const ROUNDS = 15;
const WARM_UP = 5;
const WHO = 'specialist';
const LIST_VIEW = `/ui-api/list-records/Case/My_Onboarding_Cases?pageSize=${CASES}`;

export const worklist: Benchmark = {
  about: `The work list of ${CASES} open cases, compared with the list view of the same cases`,
  async run(bench) {
    const org = await BenchOrg.start({ data: filled(bench) });
    try {
      const person = await Rest.signIn(org.url, WHO);
      const list = async (): Promise<{ count: number }> => (await person.call('GET', LIST_VIEW)) as { count: number };
      const work = (): Promise<{ rows: unknown[] }> => person.apex('WorkListController.getList', { whose: 'ME' });
      const { rows } = await work();
      const { count } = await list();
      if (rows.length !== CASES || count !== CASES)
        throw new Error(`The work list has ${rows.length} cases and the list view ${count}, instead of ${CASES}.`);
      await inTurns(WARM_UP, work, list);
      const { first, second } = await inTurns(ROUNDS, work, list);
      const [ours, theirs] = [median(first), median(second)];
      return [
        {
          name: `the request for the work list of ${CASES} cases`,
          value: rounded(ours / theirs),
          unit: '×',
          most: 1.5,
          note: `${rounded(ours, 0)} ms compared with ${rounded(theirs, 0)} ms for the list view, medians of ${ROUNDS}`,
        },
      ];
    } finally {
      await org.stop();
    }
  },
};

function filled({ data, say }: Bench): string {
  const folder = data.empty();
  say(`Creating ${CASES} open cases with their tasks, emails, and subscriptions…`);
  const org = openOrg({ project: '.', data: folder, users: readUsers('data/users.json') });
  fillWorkList(org, CASES, WHO);
  org.close();
  return folder;
}
