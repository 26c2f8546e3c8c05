/** Apex Reference: "Blob Class", "Crypto Class", "EncodingUtil Class". */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { throwApex } from '../runtime/exceptions.ts';
import { wrapInteger } from '../runtime/numbers.ts';
import { BLOB } from '../runtime/types.ts';
import { NativeObject } from '../runtime/values.ts';
import { integer, text } from './arguments.ts';
import { instanceOf, nativeType, on, statics, type ClassDefinition } from './definition.ts';

export class Blob extends NativeObject {
  readonly type = BLOB;
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    super();
    this.bytes = bytes;
  }

  override get equalityKey(): string {
    return this.bytes.toString('hex');
  }

  override get heapBytes(): number {
    return this.bytes.length;
  }

  override get text(): string {
    return `Blob[${this.bytes.length}]`;
  }
}

const blob = instanceOf(Blob);
const bytes = (value: Parameters<typeof blob>[0]): Buffer => blob(value).bytes;

const DIGESTS: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha512: 'sha512',
  'sha-512': 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};
const MACS: Readonly<Record<string, string>> = {
  hmacmd5: 'md5',
  hmacsha1: 'sha1',
  hmacsha256: 'sha256',
  hmacsha512: 'sha512',
};

const algorithm = (table: Readonly<Record<string, string>>, name: string): string =>
  table[name.toLowerCase()] ?? throwApex('NoSuchElementException', `Invalid algorithm ${name}`);

/** application/x-www-form-urlencoded, as java.net.URLEncoder writes it. */
const urlEncode = (value: string): string =>
  encodeURIComponent(value)
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function urlDecode(value: string): string {
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '));
  } catch (error) {
    if (error instanceof URIError) return throwApex('IllegalArgumentException', 'Invalid URL encoding');
    throw error;
  }
}

function utf8(value: string, encoding: string): string {
  return /^utf-?8$/i.test(encoding) ? value : throwApex('IllegalArgumentException', `Unsupported encoding ${encoding}`);
}

function equalBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

export const blobClass: ClassDefinition = {
  type: BLOB,
  instance: on(blob, {
    'Integer size()': (value) => value.bytes.length,
    'String toString()': (value) => value.bytes.toString('utf8'),
  }),
  statics: statics({ 'Blob valueOf(String)': ([value]) => new Blob(Buffer.from(text(value), 'utf8')) }),
};

export const cryptoClass: ClassDefinition = {
  type: nativeType('Crypto'),
  statics: statics({
    'Blob generateAesKey(Integer)': ([bits]) => new Blob(randomBytes(integer(bits) / 8)),
    'Blob generateDigest(String, Blob)': ([name, input]) =>
      new Blob(
        createHash(algorithm(DIGESTS, text(name)))
          .update(bytes(input))
          .digest(),
      ),
    'Blob generateMac(String, Blob, Blob)': ([name, input, key]) =>
      new Blob(
        createHmac(algorithm(MACS, text(name)), bytes(key))
          .update(bytes(input))
          .digest(),
      ),
    'Integer getRandomInteger()': () => wrapInteger(randomBytes(4).readInt32LE()),
    'Long getRandomLong()': () => randomBytes(8).readBigInt64LE(),
    'Boolean verifyHMac(String, Blob, Blob, Blob)': ([name, input, key, mac]) =>
      equalBytes(
        createHmac(algorithm(MACS, text(name)), bytes(key))
          .update(bytes(input))
          .digest(),
        bytes(mac),
      ),
  }),
};

export const encodingUtilClass: ClassDefinition = {
  type: nativeType('EncodingUtil'),
  statics: statics({
    'Blob base64Decode(String)': ([value]) => new Blob(Buffer.from(text(value), 'base64')),
    'String base64Encode(Blob)': ([value]) => bytes(value).toString('base64'),
    'Blob convertFromHex(String)': ([value]) => new Blob(Buffer.from(text(value), 'hex')),
    'String convertToHex(Blob)': ([value]) => bytes(value).toString('hex'),
    'String urlDecode(String, String)': ([value, encoding]) => urlDecode(utf8(text(value), text(encoding))),
    'String urlEncode(String, String)': ([value, encoding]) => urlEncode(utf8(text(value), text(encoding))),
  }),
};

/** Apex Reference, "UUID Class". */
class Uuid extends NativeObject {
  readonly type = UUID;
  readonly value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  override get equalityKey(): string {
    return this.value;
  }

  override get text(): string {
    return this.value;
  }
}
const UUID = nativeType('UUID');

export const uuidClass: ClassDefinition = {
  type: UUID,
  instance: on(instanceOf(Uuid), { 'String toString()': ({ value }) => value }),
  statics: statics({
    'UUID randomUUID()': () => new Uuid(crypto.randomUUID()),
    'UUID fromString(String)': ([value]) => new Uuid(text(value).toLowerCase()),
  }),
};
