/** The case number and account name of onboarding cases. */
import type { Org, QueriedParent } from '../../services/Org.ts';

export interface CaseNames {
  readonly caseNumber: string;
  readonly account: string | null;
}

/** By ID of the case. */
export async function namesOfCases(org: Org, caseIds: readonly string[]): Promise<Map<string, CaseNames>> {
  const cases = await org.query('SELECT Id, CaseNumber, Account.Name FROM Case WHERE Id IN :caseIds', { caseIds });
  return new Map(
    cases.map((found) => {
      const account = (found['Account'] as QueriedParent | null | undefined)?.['Name'];
      const names = { caseNumber: String(found['CaseNumber']), account: typeof account === 'string' ? account : null };
      return [found.Id, names];
    }),
  );
}
