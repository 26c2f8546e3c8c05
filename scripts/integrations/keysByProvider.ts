/** The number of integration cases of onboarding cases in Rostering, by provider. The provider is the end of the key. */
import { caseRecordTypes, keysInRostering } from '../../services/IntegrationCaseSelector.ts';
import type { Org } from '../../services/Org.ts';

export async function keysByProvider(org: Org): Promise<Map<string, number>> {
  const recordTypes = await caseRecordTypes(org);
  const counts = new Map<string, number>();
  for (const key of await keysInRostering(org, recordTypes.get('Integration_Support'))) {
    const provider = key.slice(key.indexOf(':') + 1);
    counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return new Map([...counts].sort());
}
