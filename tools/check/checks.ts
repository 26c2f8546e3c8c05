/** The project's checks by name. Each is loaded only when it runs, because some load large libraries. */
import type { Check, Finding } from './Finding.ts';

export interface NamedCheck {
  readonly load: () => Promise<Check>;
  /** Printed if there are no findings. */
  readonly fine: string;
  /** Why the check can't run on this computer, or null. */
  readonly whyNot?: () => Promise<string | null>;
}

const whyNoJava = async (): Promise<string | null> => (await import('./apex/java.ts')).whyNoJava();

export const CHECKS: Readonly<Record<string, NamedCheck>> = {
  source: { load: loadSource, fine: 'The metadata resolves and converts.' },
  types: {
    load: async () => (await import('./metadata/checkTypes.ts')).checkTypes,
    fine: 'The metadata matches the Metadata WSDL.',
  },
  references: {
    load: async () => (await import('./references/checkReferences.ts')).checkReferences,
    fine: 'Everything that files refer to exists.',
  },
  features: {
    load: async () => (await import('./features/checkFeatures.ts')).checkFeatures,
    fine: 'Each feature uses only what docs/architecture.md lists for it.',
  },
  facts: {
    load: async () => (await import('./facts/checkStandardObjects.ts')).checkStandardObjects,
    fine: 'The standard objects match real orgs.',
  },
  labels: {
    load: async () => (await import('./labels/checkLabels.ts')).checkLabels,
    fine: 'Labels are defined and used, and have the right number of values.',
  },
  permissions: {
    load: async () => (await import('./permissions/checkPermissions.ts')).checkPermissions,
    fine: 'Permission sets grant what users need and no more.',
  },
  soql: {
    load: async () => (await import('./soql/checkQueries.ts')).checkQueries,
    fine: 'Every query matches the schema.',
  },
  colors: {
    load: async () => (await import('./css/customColors.ts')).checkColors,
    fine: 'Components use colors only from styling hooks.',
  },
  slds: {
    load: async () => (await import('./css/sldsCss.ts')).checkSldsCss,
    fine: 'The CSS of components follows the design system.',
  },
  tracked: {
    load: async () => (await import('./tracked/checkTracked.ts')).checkTracked,
    fine: 'No file has local paths, registry hosts, or product words in the local org.',
  },
  'apex-ls': {
    load: async () => (await import('./apex/apexLs.ts')).checkWithApexLs,
    fine: 'apex-ls finds no error in the Apex.',
    whyNot: whyNoJava,
  },
  pmd: {
    load: async () => (await import('./apex/pmd.ts')).checkWithPmd,
    fine: 'PMD finds nothing in the Apex.',
    whyNot: whyNoJava,
  },
};

async function loadSource(): Promise<Check> {
  const [{ findUnpaired }, { resolveAndConvert }, { packageFolders }] = await Promise.all([
    import('./metadata/findUnpaired.ts'),
    import('./metadata/resolveAndConvert.ts'),
    import('./project/files.ts'),
  ]);
  return async (root): Promise<Finding[]> => {
    const converted = await Promise.all(packageFolders(root).map((folder) => resolveAndConvert(root, folder)));
    return [...findUnpaired(root), ...converted.flat()];
  };
}
