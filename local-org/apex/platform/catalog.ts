/** All classes of the library by lower-case name, without the namespaces System and Schema. */
import { assertClass } from './assert.ts';
import { connectApiClasses } from './connectApi.ts';
import { blobClass, cryptoClass, encodingUtilClass, uuidClass } from './crypto.ts';
import { databaseClass } from './database.ts';
import { databaseErrorClass } from './databaseError.ts';
import { dateClass, timeClass } from './date.ts';
import { datetimeClass } from './datetime.ts';
import type { ClassDefinition } from './definition.ts';
import { describeObjectClass, fieldTokenClass, objectFieldsClass, objectTokenClass, schemaClass } from './describe.ts';
import { describeFieldClass, picklistEntryClass } from './describeField.ts';
import { dmlOptionsClass } from './dmlOptions.ts';
import { exceptionClass } from './exception.ts';
import { featureManagementClass } from './featureManagement.ts';
import { labelClass } from './label.ts';
import { idClass } from './id.ts';
import { interfaceClasses } from './interfaces.ts';
import { iteratorClass } from './iterator.ts';
import { jobContextClasses } from './jobContext.ts';
import { jsonClass } from './json.ts';
import { limitsClass, orgLimitClass, orgLimitsClass } from './limits.ts';
import { listClass } from './list.ts';
import { mapClass } from './map.ts';
import { mathClass } from './math.ts';
import { mergeResultClass } from './mergeResult.ts';
import { messagingClass, sendEmailErrorClass, sendEmailResultClass } from './messaging.ts';
import { singleEmailMessageClass } from './messagingEmail.ts';
import { emailFileAttachmentClass } from './messagingFile.ts';
import { customNotificationClass } from './customNotification.ts';
import { casesClass, emailMessagesClass } from './messagingThreads.ts';
import { booleanClass, decimalClass, doubleClass, integerClass, longClass } from './numbers.ts';
import { enumClass, objectClass } from './object.ts';
import { matcherClass, patternClass } from './pattern.ts';
import { queryLocatorClass } from './queryLocator.ts';
import { recordTypeInfoClass } from './recordTypeInfo.ts';
import { deleteResultClass, saveResultClass, undeleteResultClass, upsertResultClass } from './saveResults.ts';
import { savepointClass } from './savepoint.ts';
import { accessDecisionClass, securityClass } from './security.ts';
import { setClass } from './set.ts';
import { sobjectClass } from './sobject.ts';
import { stringClass } from './string.ts';
import { systemClass } from './system.ts';
import { testClass } from './test.ts';
import { typeClass } from './type.ts';
import { timeZoneClass, userInfoClass } from './userInfo.ts';

/** Built on first use, because these files import each other. */
let known: ReadonlyMap<string, ClassDefinition> | undefined;

export function catalog(): ReadonlyMap<string, ClassDefinition> {
  known ??= new Map(definitions().map((definition) => [definition.type.base.replace(/^schema\./, ''), definition]));
  return known;
}

const definitions = (): readonly ClassDefinition[] => [
  objectClass,
  enumClass,
  stringClass,
  idClass,
  integerClass,
  longClass,
  doubleClass,
  decimalClass,
  booleanClass,
  mathClass,
  dateClass,
  timeClass,
  datetimeClass,
  listClass,
  setClass,
  mapClass,
  iteratorClass,
  ...interfaceClasses,
  sobjectClass,
  objectTokenClass,
  fieldTokenClass,
  objectFieldsClass,
  describeObjectClass,
  describeFieldClass,
  picklistEntryClass,
  recordTypeInfoClass,
  schemaClass,
  databaseClass,
  savepointClass,
  databaseErrorClass,
  saveResultClass,
  upsertResultClass,
  deleteResultClass,
  undeleteResultClass,
  mergeResultClass,
  dmlOptionsClass,
  queryLocatorClass,
  ...jobContextClasses,
  systemClass,
  testClass,
  assertClass,
  limitsClass,
  orgLimitClass,
  orgLimitsClass,
  userInfoClass,
  timeZoneClass,
  typeClass,
  exceptionClass,
  jsonClass,
  patternClass,
  matcherClass,
  featureManagementClass,
  labelClass,
  messagingClass,
  singleEmailMessageClass,
  emailFileAttachmentClass,
  sendEmailResultClass,
  sendEmailErrorClass,
  customNotificationClass,
  casesClass,
  ...connectApiClasses,
  emailMessagesClass,
  securityClass,
  accessDecisionClass,
  blobClass,
  cryptoClass,
  encodingUtilClass,
  uuidClass,
];
