/**
 * The parts of the UI API's responses that the host reads ("Record", "Object Info", "List Record Collection"
 * in the UI API guide).
 */
export type FieldData = string | number | boolean | null | RecordData;

export interface FieldValue {
  readonly value: FieldData;
  readonly displayValue: string | null;
}

export interface RecordData {
  readonly apiName: string;
  readonly id: string;
  readonly recordTypeId: string | null;
  readonly recordTypeInfo?: { readonly name: string; readonly recordTypeId: string } | null;
  readonly lastModifiedDate?: string | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly required: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly length: number;
  readonly scale: number;
  readonly htmlFormatted?: boolean;
  readonly inlineHelpText: string | null;
  readonly reference: boolean;
  readonly relationshipName: string | null;
  readonly referenceToInfos: readonly { readonly apiName: string; readonly nameFields: readonly string[] }[];
  readonly sortable?: boolean;
}

export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly nameFields: readonly string[];
  readonly fields: Readonly<Record<string, FieldInfo>>;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly defaultRecordTypeId: string | null;
  readonly recordTypeInfos?: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly recordTypeId: string;
        readonly developerName?: string;
        readonly master: boolean;
      }
    >
  >;
}

export interface PicklistValues {
  readonly values: readonly { readonly label: string; readonly value: string }[];
  readonly defaultValue?: { readonly label: string; readonly value: string } | null;
}

export interface ListColumn {
  readonly fieldApiName: string;
  readonly label: string;
  readonly sortable: boolean;
}

export interface ListInfo {
  readonly label: string;
  readonly displayColumns: readonly ListColumn[];
  readonly orderedByInfo?: readonly { readonly fieldApiName: string; readonly isAscending: boolean }[];
}

export interface RecordCollection {
  /** What the org searched. */
  readonly searchTerm?: string | null;
  readonly count: number;
  readonly records: readonly RecordData[];
  readonly nextPageToken: string | null;
  readonly currentPageToken?: string | null;
}
