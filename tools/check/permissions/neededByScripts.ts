/** The permissions that the commands need for their queries and writes, including the sample records. */
import { find, findScripts, read } from '../project/files.ts';
import type { Inventory } from '../references/Inventory.ts';
import { prepareQueries } from '../soql/prepareQueries.ts';
import { scriptQueries } from '../soql/scriptQueries.ts';
import { addField, permissionName, type Needs } from './Needs.ts';

export function addScriptNeeds(needs: Needs, inventory: Inventory): void {
  const { root, schema } = inventory;
  for (const { found, plan } of prepareQueries(schema, scriptQueries(root)).prepared) {
    for (const { object, field } of plan.touches)
      if (field !== null) addField(needs.read, schema, object, field, `${found.file}:${found.line}`);
  }
  for (const { object, field, file } of sampleFields(root)) addField(needs.edit, schema, object, field, file);
  for (const name of fieldsNamed(inventory)) needs.mayEdit.add(name);
}

interface SampleStep {
  readonly object: string;
  readonly records: readonly { readonly fields?: Readonly<Record<string, unknown>> }[];
}

export function sampleFields(root: string): { object: string; field: string; file: string }[] {
  return find(root, 'data/sample', '*.json').flatMap((file) =>
    (JSON.parse(read(root, file)) as SampleStep[]).flatMap(({ object, records }) =>
      records.flatMap(({ fields }) => Object.keys(fields ?? {}).map((field) => ({ object, field, file }))),
    ),
  );
}

/** Services use the names of the fields they write as object keys. */
function fieldsNamed({ root, schema }: Inventory): string[] {
  const words = new Set(findScripts(root).flatMap((file) => read(root, file).match(/\b[A-Za-z]\w+\b/g) ?? []));
  return [...schema.objects.values()].flatMap((object) =>
    [...object.fields.values()]
      .filter(({ name }) => words.has(name))
      .flatMap(({ name }) => permissionName(schema, object.name, name) ?? []),
  );
}
