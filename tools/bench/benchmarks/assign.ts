import { openOrg } from '../../../local-org/org.ts';
import { readUsers } from '../../../local-org/start.ts';
import { Rest } from '../../../tests/support/rest.ts';
import type { Bench, Benchmark } from '../Benchmark.ts';
import { BenchOrg } from '../org/BenchOrg.ts';
import { fillAssignment, withSpecialists } from '../org/fillAssignment.ts';
import { inTurns, median, rounded } from '../statistics.ts';

/** As many as the page can show. */
const CASES = 2_000;
const FEW = CASES / 4;
const SPECIALISTS = 50;
const ROUNDS = 7;
const WARM_UP = 3;

interface Board {
  readonly rows: readonly { readonly caseId: string; readonly weight: number }[];
  readonly specialists: readonly { readonly person: { readonly userId: string }; readonly weight: number }[];
}

interface Choice {
  readonly caseId: string;
  readonly userId: string;
}

export const assign: Benchmark = {
  about: `The suggestion for ${CASES} cases and ${SPECIALISTS} specialists: its time, and how level the load is`,
  async run(bench) {
    const org = await BenchOrg.start({ data: filled(bench) });
    try {
      const manager = await Rest.signIn(org.url, 'manager');
      await addToGroup(await Rest.signIn(org.url, 'admin'));
      const board = (await manager.apex('AssignmentController.getBoard', { ownerId: null })) as Board;
      if (board.rows.length !== CASES || board.specialists.length !== SPECIALISTS)
        throw new Error(`There are ${board.rows.length} cases and ${board.specialists.length} specialists.`);
      const suggest = async (amount: number): Promise<readonly Choice[]> => {
        const caseIds = board.rows.slice(0, amount).map(({ caseId }) => caseId);
        return (await manager.apex('AssignmentController.suggest', { caseIds, planned: [] })) as Choice[];
      };
      const choices = await suggest(CASES);
      await inTurns(
        WARM_UP,
        () => suggest(CASES),
        () => suggest(FEW),
      );
      const { first, second } = await inTurns(
        ROUNDS,
        () => suggest(CASES),
        () => suggest(FEW),
      );
      const [all, few] = [median(first), median(second)];
      const ours = spreadOf(board, choices);
      const people = board.specialists.map(({ person }) => person.userId);
      const inTurn = board.rows.map(({ caseId }, index) => ({ caseId, userId: people[index % people.length] ?? '' }));
      const theirs = spreadOf(board, inTurn);
      return [
        {
          name: `the suggestion for ${CASES} cases, compared with ${FEW}`,
          value: rounded(all / few),
          unit: '×',
          most: 5,
          note: `${rounded(all, 0)} ms compared with ${rounded(few, 0)} ms, medians of ${ROUNDS}`,
        },
        {
          name: `the difference between the largest and the smallest load, compared with assigning in turn`,
          value: rounded(ours / theirs),
          unit: '×',
          most: 0.5,
          note: `${ours} compared with ${theirs}, and districts stay together`,
        },
      ];
    } finally {
      await org.stop();
    }
  },
};

/** The local org gives groups the members in data/users.json when it starts. */
async function addToGroup(admin: Rest): Promise<void> {
  const group = await admin.one<{ Id: string }>("SELECT Id FROM Group WHERE DeveloperName = 'Onboarding_Specialists'");
  const colleagues = await admin.query<{ Id: string }>("SELECT Id FROM User WHERE LastName LIKE 'Colleague %'");
  for (const { Id } of colleagues) await admin.create('GroupMember', { GroupId: group.Id, UserOrGroupId: Id });
}

function spreadOf({ rows, specialists }: Board, choices: readonly Choice[]): number {
  const loads = new Map(specialists.map(({ person, weight }) => [person.userId, weight]));
  const weights = new Map(rows.map(({ caseId, weight }) => [caseId, weight]));
  for (const { caseId, userId } of choices) loads.set(userId, (loads.get(userId) ?? 0) + (weights.get(caseId) ?? 0));
  return Math.max(...loads.values()) - Math.min(...loads.values());
}

function filled({ data, say }: Bench): string {
  const folder = data.empty();
  say(`Creating ${CASES} unassigned cases and ${SPECIALISTS} specialists…`);
  const users = withSpecialists(readUsers('data/users.json'), SPECIALISTS);
  const org = openOrg({ project: '.', data: folder, users });
  fillAssignment(org, CASES, users);
  org.close();
  return folder;
}
