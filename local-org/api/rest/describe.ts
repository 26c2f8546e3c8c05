/** Describes the objects and fields that the user can access. Source: REST API Developer Guide, "sObject Describe". */
import { createHash } from 'node:crypto';
import type { ObjectDef } from '../../schema/model.ts';
import { param, type Call } from '../call.ts';
import { ok, type Reply } from '../http/reply.ts';
import { canRead, readableFields, requireVisibleObject } from './find.ts';
import { describeField } from './describe-field.ts';
import type { Json } from './record-json.ts';

export function describeGlobal(call: Call): Reply {
  const visible = [...call.services.org.schema.objects.values()].filter((object) => canRead(call, object));
  visible.sort((a, b) => (a.name < b.name ? -1 : 1));
  return withETag(call, {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: visible.map((object) => briefDescribe(call, object)),
  });
}

export function objectInfo(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  return ok({ objectDescribe: briefDescribe(call, object), recentItems: [] });
}

export function describeObject(call: Call): Reply {
  const object = requireVisibleObject(call, param(call, 'object'));
  const { access } = call.services.org;
  return withETag(call, {
    ...briefDescribe(call, object),
    actionOverrides: [],
    childRelationships: [...object.children.values()].map((child) => ({
      cascadeDelete: child.masterDetail,
      childSObject: child.object,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.name,
      restrictedDelete: false,
    })),
    compactLayoutable: true,
    fields: readableFields(call.services, call.session, object)
      .filter((field) => field.type !== 'address')
      .map((field) => describeField(object, field, access.canField(call.session, object.name, field.name, 'edit'))),
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(call, object),
    searchLayoutable: false,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${object.labelPlural}`, name: 'everything' },
      { label: `My ${object.labelPlural}`, name: 'mine' },
    ],
  });
}

function recordTypeInfos(call: Call, object: ObjectDef): Json[] {
  const own = object.recordTypes.map((type) => ({
    active: type.isActive,
    available: call.services.org.access.canRecordType(call.session, object.name, type.developerName),
    defaultRecordTypeMapping: false,
    developerName: type.developerName,
    master: false,
    name: type.label,
    recordTypeId: type.id,
    urls: { layout: `${call.request.base}/sobjects/${object.name}/describe/layouts/${type.id}` },
  }));
  const master = {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: masterRecordTypeId,
    urls: { layout: `${call.request.base}/sobjects/${object.name}/describe/layouts/${masterRecordTypeId}` },
  };
  return [...own, master];
}

/** The ID that every org uses for "no record type". */
export const masterRecordTypeId = '012000000000000AAA';

function briefDescribe(call: Call, object: ObjectDef): Json {
  const can = (right: 'create' | 'edit' | 'delete'): boolean =>
    !object.customMetadata && call.services.org.access.canObject(call.session, object.name, right);
  const url = `${call.request.base}/sobjects/${object.name}`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: can('create'),
    custom: object.custom,
    customSetting: object.customSetting === true,
    deepCloneable: false,
    deletable: can('delete'),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.customSetting !== true,
    mergeable: false,
    mruEnabled: false,
    name: object.name,
    queryable: true,
    replicateable: object.fields.has('systemmodstamp'),
    retrieveable: true,
    searchable: false,
    triggerable: !object.customMetadata && object.customSetting !== true,
    undeletable: can('delete'),
    updateable: can('edit'),
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` },
  };
}

/** Returns 304 if the client already has this description. */
export function withETag(call: Call, body: Json): Reply {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`;
  const known = call.request.header('If-None-Match');
  return known === etag ? { status: 304, headers: { ETag: etag } } : ok(body, { ETag: etag });
}
