/**
 * Classes, namespaces, and methods that Salesforce has and this library doesn't. They're refused by name, so
 * that the error isn't mistaken for a misspelling. Apex Reference Guide, its table of contents.
 */
import type { Type } from '../runtime/types.ts';

const CLASSES: ReadonlySet<string> = new Set(
  `AccessType Address Answers ApexPages AppExchangeTrialTemplate AsyncInfo AsyncOptions CallbackStatus Collator Communities
  Continuation Cookie Domain DomainCreator DomainParser EventBus Finalizer FinalizerContext FlexQueue Formula Http HttpCalloutMock
  HttpRequest HttpResponse Ideas InstallContext InstallHandler JSONGenerator JSONParser JSONToken Location MultiStaticResourceCalloutMock
  Network PageReference QuickAction Quiddity Request ResetPasswordResult RestContext RestRequest RestResponse
  SandboxContext SandboxPostCopy Search SelectOption Site StaticResourceCalloutMock StubProvider SoqlStubProvider UninstallContext
  UninstallHandler URL UserManagement Version WebServiceCallout WebServiceMock XmlStreamReader XmlStreamWriter`
    .toLowerCase()
    .split(/\s+/),
);

const NAMESPACES: ReadonlySet<string> = new Set(
  `Apex Approval Auth Cache Canvas ChatterAnswers CommercePayments Component Compression ConnectApi Context Datacloud DataSource DataWeave Dom
  Flow FormulaEval Functions Invocable KbManagement LxScheduler Metadata Package Process Reports RichMessaging Sfc Sfdc_Checkout Support
  TerritoryMgmt TxnSecurity UserProvisioning VisualEditor Wave`
    .toLowerCase()
    .split(/\s+/),
);

/** Types inside namespaces that the library has in part. */
const MEMBERS: ReadonlySet<string> = new Set(
  `Database.AllowsCallouts Database.Cursor Database.DeletedRecord Database.DuplicateError Database.EmptyRecycleBinResult
  Database.GetDeletedResult Database.GetUpdatedResult Database.LeadConvert Database.LeadConvertResult
  Database.PaginationCursor Database.QueryLocatorIterator Messaging.ActionableNotification Messaging.AttachmentRetrievalOption
  Messaging.InboundEmail Messaging.InboundEmailHandler Messaging.InboundEmailResult Messaging.InboundEnvelope
  Messaging.MassEmailMessage Messaging.PushNotification Messaging.RenderEmailTemplateBodyResult Schema.ChildRelationship
  Schema.DataCategory Schema.FieldSet Schema.FieldSetMember`
    .toLowerCase()
    .split(/\s+/),
);

const METHODS: ReadonlySet<string> = new Set(
  `ConnectApi.ChatterFeeds.deleteFeedElement ConnectApi.ChatterFeeds.getFeedElement ConnectApi.ChatterFeeds.getFeedElementBatch
  ConnectApi.ChatterFeeds.getFeedElementsFromFeed ConnectApi.ChatterFeeds.likeFeedElement ConnectApi.ChatterFeeds.postCommentToFeedElement
  ConnectApi.ChatterFeeds.postFeedElementBatch ConnectApi.ChatterFeeds.setTestGetFeedElementsFromFeed
  ConnectApi.ChatterFeeds.updateFeedElement ConnectApi.Mentions.getMentionCompletions ConnectApi.Mentions.setTestGetMentionCompletions
  Database.convertLead Database.countQueryAsync Database.deleteAsync Database.deleteImmediate Database.emptyRecycleBin
  Database.getAsyncDeleteResult Database.getAsyncSaveResult Database.getCursor Database.getDeleted Database.getUpdated Database.insertAsync
  Database.insertImmediate Database.updateAsync Database.updateImmediate Messaging.extractInboundEmail
  Messaging.renderEmailTemplate Messaging.renderStoredEmailTemplate Messaging.sendEmailMessage Schema.describeDataCategoryGroups
  Schema.describeTabs JSON.createGenerator JSON.createParser System.attachFinalizer System.changeOwnPassword
  System.currentPageReference System.isFunctionCallback System.movePassword System.process System.purgeOldAsyncJobs
  System.resetPassword System.scheduleBatch System.setPassword System.submit Test.calculatePermissionSetGroup
  Test.clearApexPageMessages Test.createSoqlStub Test.createStub Test.enableChangeDataCapture Test.getEventBus Test.getFlexQueueOrder
  Test.getStandardPricebookId Test.invokeContinuationMethod Test.invokePage Test.isSoqlStubDefined Test.loadData
  Test.setContinuationResponse Test.setCurrentPage Test.setCurrentPageReference Test.setFixedSearchResults Test.setMock
  Test.setReadOnlyApplicationMode Test.testInstall Test.testSandboxPostCopyScript Test.testUninstall`
    .toLowerCase()
    .split(/\s+/),
);

const withoutSystem = (name: string): string => name.replace(/^system\./i, '');

/** Whether a name in place of a type or class is one of Salesforce's that is missing here. */
export function isUnsupportedType(written: string): boolean {
  const name = withoutSystem(written.toLowerCase());
  const [first = ''] = name.split('.');
  return CLASSES.has(first) || NAMESPACES.has(first) || MEMBERS.has(name);
}

export const isUnsupportedMethod = (owner: Type, name: string): boolean =>
  METHODS.has(`${owner.name.toLowerCase()}.${name.toLowerCase()}`);
