/** Record IDs as text: 15 case-sensitive characters, or 18 with a checksum for systems that ignore case. */
import { throwApex } from './exceptions.ts';

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

export const isIdText = (text: string): boolean => ID.test(text);

/** The 18-character form of either form. */
export function longId(id: string): string {
  if (id.length !== 15) return id;
  let suffix = '';
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id.charAt(block * 5 + i))) bits |= 1 << i;
    suffix += CHECK.charAt(bits);
  }
  return id + suffix;
}

/** Converts text to an Id. Apex Reference, "Id Class": an invalid ID is a StringException. */
export function toId(text: string): string {
  if (!isIdText(text)) throwApex('StringException', `Invalid id: ${text}`);
  return longId(text);
}
