/** The field whose text is an ID of Clever. */
export const CLEVER_DISTRICT_ID = 'Clever_District_Id__c';

/** Characters that a copy brings along and nobody sees: zero-width characters, soft hyphens, and spaces that don't break. */
const INVISIBLE = /[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2064\ufeff]/gu;
const ID = /^[0-9a-f]{24}$/u;
const OF_DISTRICT = /district[a-z_]*[/=](?<id>[0-9a-f]{24})(?![0-9a-z])/u;
const OF_ANYTHING = /(?<![0-9a-z])[0-9a-f]{24}(?![0-9a-z])/gu;

/** The ID in what a person entered: the ID itself, or an address of Clever that contains it. The Apex class of this name finds the same. */
export function cleverDistrictId(entered: string): string | null {
  const text = entered.replace(INVISIBLE, '').trim().toLowerCase();
  if (ID.test(text)) {
    return text;
  }
  return text.includes('clever.com/') ? ofAddress(text) : null;
}

/** An address can contain several IDs. Without one of a district, only a single ID is clear. */
function ofAddress(address: string): string | null {
  const found = new Set(address.match(OF_ANYTHING));
  return OF_DISTRICT.exec(address)?.groups?.id ?? (found.size === 1 ? ([...found][0] ?? null) : null);
}
