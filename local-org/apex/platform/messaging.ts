/**
 * Apex Reference, "Messaging Class": sendEmail makes Salesforce's checks and counts limits, but sends
 * nothing. Only records that the code saves itself show what was sent.
 */
import { ApexList } from '../runtime/collections.ts';
import { throwApex } from '../runtime/exceptions.ts';
import { current } from '../runtime/execution.ts';
import { listOf } from '../runtime/types.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import { boolean, elements, integer, list } from './arguments.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition } from './definition.ts';
import { statusCode } from './enums.ts';
import { singleEmailMessage, type SingleEmailMessage } from './messagingEmail.ts';
import { listOfStrings } from './string.ts';

/** "SingleEmailMessage Methods": the number of recipients of one email, and the length of one list of addresses. */
const RECIPIENTS = 150;
const ADDRESS_LENGTH = 4000;
/** "setFileAttachments(fileNames)": "The total size of all attachments cannot exceed 10 MB." */
const ATTACHMENT_BYTES = 10 * 1024 * 1024;
const ADDRESS_LISTS = ['toAddresses', 'ccAddresses', 'bccAddresses'];

interface Problem {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;

const addressesOf = (email: SingleEmailMessage): number =>
  ADDRESS_LISTS.reduce((sum, name) => sum + email.addresses(name).length, 0);

function problemOf(email: SingleEmailMessage): Problem | null {
  const lists = ADDRESS_LISTS.map((name) => ({ name, addresses: email.addresses(name) }));
  const count = addressesOf(email);
  if (count === 0 && email.get('targetObjectId') === null)
    return problem('REQUIRED_FIELD_MISSING', 'Add a recipient to send an email.', []);
  if (count > RECIPIENTS)
    return problem('LIMIT_EXCEEDED', `The number of recipients (${count}) exceeds the maximum of ${RECIPIENTS}.`, []);
  for (const { name, addresses } of lists) {
    const wrong = addresses.find((address) => !ADDRESS.test(address));
    if (wrong !== undefined) return problem('INVALID_EMAIL_ADDRESS', `Invalid email address: ${wrong}`, [name]);
    if (addresses.join(';').length > ADDRESS_LENGTH)
      return problem('STRING_TOO_LONG', `${name} is longer than ${ADDRESS_LENGTH} characters.`, [name]);
  }
  const files = email.attachments;
  if (files.some((file) => !file.hasName))
    return problem('REQUIRED_FIELD_MISSING', 'An attachment needs a file name.', ['fileAttachments']);
  if (files.reduce((sum, file) => sum + file.size, 0) > ATTACHMENT_BYTES)
    return problem('LIMIT_EXCEEDED', 'The attachments are larger than 10 MB.', ['fileAttachments']);
  return email.textOf('htmlBody') === '' && email.textOf('plainTextBody') === ''
    ? problem('REQUIRED_FIELD_MISSING', 'Missing body, need at least one of html or plainText', ['plainTextBody'])
    : null;
}

/**
 * Salesforce Help, "Salesforce Error 'NO_MASS_MAIL_PERMISSION' on Email Sent via Apex Trigger": the error of
 * an org that can't send email. Apex Developer Guide, "Execution Governors and Limits": the daily email
 * limit. A test fails when the limit is used up, but doesn't count toward it.
 */
function refusalOfOrg(addresses: number): Problem | null {
  const { org, email, transaction } = current();
  if (!org.email.isAllowed)
    return problem(
      'NO_MASS_MAIL_PERMISSION',
      'Single email is not enabled for your organization or profile. Single email must be enabled for you to use this feature.',
      [],
    );
  return email.sent + addresses > org.email.left(transaction.now)
    ? problem('SINGLE_EMAIL_LIMIT_EXCEEDED', 'Failed to send email', [])
    : null;
}

/** Counts emails immediately in the transaction, and for the day after the commit. */
function handOver(message: SingleEmailMessage): void {
  const { org, email, transaction } = current();
  const addresses = addressesOf(message);
  email.sent += addresses;
  const sent = {
    subject: message.textOf('subject'),
    addresses: ADDRESS_LISTS.flatMap((name) => message.addresses(name)),
    files: message.attachments.map((file) => file.sent),
  };
  transaction.afterCommit(() => {
    org.email.count(addresses, transaction.now);
    org.email.keep(sent, transaction.now);
  });
}

const problem = (code: string, message: string, fields: readonly string[]): Problem => ({
  statusCode: code,
  message,
  fields,
});

class SendEmailResult extends NativeObject {
  readonly type = sendEmailResultClass.type;
  readonly problem: Problem | null;

  constructor(found: Problem | null) {
    super();
    this.problem = found;
  }
}

class SendEmailError extends NativeObject {
  readonly type = sendEmailErrorClass.type;
  readonly problem: Problem;

  constructor(found: Problem) {
    super();
    this.problem = found;
  }
}

const ERROR_TYPE = nativeType('Messaging.SendEmailError');

export const sendEmailErrorClass: ClassDefinition = {
  type: ERROR_TYPE,
  instance: on(instanceOf(SendEmailError), {
    'List<String> getFields()': (error) => listOfStrings(error.problem.fields),
    'String getMessage()': (error) => error.problem.message,
    'StatusCode getStatusCode()': (error) => statusCode(error.problem.statusCode),
    'Id getTargetObjectId()': () => null,
  }),
};

export const sendEmailResultClass: ClassDefinition = {
  type: nativeType('Messaging.SendEmailResult'),
  instance: on(instanceOf(SendEmailResult), {
    'List<Messaging.SendEmailError> getErrors()': (result) =>
      new ApexList(listOf(ERROR_TYPE), result.problem === null ? [] : [new SendEmailError(result.problem)]),
    'Boolean isSuccess()': (result) => result.problem === null,
  }),
};

function sendEmail(emails: ApexValue | undefined, allOrNone: boolean): ApexList {
  current().limits.use('emails', 1);
  const outgoing = elements(emails ?? null).map((email) => singleEmailMessage(email));
  const refusal = refusalOfOrg(outgoing.reduce((sum, email) => sum + addressesOf(email), 0));
  const problems = outgoing.map((email) => refusal ?? problemOf(email));
  const row = problems.findIndex((found) => found !== null);
  const first = problems[row];
  if (allOrNone && first) {
    const { statusCode: code, message, fields } = first;
    throwApex(
      'EmailException',
      `SendEmail failed. First exception on row ${row}; first error: ${code}, ${message}: [${fields.join(', ')}]`,
    );
  }
  outgoing.forEach((email, index) => problems[index] ?? handOver(email));
  return new ApexList(
    listOf(sendEmailResultClass.type),
    problems.map((found) => new SendEmailResult(found)),
  );
}

function reserveCapacity(amount: number): null {
  const { org, email, transaction } = current();
  if (!org.email.isAllowed) throwApex('NoAccessException', 'The organization is not permitted to send email');
  email.reserved += amount;
  return email.reserved > org.email.left(transaction.now)
    ? throwApex('HandledException', 'The daily limit for the org would be exceeded by this request')
    : null;
}

export const messagingClass: ClassDefinition = {
  type: nativeType('Messaging'),
  statics: statics({
    'List<Messaging.SendEmailResult> sendEmail(List<Messaging.SingleEmailMessage>)': ([emails]) =>
      sendEmail(list(emails), true),
    'List<Messaging.SendEmailResult> sendEmail(List<Messaging.SingleEmailMessage>, Boolean)': ([emails, allOrNone]) =>
      sendEmail(list(emails), boolean(allOrNone)),
    'void reserveSingleEmailCapacity(Integer)': ([amount]) => reserveCapacity(integer(amount)),
  }),
};
