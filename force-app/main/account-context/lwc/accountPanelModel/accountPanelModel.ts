/** The people and subscriptions of an onboarding's account, as the cards beside the work show them. */
export type * from './types.ts';

/** What a phone dials: digits and a leading plus, and what comes after an "x" or "ext" as an extension. */
export function phoneAddress(phone: string): string {
  const [number = '', extension = ''] = phone.split(/(?:x|ext\.?|#)\s*(?=\d+\s*$)/i);
  const dialled = number.trim().replace(/(?!^\+)\D/g, '');
  return extension.trim() ? `tel:${dialled};ext=${extension.trim()}` : `tel:${dialled}`;
}

export function mailAddress(email: string, subject = ''): string {
  const address = `mailto:${encodeURIComponent(email).replace('%40', '@')}`;
  return subject ? `${address}?subject=${encodeURIComponent(subject)}` : address;
}
