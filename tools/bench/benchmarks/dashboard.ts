import { openOrg } from '../../../local-org/org.ts';
import { readUsers } from '../../../local-org/start.ts';
import { Rest } from '../../../tests/support/rest.ts';
import type { Bench, Benchmark } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { fillDashboard } from '../org/fillDashboard.ts';
import { inTurns, median, rounded } from '../statistics.ts';

const ROUNDS = 15;
const WARM_UP = 5;

interface Figures {
  readonly total: number;
  readonly risks: readonly { readonly amount: number }[];
}

export const dashboard: Benchmark = {
  about: "The manager's dashboard, compared with the same aggregates in SQL",
  async run(bench) {
    const org = await BenchOrg.start({ data: filled(bench) });
    try {
      const manager = await Rest.signIn(org.url, 'manager');
      const ours = (): Promise<Figures> => manager.apex('DashboardController.getDashboard', {});
      const sql = (): Promise<unknown[][]> => org.call('GET', '/bench/dashboard');
      check(await ours(), await sql());
      await inTurns(WARM_UP, ours, sql);
      const { first, second } = await inTurns(ROUNDS, ours, sql);
      const [taken, compared] = [median(first), median(second)];
      return [
        {
          name: `the dashboard of ${bench.data.cases} cases`,
          value: rounded(taken / compared),
          unit: '×',
          most: 3,
          note: `${rounded(taken, 0)} ms compared with ${rounded(compared, 0)} ms for SQL, medians of ${ROUNDS}`,
        },
      ];
    } finally {
      await org.stop();
    }
  },
};

/** Both count the same cases. */
function check({ total, risks }: Figures, answers: readonly unknown[][]): void {
  const [owners = []] = answers;
  const counted = (owners as number[][]).reduce((sum, row) => sum + Number(row.at(-1)), 0);
  if (counted !== total) throw new Error(`The dashboard counts ${total} open cases, and SQL counts ${counted}.`);
  const overdue = (answers[6] as number[][])[0]?.[0];
  if (risks[1]?.amount !== overdue)
    throw new Error(`The dashboard counts ${risks[1]?.amount} cases with overdue items, and SQL counts ${overdue}.`);
}

function filled({ data, say }: Bench): string {
  const folder = data.empty();
  say(`Creating ${data.cases} onboarding cases with their stages, items, and integrations…`);
  const org = openOrg({ project: '.', data: folder, users: readUsers('data/users.json') });
  fillDashboard(org, data.cases);
  org.close();
  return folder;
}
