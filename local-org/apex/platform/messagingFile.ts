/** Apex Reference, "EmailFileAttachment Class": a file that an email brings along. */
import type { SentFile } from '../../outgoing-email.ts';
import { NativeObject, type ApexValue } from '../runtime/values.ts';
import { Blob } from './crypto.ts';
import { instanceOf, nativeType, statics, type ClassDefinition, type Implementation } from './definition.ts';

/** By the property's name: its type, and the end of its setter's name. */
const PROPERTIES: Readonly<Record<string, { readonly type: string; readonly setter: string }>> = {
  body: { type: 'Blob', setter: 'Body' },
  contenttype: { type: 'String', setter: 'ContentType' },
  filename: { type: 'String', setter: 'FileName' },
  inline: { type: 'Boolean', setter: 'Inline' },
};

const TYPE = nativeType('Messaging.EmailFileAttachment');

export class EmailFileAttachment extends NativeObject {
  readonly type = TYPE;
  readonly values = new Map<string, ApexValue>();

  get hasName(): boolean {
    return (this.values.get('filename') ?? '') !== '';
  }

  get size(): number {
    return this.#content.length;
  }

  /** The file as it goes out. */
  get sent(): SentFile {
    const contentType = this.values.get('contenttype');
    return {
      name: String(this.values.get('filename') ?? ''),
      contentType: typeof contentType === 'string' ? contentType : null,
      content: this.#content,
    };
  }

  get #content(): Buffer {
    const body = this.values.get('body');
    return body instanceof Blob ? body.bytes : Buffer.alloc(0);
  }
}

const attachment = instanceOf(EmailFileAttachment);

const instance: Record<string, Implementation> = Object.fromEntries(
  Object.entries(PROPERTIES).map(([name, { type, setter }]) => [
    `void set${setter}(${type})`,
    (self: ApexValue, [value]: readonly ApexValue[]) => {
      attachment(self).values.set(name, value ?? null);
      return null;
    },
  ]),
);

export const emailFileAttachmentClass: ClassDefinition = {
  type: TYPE,
  constructors: statics({ 'this new()': () => new EmailFileAttachment() }),
  instance,
  properties: [
    ...Object.entries(PROPERTIES).map(([name, { type }]) => ({
      name,
      type,
      read: (self: ApexValue) => attachment(self).values.get(name) ?? null,
      write: (self: ApexValue, value: ApexValue) => void attachment(self).values.set(name, value),
    })),
    { name: 'id', type: 'Id', read: () => null },
  ],
};
