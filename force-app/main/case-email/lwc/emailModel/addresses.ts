import type { Address } from './types.ts';

export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Without duplicates. */
export function distinct(addresses: readonly Address[]): Address[] {
  return addresses.filter(
    ({ email }, index) => addresses.findIndex((other) => sameAddress(other.email, email)) === index,
  );
}

/** The name, or the address if there is no name. */
export const nameOf = ({ name, email }: Address): string => name ?? email;

/** "Maria Lopez <maria@school.org>" */
export const fullName = ({ name, email }: Address): string => (name ? `${name} <${email}>` : email);

/** Splits the addresses of an EmailMessage, which are separated by semicolons. */
export const splitAddresses = (joined: string | null): string[] =>
  (joined ?? '')
    .split(';')
    .map((address) => address.trim())
    .filter(Boolean);
