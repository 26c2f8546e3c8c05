/**
 * `layout`: the page layout or compact layout of a record type. Source: User Interface API Developer Guide,
 * "Record Layout".
 */
import type { ObjectDef } from '../../schema/model.ts';
import { normalizeId } from '../../store/ids.ts';
import { param, type Call } from '../call.ts';
import { ok, type Reply } from '../http/reply.ts';
import { refuse } from '../http/errors.ts';
import type { LayoutConfig, LayoutField } from '../page/model.ts';
import { requireVisibleObject } from '../rest/find.ts';
import { masterRecordTypeId } from '../rest/describe.ts';
import { readablePath } from './field-tree.ts';

export function uiLayout(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const asked = normalizeId(call.request.query.get('recordTypeId') ?? masterRecordTypeId);
  const recordTypeId = asked === null || asked === masterRecordTypeId ? '' : asked;
  const layoutType = call.request.query.get('layoutType') ?? 'Full';
  const mode = call.request.query.get('mode') ?? 'View';
  const head = { layoutType, mode, objectApiName: object.name, recordTypeId: asked ?? masterRecordTypeId };
  if (/^compact$/i.test(layoutType)) {
    const rows = call.services.pages
      .compactLayout(object, recordTypeId)
      .fields.map((field) => [item(call, object, { field, behavior: 'Readonly' })]);
    return ok({ ...head, id: null, sections: [section('', false, rows, 1)] });
  }
  if (!/^full$/i.test(layoutType))
    refuse('INVALID_LAYOUT_TYPE', `Unknown layout type ${layoutType}. Use Full or Compact.`);
  const layout = call.services.pages.layout(object, recordTypeId);
  return ok({ ...head, id: null, sections: layout ? fullSections(call, object, layout) : [] });
}

function fullSections(call: Call, object: ObjectDef, layout: LayoutConfig): unknown[] {
  return layout.sections.map((part) => {
    const height = Math.max(0, ...part.columns.map((column) => column.length));
    const rows = Array.from({ length: height }, (_, row) =>
      part.columns.map((column) => item(call, object, column[row] ?? null)),
    );
    return section(part.label, part.useHeading, rows, part.columns.length);
  });
}

const section = (heading: string, useHeading: boolean, rows: unknown[][], columns: number) => ({
  collapsible: useHeading,
  columns,
  heading,
  layoutRows: rows.map((layoutItems) => ({ layoutItems })),
  rows: rows.length,
  useHeading,
});

/** A field that the user can't read leaves a blank space. */
function item(call: Call, object: ObjectDef, field: LayoutField | null): unknown {
  const path = field && readablePath(call, object, field.field);
  const definition = path ? object.fields.get(path.toLowerCase()) : undefined;
  const empty = {
    editableForNew: false,
    editableForUpdate: false,
    label: '',
    layoutComponents: [],
    required: false,
    sortable: false,
  };
  if (!field || !path) return empty;
  const canEdit =
    field.behavior !== 'Readonly' && call.services.org.access.canField(call.session, object.name, path, 'edit');
  return {
    editableForNew: canEdit && definition?.createable === true,
    editableForUpdate: canEdit && definition?.updateable === true,
    label: definition?.label ?? path,
    layoutComponents: [{ apiName: path, componentType: 'Field', label: definition?.label ?? path }],
    required: field.behavior === 'Required' || definition?.required === true,
    sortable: false,
  };
}
