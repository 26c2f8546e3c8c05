/** The project's configuration for the page, read once at the start. */
import type { ObjectDef, Schema } from '../../schema/model.ts';
import { ProjectFiles } from '../../schema/project-files.ts';
import { readXml } from '../../schema/xml.ts';
import { readApps, readRecordPages, readTabs } from './apps.ts';
import { defaultLayouts } from './default-layouts.ts';
import { readFlexiPages } from './flexipages.ts';
import { iconOf } from './icons.ts';
import { readCompactAssignments, readCompactLayouts, readLayouts, type OwnedCompactLayout } from './layouts.ts';
import { LayoutAssignments } from './layout-assignments.ts';
import { readListViews, type ListView } from './list-views.ts';
import type {
  AppConfig,
  CompactLayoutConfig,
  FlexiPageConfig,
  LayoutConfig,
  LayoutRelatedList,
  ObjectConfig,
  RecordPageAssignment,
  TabConfig,
} from './model.ts';

export class ProjectPages {
  readonly apps: readonly AppConfig[];
  readonly tabs: Readonly<Record<string, TabConfig>>;
  readonly flexiPages: readonly FlexiPageConfig[];
  readonly layouts: readonly LayoutConfig[];
  /** Custom Labels by name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly #listViews: readonly ListView[];
  readonly #compactLayouts: readonly OwnedCompactLayout[];
  readonly #compactAssignments: ReadonlyMap<string, string>;
  readonly #layoutAssignments: LayoutAssignments;
  readonly #recordPages: ReadonlyMap<string, readonly RecordPageAssignment[]>;
  readonly #tabMotifs: ReadonlyMap<string, string>;

  constructor(project: string, schema: Schema) {
    const files = new ProjectFiles(project);
    this.apps = readApps(files);
    this.tabs = readTabs(files, schema, this.apps);
    this.flexiPages = readFlexiPages(files);
    const layouts = readLayouts(files, schema);
    this.layouts = [...layouts, ...defaultLayouts(schema, layouts)];
    this.labels = readLabels(files);
    this.#listViews = readListViews(files, schema);
    this.#compactLayouts = readCompactLayouts(files, schema);
    this.#compactAssignments = readCompactAssignments(files);
    this.#layoutAssignments = new LayoutAssignments(files, this.layouts);
    this.#recordPages = readRecordPages(files, schema);
    this.#tabMotifs = readTabMotifs(files);
  }

  listViews(object: string): ListView[] {
    return this.#listViews.filter((view) => view.object === object);
  }

  /** The page layout for a record type (`''` for none), or null if the project has none for the object. */
  layout(object: ObjectDef, recordTypeId: string): LayoutConfig | null {
    const recordType = object.recordTypes.find((type) => type.id === recordTypeId) ?? null;
    return this.#layoutAssignments.layoutFor(object, recordType);
  }

  /** Without a layout, all fields except system fields. */
  layoutFields(object: ObjectDef, recordTypeId: string): string[] {
    const layout = this.layout(object, recordTypeId);
    if (!layout) return [...object.fields.values()].filter((field) => field.updateable).map((field) => field.name);
    const placed = layout.sections.flatMap((section) => section.columns.flat());
    return placed.flatMap((item) => item?.field ?? []);
  }

  /** The record type's compact layout, or else the object's, or else the name. */
  compactLayout(object: ObjectDef, recordTypeId: string): CompactLayoutConfig {
    const recordType = object.recordTypes.find((type) => type.id === recordTypeId);
    const wanted = recordType?.compactLayout ?? this.#compactAssignments.get(object.name);
    const found = this.#compactLayouts.find((layout) => layout.object === object.name && layout.name === wanted);
    if (!found) return { name: 'SYSTEM', label: 'System Default', fields: [object.nameField] };
    return { name: found.name, label: found.label, fields: found.fields };
  }

  /** A related list as the first layout with it defines it. */
  relatedList(parent: string, relatedListId: string): LayoutRelatedList | null {
    const lists = this.layouts.filter((layout) => layout.object === parent).flatMap((layout) => layout.relatedLists);
    return lists.find((list) => list.relatedListId === relatedListId) ?? null;
  }

  objectConfig(object: ObjectDef): ObjectConfig {
    const keys = ['', ...object.recordTypes.map((type) => type.id)];
    const layouts = keys.flatMap((key) => {
      const layout = this.layout(object, key);
      return layout ? [[key, layout.name] as const] : [];
    });
    return {
      name: object.name,
      label: object.label,
      labelPlural: object.labelPlural,
      keyPrefix: object.keyPrefix,
      nameField: object.nameField,
      custom: object.custom,
      icon: iconOf(object, this.#tabMotifs),
      listViews: this.listViews(object.name).map(({ name, label }) => ({ name, label })),
      recordPages: this.#recordPages.get(object.name) ?? [],
      layouts: Object.fromEntries(layouts),
      compactLayouts: Object.fromEntries(keys.map((key) => [key, this.compactLayout(object, key)])),
    };
  }
}

/** Tabs of custom objects have the object's name. */
function readTabMotifs(files: ProjectFiles): ReadonlyMap<string, string> {
  const motifs = files.ofType('tab').flatMap((file): [string, string][] => {
    const motif = readXml(file, 'CustomTab').text('motif');
    const name = file.replace(/^.*[/\\]/, '').replace(/\.tab-meta\.xml$/, '');
    return motif === undefined ? [] : [[name, motif]];
  });
  return new Map(motifs);
}

function readLabels(files: ProjectFiles): Record<string, string> {
  const labels = files.ofType('labels').flatMap((file) => readXml(file, 'CustomLabels').children('labels'));
  return Object.fromEntries(labels.map((label) => [label.text('fullName') ?? '', label.text('value') ?? '']));
}
