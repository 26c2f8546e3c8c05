/**
 * Apex Reference, "SingleEmailMessage Class" and "Email Class (Base Email Methods)": the contents and
 * recipients of an email.
 */
import { ApexList } from '../runtime/collections.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import {
  instanceOf,
  nativeType,
  statics,
  type ClassDefinition,
  type Implementation,
  type PropertyDefinition,
} from './definition.ts';
import { EmailFileAttachment } from './messagingFile.ts';

/**
 * Every property has a setter and a getter, and can be read and written by name. Other members of the class
 * don't compile.
 */
const PROPERTIES: Readonly<Record<string, { readonly type: string; readonly initial?: () => ApexValue }>> = {
  bccAddresses: { type: 'List<String>' },
  bccSender: { type: 'Boolean', initial: () => false },
  ccAddresses: { type: 'List<String>' },
  charset: { type: 'String' },
  fileAttachments: { type: 'List<Messaging.EmailFileAttachment>' },
  htmlBody: { type: 'String' },
  inReplyTo: { type: 'String' },
  orgWideEmailAddressId: { type: 'Id' },
  plainTextBody: { type: 'String' },
  references: { type: 'String' },
  replyTo: { type: 'String' },
  saveAsActivity: { type: 'Boolean', initial: () => true },
  senderDisplayName: { type: 'String' },
  subject: { type: 'String' },
  targetObjectId: { type: 'Id' },
  toAddresses: { type: 'List<String>' },
  treatTargetObjectAsRecipient: { type: 'Boolean', initial: () => true },
  useSignature: { type: 'Boolean', initial: () => true },
  whatId: { type: 'Id' },
};

const TYPE = nativeType('Messaging.SingleEmailMessage');

export class SingleEmailMessage extends NativeObject {
  readonly type = TYPE;
  readonly #values = new Map<string, ApexValue>();

  get(name: string): ApexValue {
    return this.#values.get(name) ?? PROPERTIES[name]?.initial?.() ?? null;
  }

  set(name: string, value: ApexValue): null {
    this.#values.set(name, value);
    return null;
  }

  textOf(name: string): string {
    const value = this.get(name);
    return typeof value === 'string' ? value : '';
  }

  get attachments(): readonly EmailFileAttachment[] {
    const files = this.get('fileAttachments');
    return files instanceof ApexList ? files.items.filter((file) => file instanceof EmailFileAttachment) : [];
  }

  addresses(name: string): readonly string[] {
    const value = this.get(name);
    return value instanceof ApexList ? value.items.filter((item) => typeof item === 'string') : [];
  }
}

export const singleEmailMessage = instanceOf(SingleEmailMessage);

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The getter with another prefix: `isTreatTargetObjectAsRecipient`. */
const getter = (name: string): string => `${name.startsWith('treat') ? 'is' : 'get'}${capitalized(name)}`;

function accessors(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const [name, { type }] of Object.entries(PROPERTIES)) {
    members[`${type} ${getter(name)}()`] = (self) => singleEmailMessage(self).get(name);
    members[`void set${capitalized(name)}(${type})`] = (self, [value]) =>
      singleEmailMessage(self).set(name, value ?? null);
  }
  return members;
}

/** A property's type is one word in the library, so lists only have methods. */
const isSimple = (type: string): boolean => !type.includes('<');

const properties: readonly PropertyDefinition[] = Object.entries(PROPERTIES)
  .filter(([, { type }]) => isSimple(type))
  .map(([name, { type }]) => ({
    name,
    type,
    read: (self) => singleEmailMessage(self).get(name),
    write: (self, value) => void singleEmailMessage(self).set(name, value),
  }));

export const singleEmailMessageClass: ClassDefinition = {
  type: TYPE,
  constructors: statics({ 'this new()': () => new SingleEmailMessage() }),
  instance: accessors(),
  properties,
};
