/** Gives key prefixes and ids to what comes from files. The store's registry implements it so that they stay the same over restarts. */
export interface SetupIds {
  /** `a` for custom objects, `m` for custom metadata types. */
  keyPrefix(object: string, family: 'a' | 'm'): string;
  /** The id of a piece of metadata, by its kind (`RecordType`) and key (`Case.Repair`). */
  id(kind: string, key: string, keyPrefix: string): string;
}
