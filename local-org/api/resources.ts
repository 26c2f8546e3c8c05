/** All resources below `/services/data/vNN.0`. */
import type { Handler } from './call.ts';
import { RouteTable } from './http/routes.ts';
import { callApex } from './local/apex.ts';
import { answerEmail, deliverEmail, emailFiles, emailRecipients } from './local/email.ts';
import { orBlob } from './rest/blob.ts';
import {
  createCollection,
  deleteCollection,
  retrieveCollection,
  updateCollection,
  upsertCollection,
} from './rest/collections.ts';
import { composite } from './rest/composite.ts';
import { executeAnonymous } from './rest/execute-anonymous.ts';
import { describeGlobal, describeObject, objectInfo } from './rest/describe.ts';
import { limits } from './rest/limits.ts';
import { listView, listViewResults, listViews } from './rest/list-views.ts';
import {
  listNotifications,
  markNotification,
  markNotifications,
  notificationStatus,
  readNotification,
} from './rest/notifications.ts';
import { query, queryAll, queryMore } from './rest/query.ts';
import {
  createRecord,
  deleteByExternalId,
  deleteRecord,
  readByExternalId,
  readRecord,
  updateRecord,
  upsertRecord,
} from './rest/records.ts';
import { deleteRelated, orRelationship, readRelated, updateRelated } from './rest/relationships.ts';
import { deletedRecords, updatedRecords } from './rest/replication.ts';
import { createTree } from './rest/tree.ts';
import { listResources } from './rest/versions.ts';
import { uiLayout } from './ui/layout.ts';
import { listInfo, listInfos, listRecords } from './ui/list-views.ts';
import { uiObjectInfo } from './ui/object-info.ts';
import { picklistCollection, picklistField } from './ui/picklist-values.ts';
import { createUiRecord, deleteUiRecord, readUiRecord, readUiRecords, updateUiRecord } from './ui/records.ts';
import { relatedListCount, relatedListInfo, relatedListRecords } from './ui/related-lists.ts';

/** If two patterns match, the first one wins. */
export function resourceTable(): RouteTable<Handler> {
  const routes = new RouteTable<Handler>();
  routes.add('GET', '/', (call) => listResources(call.request.base));
  addRest(routes);
  addComposite(routes);
  addUi(routes);
  addLocal(routes);
  return routes;
}

/** What only the local org has. */
function addLocal(routes: RouteTable<Handler>): void {
  routes
    .add('POST', '/local/apex/:class/:method', callApex)
    .add('POST', '/local/email', deliverEmail)
    .add('GET', '/local/email/:id/recipients', emailRecipients)
    .add('GET', '/local/email/:id/files', emailFiles)
    .add('POST', '/local/email/:id/answer', answerEmail);
}

function addRest(routes: RouteTable<Handler>): void {
  routes
    .add('GET', '/query', query)
    .add('GET', '/query/:locator', queryMore)
    .add('GET', '/queryAll', queryAll)
    .add('GET', '/queryAll/:locator', queryMore)
    .add('GET', '/limits', limits)
    .add('GET', '/tooling/executeAnonymous', executeAnonymous)
    .add('GET', '/connect/notifications', listNotifications)
    .add('PATCH', '/connect/notifications', markNotifications)
    .add('GET', '/connect/notifications/status', notificationStatus)
    .add('GET', '/connect/notifications/:id', readNotification)
    .add('PATCH', '/connect/notifications/:id', markNotification)
    .add('GET', '/sobjects', describeGlobal)
    .add('GET', '/sobjects/:object', objectInfo)
    .add('POST', '/sobjects/:object', createRecord)
    .add('GET', '/sobjects/:object/describe', describeObject)
    .add('GET', '/sobjects/:object/updated', updatedRecords)
    .add('GET', '/sobjects/:object/deleted', deletedRecords)
    .add('GET', '/sobjects/:object/listviews', listViews)
    .add('GET', '/sobjects/:object/listviews/:listView', listView)
    .add('GET', '/sobjects/:object/listviews/:listView/results', listViewResults)
    .add('GET', '/sobjects/:object/:id', readRecord)
    .add('PATCH', '/sobjects/:object/:id', updateRecord)
    .add('DELETE', '/sobjects/:object/:id', deleteRecord)
    .add('GET', '/sobjects/:object/:field/:value', orBlob(orRelationship(readRelated, readByExternalId)))
    .add('PATCH', '/sobjects/:object/:field/:value', orRelationship(updateRelated, upsertRecord))
    .add('DELETE', '/sobjects/:object/:field/:value', orRelationship(deleteRelated, deleteByExternalId))
    .add('GET', '/sobjects/:object/:field/:value/*rest', readRelated)
    .add('PATCH', '/sobjects/:object/:field/:value/*rest', updateRelated)
    .add('DELETE', '/sobjects/:object/:field/:value/*rest', deleteRelated);
}

function addComposite(routes: RouteTable<Handler>): void {
  routes
    .add('POST', '/composite', composite)
    .add('POST', '/composite/tree/:object', createTree)
    .add('POST', '/composite/sobjects', createCollection)
    .add('PATCH', '/composite/sobjects', updateCollection)
    .add('DELETE', '/composite/sobjects', deleteCollection)
    .add('GET', '/composite/sobjects/:object', retrieveCollection)
    .add('POST', '/composite/sobjects/:object', retrieveCollection)
    .add('PATCH', '/composite/sobjects/:object/:field', upsertCollection);
}

function addUi(routes: RouteTable<Handler>): void {
  routes
    .add('POST', '/ui-api/records', createUiRecord)
    .add('GET', '/ui-api/records/batch/:ids', readUiRecords)
    .add('GET', '/ui-api/records/:id', readUiRecord)
    .add('PATCH', '/ui-api/records/:id', updateUiRecord)
    .add('DELETE', '/ui-api/records/:id', deleteUiRecord)
    .add('GET', '/ui-api/object-info/:object', uiObjectInfo)
    .add('GET', '/ui-api/object-info/:object/picklist-values/:recordType', picklistCollection)
    .add('GET', '/ui-api/object-info/:object/picklist-values/:recordType/:field', picklistField)
    .add('GET', '/ui-api/layout/:object', uiLayout)
    .add('GET', '/ui-api/list-info/:object', listInfos)
    .add('GET', '/ui-api/list-info/:object/:listView', listInfo)
    .add('GET', '/ui-api/list-records/:object/:listView', listRecords)
    .add('GET', '/ui-api/related-list-info/:object/:relatedList', relatedListInfo)
    .add('GET', '/ui-api/related-list-records/:id/:relatedList', relatedListRecords)
    .add('GET', '/ui-api/related-list-count/:id/:relatedList', relatedListCount);
}
