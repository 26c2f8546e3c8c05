/** The page layout of each record type. */
import type { ObjectDef, RecordTypeDef } from '../../schema/model.ts';
import type { ProjectFiles } from '../../schema/project-files.ts';
import { readXml } from '../../schema/xml.ts';
import type { LayoutConfig } from './model.ts';

interface Assignment {
  readonly layout: string;
  /** `Case.Support`, or null for the object. */
  readonly recordType: string | null;
}

/**
 * Profiles contain the assignments. Without profiles in the project, a layout named after a record type
 * (`Case-Support Layout`) is for that record type, and the object's only or first layout is the default.
 */
export class LayoutAssignments {
  readonly #layouts: readonly LayoutConfig[];
  readonly #assignments: readonly Assignment[];

  constructor(files: ProjectFiles, layouts: readonly LayoutConfig[]) {
    this.#layouts = layouts;
    this.#assignments = files.ofType('profile').flatMap((file) =>
      readXml(file, 'Profile')
        .children('layoutAssignments')
        .map((xml) => ({ layout: xml.text('layout') ?? '', recordType: xml.text('recordType') ?? null })),
    );
  }

  layoutFor(object: ObjectDef, recordType: RecordTypeDef | null): LayoutConfig | null {
    const own = this.#layouts.filter((layout) => layout.object === object.name);
    const assigned = this.#assigned(own, object, recordType);
    return assigned ?? namedAfter(own, recordType) ?? withoutRecordType(own, object) ?? own[0] ?? null;
  }

  #assigned(
    own: readonly LayoutConfig[],
    object: ObjectDef,
    recordType: RecordTypeDef | null,
  ): LayoutConfig | undefined {
    const wanted = recordType === null ? null : `${object.name}.${recordType.developerName}`;
    const names = this.#assignments.filter((entry) => entry.recordType === wanted).map((entry) => entry.layout);
    return own.find((layout) => names.includes(layout.name));
  }
}

const plain = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase();

function namedAfter(own: readonly LayoutConfig[], recordType: RecordTypeDef | null): LayoutConfig | undefined {
  if (!recordType) return undefined;
  const names = [plain(recordType.developerName), plain(recordType.label)];
  return own.find((layout) =>
    names.some((name) => plain(layout.name.slice(layout.object.length + 1)).startsWith(name)),
  );
}

/** The layout that isn't named after a record type. */
const withoutRecordType = (own: readonly LayoutConfig[], object: ObjectDef): LayoutConfig | undefined =>
  own.find((layout) => !object.recordTypes.some((type) => namedAfter([layout], type)));
