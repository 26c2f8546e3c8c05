/**
 * What connects an email with its record: the token in its subject or body, and the message ID in its headers. Both name the record, so that
 * nothing has to be stored. They are encrypted, because a token must not be guessed from another one.
 */
import { createCipheriv, createDecipheriv, createHash, type Cipheriv, type Decipheriv } from 'node:crypto';

const CIPHER = 'aes-128-ecb';
const BLOCK = 16;
const ID_LENGTH = 15;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Enough for a block in base 62. */
const TOKEN_LENGTH = 22;
const FORMATTED = new RegExp(`thread::([0-9A-Za-z]{${TOKEN_LENGTH}})::`, 'g');

export class EmailThreads {
  readonly #key: Buffer;
  readonly #domain: string;

  constructor(organizationId: string) {
    this.#key = createHash('sha256').update(organizationId).digest().subarray(0, BLOCK);
    this.#domain = `${organizationId.toLowerCase()}.sfdc.net`;
  }

  /** As EmailMessages.getFormattedThreadingToken returns it. */
  formattedToken(recordId: string): string {
    return `thread::${this.#token(recordId)}::`;
  }

  /** An RFC 2822 message ID for the References header of an email. */
  messageId(recordId: string): string {
    return `<${this.#token(recordId)}@${this.#domain}>`;
  }

  /** The 15-character IDs that tokens in a text name, in order. */
  recordsInText(text: string): string[] {
    return [...text.matchAll(FORMATTED)].flatMap(([, token = '']) => this.#recordOf(token) ?? []);
  }

  /** The 15-character IDs that message IDs in a header name, in order. */
  recordsInHeader(header: string): string[] {
    return messageIdsIn(header).flatMap((id) => {
      const [token = '', domain] = id.slice(1, -1).split('@');
      return domain === this.#domain ? (this.#recordOf(token) ?? []) : [];
    });
  }

  #token(recordId: string): string {
    const block = Buffer.alloc(BLOCK);
    block.write(recordId.slice(0, ID_LENGTH), 'latin1');
    const coded = run(createCipheriv(CIPHER, this.#key, null), block);
    let number = BigInt(`0x${coded.toString('hex')}`);
    let token = '';
    for (let place = 0; place < TOKEN_LENGTH; place++) {
      token = DIGITS.charAt(Number(number % 62n)) + token;
      number /= 62n;
    }
    return token;
  }

  /** Null if the token isn't from this org. */
  #recordOf(token: string): string | null {
    let number = 0n;
    for (const digit of token) number = number * 62n + BigInt(DIGITS.indexOf(digit));
    const hex = number.toString(16).padStart(2 * BLOCK, '0');
    if (token.length !== TOKEN_LENGTH || hex.length !== 2 * BLOCK) return null;
    const text = run(createDecipheriv(CIPHER, this.#key, null), Buffer.from(hex, 'hex')).toString('latin1');
    return /^[0-9A-Za-z]{15}\0$/.test(text) ? text.slice(0, ID_LENGTH) : null;
  }
}

/** The message IDs of a header, such as References. */
export const messageIdsIn = (header: string): string[] => header.match(/<[^<>\s]+@[^<>\s]+>/g) ?? [];

function run(cipher: Cipheriv | Decipheriv, block: Buffer): Buffer {
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]);
}
