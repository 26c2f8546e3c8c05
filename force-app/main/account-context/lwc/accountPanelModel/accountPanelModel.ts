export type * from './types.ts';

/** Keeps digits and a leading plus. Digits after "x", "ext", or "#" are the extension. */
export function phoneAddress(phone: string): string {
  const [number = '', extension = ''] = phone.split(/(?:x|ext\.?|#)\s*(?=\d+\s*$)/i);
  const dialed = number.trim().replace(/(?!^\+)\D/g, '');
  return extension.trim() ? `tel:${dialed};ext=${extension.trim()}` : `tel:${dialed}`;
}
