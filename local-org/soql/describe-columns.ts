/** Describes the columns of a query without running it, for `columns=true` of the REST resource Query. */
import type { FieldDef } from '../schema/model.ts';
import { kindOf } from './compile/kinds.ts';
import type { Plan, PlanColumn } from './plan.ts';

export interface ColumnMetadata {
  readonly aggregate: boolean;
  readonly apexType: string;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: readonly ColumnMetadata[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

export interface ColumnsAnswer {
  readonly columnMetadata: readonly ColumnMetadata[];
  readonly entityName: string;
  readonly groupBy: boolean;
  readonly idSelected: boolean;
  readonly keyPrefix: string;
}

export function describeColumns(plan: Plan): ColumnsAnswer {
  return {
    columnMetadata: plan.columns.map(columnMetadata),
    entityName: plan.object.name,
    groupBy: plan.query.groupBy.length > 0,
    idSelected: plan.shape?.idSelected ?? false,
    keyPrefix: plan.object.keyPrefix,
  };
}

function columnMetadata(column: PlanColumn): ColumnMetadata {
  const parents = column.path.slice(0, -1);
  const leaf = leafMetadata(column);
  return parents.reduceRight<ColumnMetadata>((inner, name) => ({ ...relationship(name), joinColumns: [inner] }), leaf);
}

function leafMetadata(column: PlanColumn): ColumnMetadata {
  if (column.children.length > 0) {
    return { ...relationship(column.name), aggregate: true, joinColumns: column.children.map(columnMetadata) };
  }
  const { field, isNumber } = column;
  const number = isNumber || (field !== null && kindOf(field) === 'number');
  const isBoolean = field?.type === 'boolean';
  return {
    ...relationship(column.name),
    aggregate: column.aggregate,
    apexType: apexType(field, number),
    booleanType: isBoolean,
    custom: field?.custom ?? false,
    insertable: field?.createable ?? false,
    updatable: field?.updateable ?? false,
    numberType: number,
    textType: !number && !isBoolean,
  };
}

function relationship(name: string): ColumnMetadata {
  return {
    aggregate: false,
    apexType: 'Any',
    booleanType: false,
    columnName: name,
    custom: name.endsWith('__r'),
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: false,
    textType: false,
    updatable: false,
  };
}

function apexType(field: FieldDef | null, number: boolean): string {
  if (field?.type === 'int') return 'Integer';
  if (number) return 'Double';
  const kind = field ? kindOf(field) : 'text';
  const names: Partial<Record<typeof kind, string>> = {
    id: 'Id',
    boolean: 'Boolean',
    date: 'Date',
    datetime: 'Datetime',
    time: 'Time',
  };
  return names[kind] ?? 'String';
}
