/**
 * Apex Reference, "ConnectApi Namespace": posts with mentions, and who can be mentioned. Apex Developer Guide,
 * "Understanding Limits for ConnectApi Classes" and "Testing ConnectApi Code". Chatter is on, and nobody
 * reaches the rate limit.
 */
import { runDml } from '../data/dml.ts';
import { ApexList } from '../runtime/collections.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { FatalError } from '../runtime/failures.ts';
import { listOf, type Type } from '../runtime/types.ts';
import { EnumValue, NativeObject, SObj, type ApexValue } from '../runtime/values.ts';
import { elements, text, textOrNull } from './arguments.ts';
import { instanceOf, nativeType, statics, type ClassDefinition, type PropertyDefinition } from './definition.ts';
import { enumConstant } from './enums.ts';

/** "ConnectApi.FeedItemInput": the body can contain up to 10,000 characters and 25 mentions. */
const MENTIONS = 25;
const CHARACTERS = 10_000;

interface Plan {
  readonly parent?: string;
  readonly isAbstract?: boolean;
  readonly properties: Readonly<Record<string, string>>;
}

/** Superclasses come first. Other properties of these classes don't compile. */
const CLASSES: Readonly<Record<string, Plan>> = {
  MessageSegmentInput: { isAbstract: true, properties: {} },
  TextSegmentInput: { parent: 'MessageSegmentInput', properties: { text: 'String' } },
  MentionSegmentInput: {
    parent: 'MessageSegmentInput',
    properties: { id: 'String', username: 'String' },
  },
  MessageBodyInput: { properties: { messageSegments: 'List<ConnectApi.MessageSegmentInput>' } },
  FeedElementInput: {
    isAbstract: true,
    properties: { feedElementType: 'ConnectApi.FeedElementType', subjectId: 'String' },
  },
  FeedItemInput: {
    parent: 'FeedElementInput',
    properties: { body: 'ConnectApi.MessageBodyInput', visibility: 'ConnectApi.FeedItemVisibilityType' },
  },
  FeedElement: { isAbstract: true, properties: { feedElementType: 'ConnectApi.FeedElementType', id: 'String' } },
  FeedItem: { parent: 'FeedElement', properties: {} },
  MentionValidation: {
    properties: { recordId: 'String', validationStatus: 'ConnectApi.MentionValidationStatus' },
  },
  MentionValidations: {
    properties: { hasErrors: 'Boolean', mentionValidations: 'List<ConnectApi.MentionValidation>' },
  },
};

const types = new Map<string, Type>();
for (const [name, { parent }] of Object.entries(CLASSES))
  types.set(name, nativeType(`ConnectApi.${name}`, parent === undefined ? undefined : typeNamed(parent)));

function typeNamed(name: string): Type {
  const type = types.get(name);
  if (type === undefined) throw new Error(`The library has no ConnectApi.${name}`);
  return type;
}

class ConnectObject extends NativeObject {
  readonly type: Type;
  readonly values: Map<string, ApexValue>;

  constructor(name: string, values: Readonly<Record<string, ApexValue>> = {}) {
    super();
    this.type = typeNamed(name);
    this.values = new Map(Object.entries(values));
  }

  get(name: string): ApexValue {
    return this.values.get(name) ?? null;
  }

  isA(name: string): boolean {
    return this.type.extends(typeNamed(name));
  }
}

const connectObject = instanceOf(ConnectObject);

const property = ([name, type]: [string, string]): PropertyDefinition => ({
  name,
  type,
  read: (self) => connectObject(self).get(name),
  write: (self, value) => void connectObject(self).values.set(name, value),
});

const dataClass = ([name, { isAbstract, properties }]: [string, Plan]): ClassDefinition => ({
  type: typeNamed(name),
  ...(isAbstract === true ? {} : { constructors: statics({ 'this new()': () => new ConnectObject(name) }) }),
  properties: Object.entries(properties).map(property),
});

/** "Testing ConnectApi Code": most methods fail in tests that don't see the org's data. */
function refuseInTests(): void {
  if (current().inTest)
    throw new FatalError(
      'System.UnsupportedOperationException',
      'ConnectApi methods are not supported in tests that can see only their own data.',
    );
}

const illegal = (message: string): never => throwApex('ConnectApi.ConnectApiException', message);

/** The context user can be named `me`. Other parents must exist and be visible to that user. */
function subjectOf(id: string | null): string {
  const { session, org } = current();
  if (id === 'me') return session.userId;
  const [access] = id === null ? [] : org.access.recordAccess(session.userId, [id]);
  return access?.HasReadAccess === true && exists(access.RecordId)
    ? access.RecordId
    : throwApex('ConnectApi.NotFoundException', `The feed subject ${id ?? 'null'} doesn't exist.`);
}

function exists(id: string): boolean {
  const { org, transaction } = current();
  const object = org.schema.objectOfId(id);
  const isDeleted = object?.fields.has('isdeleted') === true ? ' AND "IsDeleted" = 0' : '';
  return (
    object !== undefined &&
    transaction.reader.all(`SELECT 1 FROM "${object.name}" WHERE "Id" = ?${isDeleted}`, [id]).length > 0
  );
}

interface Person {
  readonly id: string;
  readonly name: string;
}

function userWhere(field: 'Id' | 'Username', value: string): Person | null {
  const [row] = current().transaction.reader.all(
    `SELECT "Id" AS id, "Name" AS name FROM "User" WHERE "${field}" = ? AND "IsActive" = 1`,
    [value],
  );
  return row === undefined ? null : { id: String(row['id']), name: String(row['name']) };
}

function mentioned(segment: ConnectObject): Person {
  const id = textOrNull(segment.get('id'));
  const username = textOrNull(segment.get('username'));
  if ((id === null) === (username === null)) return illegal('Specify either the id or the username of a mention.');
  const person = id === null ? userWhere('Username', username ?? '') : userWhere('Id', id);
  return person ?? illegal(`The user ${id ?? username ?? ''} can't be mentioned.`);
}

const segmentsOf = (body: ApexValue): ConnectObject[] =>
  body instanceof ConnectObject ? elements(body.get('messageSegments')).map(connectObject) : [];

const isMention = (segment: ConnectObject): boolean => segment.isA('MentionSegmentInput');

/** A query of FeedItem sees a mention as the text `@Name`. Spaces around it aren't added. */
function bodyText(segments: readonly ConnectObject[]): string {
  if (segments.filter(isMention).length > MENTIONS) illegal(`A post can have up to ${MENTIONS} mentions.`);
  const said = segments
    .map((segment) => (isMention(segment) ? `@${mentioned(segment).name}` : (textOrNull(segment.get('text')) ?? '')))
    .join('');
  if (said.trim() === '') illegal('Enter a body for the post.');
  if (said.length > CHARACTERS) illegal(`A post can have up to ${CHARACTERS} characters.`);
  return said;
}

/** Each write costs one DML statement. */
function post(subjectId: string | null, body: string, visibility: ApexValue): ConnectObject {
  const record = new SObj(current().org.schema.requireObject('FeedItem'));
  record.fields.set('parentid', subjectOf(subjectId));
  record.fields.set('type', 'TextPost');
  record.fields.set('body', body);
  if (visibility instanceof EnumValue) record.fields.set('visibility', visibility.name);
  const [result] = runDml('insert', [record], { allOrNone: true, access: 'user' });
  const [error] = result?.errors ?? [];
  if (error !== undefined) illegal(error.message);
  return new ConnectObject('FeedItem', { id: record.id, feedElementType: FEED_ITEM });
}

/**
 * The bell of people who are mentioned, except those without access to the record and the writer (Salesforce Help,
 * "User Not Receiving Chatter Email Notifications for '@mentions'"). The click opens the record of the post.
 */
function notify(parentId: string, people: readonly Person[], said: string): void {
  const { org, session, transaction } = current();
  const readers = people.filter(({ id }) => id !== session.userId && statusOf(parentId, id) === 'Ok');
  if (readers.length === 0) return;
  org.notifications.add({
    recipients: [...new Set(readers.map(({ id }) => id))],
    typeId: null,
    senderId: session.userId,
    title: `${userWhere('Id', session.userId)?.name ?? ''} mentioned you`,
    body: said.slice(0, LONGEST_NOTICE),
    targetId: parentId,
    targetPageRef: null,
    now: transaction.now,
  });
}

/** Connect REST API Developer Guide, "Notifications": the body of a notification has up to 750 characters. */
const LONGEST_NOTICE = 750;

const FEED_ITEM = enumConstant('ConnectApi.FeedElementType', 'FeedItem');

function requireFeedItem(type: ApexValue): void {
  if (type !== FEED_ITEM) illegal('The feedElementType of a post is FeedItem.');
}

function postFeedElement(input: ConnectObject): ConnectObject {
  refuseInTests();
  requireFeedItem(input.get('feedElementType'));
  const subjectId = textOrNull(input.get('subjectId'));
  const segments = segmentsOf(input.get('body'));
  const said = bodyText(segments);
  const element = post(subjectId, said, input.get('visibility'));
  notify(subjectOf(subjectId), segments.filter(isMention).map(mentioned), said);
  return element;
}

function postText(subjectId: string, type: ApexValue, said: string): ConnectObject {
  refuseInTests();
  requireFeedItem(type);
  const segment = new ConnectObject('TextSegmentInput', { text: said });
  return post(subjectId, bodyText([segment]), null);
}

/** "ConnectApi.MentionValidation": someone without access to the parent can be mentioned, but isn't notified. */
function validate(parentId: string, ids: readonly string[]): ConnectObject {
  refuseInTests();
  if (ids.length > MENTIONS) illegal(`Up to ${MENTIONS} mentions can be validated.`);
  const parent = subjectOf(parentId);
  const validations = ids.map((id) => {
    const validationStatus = enumConstant('ConnectApi.MentionValidationStatus', statusOf(parent, id));
    return new ConnectObject('MentionValidation', { recordId: id, validationStatus });
  });
  return new ConnectObject('MentionValidations', {
    hasErrors: validations.some((one) => one.get('validationStatus') === DISALLOWED),
    mentionValidations: new ApexList(listOf(typeNamed('MentionValidation')), validations),
  });
}

const DISALLOWED = enumConstant('ConnectApi.MentionValidationStatus', 'Disallowed');

function statusOf(parentId: string, userId: string): 'Disallowed' | 'Inaccessible' | 'Ok' {
  const person = userWhere('Id', userId);
  if (person === null) return 'Disallowed';
  const [access] = current().org.access.recordAccess(person.id, [parentId]);
  return access?.HasReadAccess === true ? 'Ok' : 'Inaccessible';
}

export const connectApiClasses: readonly ClassDefinition[] = [
  ...Object.entries(CLASSES).map(dataClass),
  {
    type: nativeType('ConnectApi.ChatterFeeds'),
    statics: statics({
      'ConnectApi.FeedElement postFeedElement(String, ConnectApi.FeedElementInput)': ([, input]) =>
        postFeedElement(connectObject(input)),
      'ConnectApi.FeedElement postFeedElement(String, String, ConnectApi.FeedElementType, String)': ([
        ,
        subjectId,
        type,
        said,
      ]) => postText(text(subjectId), type ?? null, text(said)),
    }),
  },
  {
    type: nativeType('ConnectApi.Mentions'),
    statics: statics({
      'ConnectApi.MentionValidations getMentionValidations(String, String, List<String>, ConnectApi.FeedItemVisibilityType)':
        ([, parentId, ids]) => validate(text(parentId), elements(ids).map(text)),
    }),
  },
];
