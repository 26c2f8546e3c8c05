/** Names that variables can't have. Apex Developer Guide, "Reserved Keywords", without the type names in that list. */
const RESERVED: ReadonlySet<string> = new Set(
  `activate and array as asc autonomous begin bigdecimal bulk by byte case cast char collect commit const default desc end exit export
  float from goto group having hint import in inner int into join like limit loop not nulls number of on or outer package parallel
  pragma retrieve rollback select short sort synchronized then trigger using where`.split(/\s+/),
);

export const isReserved = (name: string): boolean => RESERVED.has(name.toLowerCase());
