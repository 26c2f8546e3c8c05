/** Records with their children in one request, all or none. Source: REST API Developer Guide, "sObject Tree". */
import type { ObjectDef } from '../../schema/model.ts';
import type { DmlError, Row } from '../../types.ts';
import { param, type Call } from '../call.ts';
import { HttpRefusal, refuse } from '../http/errors.ts';
import { isObject, requireArray, requireObject, requireString, type JsonObject } from '../http/json.ts';
import { created, type ApiError, type Reply } from '../http/reply.ts';
import { requireVisibleObject } from './find.ts';
import { fieldsOf, saveIn } from './write.ts';

const maxRecords = 200;
const maxDepth = 5;

interface Node {
  readonly object: ObjectDef;
  readonly referenceId: string;
  readonly fields: Row;
  readonly parent: Node | null;
  /** The field with the parent's ID. */
  readonly lookup: string | null;
  id: string | null;
}

interface TreeError {
  readonly referenceId: string;
  readonly errors: readonly DmlError[];
}

/** Thrown to roll back the whole tree. */
class TreeRefused extends Error {
  readonly errors: readonly TreeError[];

  constructor(errors: readonly TreeError[]) {
    super('tree refused');
    this.errors = errors;
  }
}

export function createTree(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  try {
    const levels = readLevels(call, object);
    call.unit.together((unit) => {
      for (const level of levels) insertLevel({ ...call, unit }, level);
    });
    const results = levels.flat().map((node) => ({ referenceId: node.referenceId, id: node.id }));
    return created({ hasErrors: false, results });
  } catch (error) {
    if (!(error instanceof TreeRefused)) throw error;
    return { status: 400, body: { hasErrors: true, results: error.errors } };
  }
}

function readLevels(call: Call, object: ObjectDef): Node[][] {
  const levels: Node[][] = [];
  const seen = new Set<string>();
  readRecords(call, object, requireObject(call.request.body).records, null, null, levels, seen, 0);
  return levels;
}

function readRecords(
  call: Call,
  object: ObjectDef,
  records: unknown,
  parent: Node | null,
  lookup: string | null,
  levels: Node[][],
  seen: Set<string>,
  depth: number,
): void {
  if (depth >= maxDepth) refuse('INVALID_INPUT', `A tree can have up to ${maxDepth} levels.`);
  for (const value of requireArray(records, 'records')) {
    const body = requireObject(value, 'Each record');
    const referenceId = referenceIdOf(body);
    if (seen.has(referenceId))
      refuse('INVALID_INPUT', `Duplicate ReferenceId provided in the request: ${referenceId}.`);
    seen.add(referenceId);
    if (seen.size > maxRecords) refuse('INVALID_INPUT', `A tree can have up to ${maxRecords} records.`);
    const { own, children } = splitChildren(object, body);
    const node: Node = {
      object,
      referenceId,
      fields: readOwn(call, object, own, referenceId),
      parent,
      lookup,
      id: null,
    };
    (levels[depth] ??= []).push(node);
    for (const child of children) {
      const childObject = call.services.org.schema.requireObject(child.object);
      readRecords(call, childObject, child.records, node, child.lookup, levels, seen, depth + 1);
    }
  }
}

function referenceIdOf(body: JsonObject): string {
  const attributes = requireObject(body.attributes, 'attributes of each record');
  return requireString(attributes.referenceId, 'attributes.referenceId');
}

interface ChildRecords {
  readonly object: string;
  readonly lookup: string;
  readonly records: unknown;
}

function splitChildren(object: ObjectDef, body: JsonObject): { own: JsonObject; children: ChildRecords[] } {
  const own: JsonObject = {};
  const children: ChildRecords[] = [];
  for (const [name, value] of Object.entries(body)) {
    const relationship = object.children.get(name.toLowerCase());
    if (relationship && isObject(value)) {
      children.push({ object: relationship.object, lookup: relationship.field, records: value.records });
    } else own[name] = value;
  }
  return { own, children };
}

function readOwn(call: Call, object: ObjectDef, body: JsonObject, referenceId: string): Row {
  try {
    return fieldsOf(call, object, body);
  } catch (error) {
    if (!(error instanceof HttpRefusal)) throw error;
    const errors = (error.reply.body as ApiError[]).map(({ errorCode, message, fields }) => ({
      statusCode: errorCode,
      message,
      fields: fields ?? [],
    }));
    throw new TreeRefused([{ referenceId, errors }]);
  }
}

/** Children of one level can belong to several objects. */
function insertLevel(call: Call, level: readonly Node[]): void {
  const objects = new Map(level.map((node) => [node.object.name, node.object]));
  for (const object of objects.values()) {
    const nodes = level.filter((node) => node.object === object);
    const records = nodes.map((node) => ({
      type: object.name,
      fields: node.parent && node.lookup ? { ...node.fields, [node.lookup]: node.parent.id } : node.fields,
    }));
    const results = call.unit.write((transaction) => saveIn(call, transaction, 'insert', records, { allOrNone: true }));
    const refused = results.flatMap((result, index) => {
      const isCause = result.errors.some((error) => error.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
      return result.success || !isCause
        ? []
        : [{ referenceId: nodes[index]?.referenceId ?? '', errors: result.errors }];
    });
    if (refused.length > 0) throw new TreeRefused(refused);
    for (const [index, node] of nodes.entries()) node.id = results[index]?.id ?? null;
  }
}
