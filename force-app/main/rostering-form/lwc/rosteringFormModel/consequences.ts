import type { IntegrationCase } from 'c/integrationCaseModel';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { FormValues } from 'c/rosteringAnswerModel';
import { methodsOf } from 'c/rosteringAnswerModel';

/** What a submission will bring about, as far as the page can tell; Apex decides. */
export type Consequence =
  | { readonly code: 'kickoff' }
  | { readonly code: 'create'; readonly provider: string }
  | { readonly code: 'keep' | 'reopen' | 'cancel'; readonly provider: string; readonly caseNumber: string }
  | { readonly code: 'manual' };

type Known = Pick<OnboardingPage, 'dates' | 'integrations' | 'methodRules'>;

const followsChosen = (provider: string, existing: IntegrationCase | undefined): Consequence => {
  if (!existing) {
    return { code: 'create', provider };
  }
  const reopens = existing.isClosed && existing.outcome !== 'Complete';
  return { code: reopens ? 'reopen' : 'keep', provider, caseNumber: existing.caseNumber };
};

/** The consequences of submitting these answers, in the order they matter. */
export function consequencesOf(values: FormValues, { dates, integrations, methodRules }: Known): Consequence[] {
  const chosen = methodRules.filter(({ name }) => methodsOf(values).includes(name));
  const providers = chosen.filter(({ createsIntegrationCase }) => createsIntegrationCase).map(({ name }) => name);
  const given = integrations.filter(({ provider, isClosed }) => !isClosed && !providers.includes(provider));
  return [
    ...(dates.kickoffComplete === null ? [{ code: 'kickoff' } as const] : []),
    ...providers.map((provider) =>
      followsChosen(
        provider,
        integrations.find((existing) => existing.provider === provider),
      ),
    ),
    ...given.map(({ provider, caseNumber }) => ({ code: 'cancel', provider, caseNumber }) as const),
    ...(chosen.some(({ createsIntegrationCase }) => !createsIntegrationCase) ? [{ code: 'manual' } as const] : []),
  ];
}
