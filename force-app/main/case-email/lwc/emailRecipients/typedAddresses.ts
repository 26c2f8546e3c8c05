import { sameAddress } from 'c/emailModel';
import type { Address, Person } from 'c/emailModel';

/** Typed or pasted text, split into addresses. */
export interface Parsed {
  readonly valid: readonly Address[];
  /** Pieces that aren't addresses, as typed. */
  readonly invalid: readonly string[];
}

/** The same pattern as in `EmailRules`, the Apex class that checks every email before it is sent. */
const ADDRESS =
  /^[a-zA-Z0-9_+&*=!#$%'/?^`{|}~-]+(?:\.[a-zA-Z0-9_+&*=!#$%'/?^`{|}~-]+)*@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\.)+[a-zA-Z]{2,}$/;
const LONGEST = 80;
const NAMED = /^"?([^"<]*)"?\s*<\s*([^<>]+)\s*>$/;
/** Splits at separators outside of quotes, because a quoted name can have a comma. */
const PIECES = /(?:"[^"]*"|[^",;\r\n\t])+/g;

export const isAddress = (text: string): boolean => text.length <= LONGEST && ADDRESS.test(text);

/** Reads one address or a list, in the formats of mail programs and spreadsheets: `"Lopez, Maria" <maria@school.org>; devon@school.org`. */
export function parseAddresses(text: string, people: readonly Person[] = []): Parsed {
  const pieces = (text.match(PIECES) ?? []).flatMap(bareList);
  const valid: Address[] = [];
  const invalid: string[] = [];
  for (const piece of pieces) {
    const address = toAddress(piece, people);
    if (address) {
      valid.push(address);
    } else {
      invalid.push(piece);
    }
  }
  return { valid, invalid };
}

/** Splits addresses that have only spaces between them. */
function bareList(piece: string): string[] {
  const words = piece.trim().split(/\s+/);
  return words.length > 1 && words.every(isAddress) ? words : [piece.trim()].filter(Boolean);
}

function toAddress(piece: string, people: readonly Person[]): Address | null {
  const [, name = '', inside = piece] = NAMED.exec(piece) ?? [];
  const email = inside.trim();
  if (!isAddress(email)) {
    return null;
  }
  const known = people.find((person) => person.email !== null && sameAddress(person.email, email));
  return { name: known?.name ?? (name.trim() || null), email };
}
