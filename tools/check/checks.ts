/** The project's own checks by name. Each is loaded when it is asked for: some bring a parser or a whole library. */
import type { Check, Finding } from './Finding.ts';

export interface NamedCheck {
  readonly load: () => Promise<Check>;
  /** What it says when nothing is wrong. */
  readonly fine: string;
  /** Why it cannot run here, in words; null where it can. */
  readonly whyNot?: () => Promise<string | null>;
}

const whyNoJava = async (): Promise<string | null> => (await import('./apex/java.ts')).whyNoJava();

export const CHECKS: Readonly<Record<string, NamedCheck>> = {
  source: { load: loadSource, fine: 'The metadata resolves and converts.' },
  types: {
    load: async () => (await import('./metadata/checkTypes.ts')).checkTypes,
    fine: 'The metadata is what the Metadata WSDL says it is.',
  },
  references: {
    load: async () => (await import('./references/checkReferences.ts')).checkReferences,
    fine: 'What files name is there.',
  },
  features: {
    load: async () => (await import('./features/checkFeatures.ts')).checkFeatures,
    fine: 'Each feature uses only what docs/architecture.md lists for it.',
  },
  facts: {
    load: async () => (await import('./facts/checkStandardObjects.ts')).checkStandardObjects,
    fine: 'The standard objects are what real orgs describe.',
  },
  labels: {
    load: async () => (await import('./labels/checkLabels.ts')).checkLabels,
    fine: 'Labels are defined, used and filled in.',
  },
  permissions: {
    load: async () => (await import('./permissions/checkPermissions.ts')).checkPermissions,
    fine: 'Permission sets grant what is needed and no more.',
  },
  soql: {
    load: async () => (await import('./soql/checkQueries.ts')).checkQueries,
    fine: 'Every query fits the schema.',
  },
  colours: {
    load: async () => (await import('./css/customColours.ts')).checkColours,
    fine: 'Components have no colours of their own.',
  },
  slds: {
    load: async () => (await import('./css/sldsCss.ts')).checkSldsCss,
    fine: 'The CSS of components follows the design system.',
  },
  tracked: {
    load: async () => (await import('./tracked/checkTracked.ts')).checkTracked,
    fine: 'No file names a machine, a registry or a product it must not know.',
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
