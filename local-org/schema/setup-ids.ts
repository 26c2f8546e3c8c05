/** Assigns key prefixes and IDs to metadata. The store's registry keeps them the same across restarts. */
export interface SetupIds {
  /** `a` for custom objects, `m` for custom metadata types. */
  keyPrefix(object: string, family: 'a' | 'm'): string;
  /** The ID of metadata, by its kind (`RecordType`) and key (`Case.Repair`). */
  id(kind: string, key: string, keyPrefix: string): string;
}
