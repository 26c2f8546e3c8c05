import { sameAddress } from 'c/emailModel';
import type { Address, Person } from 'c/emailModel';

/** A person to choose, or the reason why they can't be chosen. */
export interface Suggestion {
  key: string;
  id: string;
  name: string;
  detail: string;
  address: Address | null;
  selected: string;
  disabled: string;
  className: string;
}

/** People of the account whose name, address, or role contains the typed text, without current recipients. */
export function suggestionsFor(
  typed: string,
  people: readonly Person[],
  addresses: readonly Address[],
  active: number,
): Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  const matches = ({ name, email, roleLabel }: Person): boolean =>
    `${name} ${email ?? ''} ${roleLabel}`.toLowerCase().includes(wanted);
  const isTaken = ({ email }: Person): boolean =>
    email !== null && addresses.some((address) => sameAddress(address.email, email));
  return people
    .filter((person) => matches(person) && !isTaken(person))
    .map(({ key, name, email, roleLabel, problem }, index) => ({
      key,
      id: `person-${key}`,
      name,
      detail: [roleLabel, problem ?? email].filter(Boolean).join(' · '),
      address: email && !problem ? { name, email } : null,
      selected: String(index === active),
      disabled: String(!email || problem !== null),
      className: ['entry', index === active ? 'entry_active' : '', problem ? 'entry_off' : '']
        .filter(Boolean)
        .join(' '),
    }));
}
