/**
 * Compares the standard objects of the local org with real orgs (local-org/schema/standard/facts): fields, types, lookups, what a query can
 * do with a field, and field-level security.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeField } from '../../../local-org/api/rest/describe-field.ts';
import { assembleSchema } from '../../../local-org/schema/assemble.ts';
import { fieldFacts, type FieldFacts } from '../../../local-org/schema/facts.ts';
import type { FieldDef, ObjectDef } from '../../../local-org/schema/model.ts';
import { readStandardObjects } from '../../../local-org/schema/standard-objects.ts';
import type { Finding } from '../Finding.ts';
import { withoutExcused } from '../project/Expectations.ts';
import { countedIds } from '../project/readSchema.ts';

const STANDARD = 'local-org/schema/standard';

const FLAGS = ['nillable', 'filterable', 'groupable', 'sortable', 'aggregatable'] as const;

/** A field in the describe result of real orgs. */
interface Described {
  readonly type: string;
  readonly flags: ReadonlySet<string>;
}

export function checkStandardObjects(root: string): Finding[] {
  const drafts = readStandardObjects(new Map(), join(root, STANDARD));
  const schema = assembleSchema(drafts, countedIds(), new Map());
  const findings = [...schema.objects.values()].flatMap((object) => checkObject(root, object));
  return withoutExcused(root, 'facts', findings);
}

function checkObject(root: string, object: ObjectDef): Finding[] {
  const file = `${STANDARD}/objects/${object.name}.json`;
  const facts = fieldFacts[object.name];
  if (!facts) return [{ file, message: `nothing is known of ${object.name}; look it up.` }];
  const described = describedFields(facts);
  return [...object.fields.values()].flatMap((field) =>
    [...compare(object, field, facts, described.get(field.name)), ...compareSecurity(field, facts)].map((message) => ({
      file,
      ...lineOf(join(root, file), field.name),
      message: `${object.name}.${field.name}: ${message}`,
    })),
  );
}

function describedFields({ fields }: FieldFacts): Map<string, Described> {
  const described = new Map<string, Described>();
  for (const [kind, names] of Object.entries(fields)) {
    const [type = '', ...flags] = kind.split(' ');
    for (const name of names) described.set(name, { type, flags: new Set(flags) });
  }
  return described;
}

function compare(object: ObjectDef, field: FieldDef, facts: FieldFacts, described: Described | undefined): string[] {
  if (!described) return [`none of ${facts.describedIn} described orgs has it.`];
  if (field.type !== described.type) return [`${field.type} here, ${described.type} in orgs.`];
  const here = describeField(object, field, true);
  const flags = FLAGS.filter((flag) => here[flag] !== described.flags.has(flag)).map(
    (flag) => `${flag} is ${String(here[flag])} here, ${String(described.flags.has(flag))} in orgs.`,
  );
  return [...flags, ...compareLookup(field, facts)];
}

/** The local org can have fewer targets and no parent path. */
function compareLookup({ name, referenceTo, relationshipName }: FieldDef, { references }: FieldFacts): string[] {
  const { to = [], as } = references[name] ?? {};
  const strangers = referenceTo.filter((target) => !to.includes(target));
  return [
    ...strangers.map((target) => `points to ${target} here, and not in orgs.`),
    ...(relationshipName !== null && relationshipName !== as
      ? [`its parent path is ${relationshipName} here, ${as ?? 'none'} in orgs.`]
      : []),
  ];
}

/** Parts of an address have the field-level security of the address. */
function compareSecurity(field: FieldDef, { secured = {} }: FieldFacts): string[] {
  const here = field.permissionable !== false;
  const there = (field.permissionOf ?? field.name) in secured;
  if (here === there) return [];
  return [
    here
      ? 'has field-level security here; no profile or permission set of an org names it.'
      : 'has no field-level security here; profiles and permission sets of orgs name it.',
  ];
}

function lineOf(file: string, field: string): Pick<Finding, 'line'> {
  const source = readFileSync(file, 'utf8');
  const at = Math.max(source.indexOf(`"name": "${field}"`), source.indexOf(`"${field}": {`));
  return at < 0 ? {} : { line: source.slice(0, at).split('\n').length };
}
