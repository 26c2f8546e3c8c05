/** The project's metadata by name. Skips files that aren't valid XML, which the type check reports. */
import { basename, dirname, join } from 'node:path';
import type { Schema } from '../../../local-org/schema/model.ts';
import type { Finding } from '../Finding.ts';
import { findMetadata, findSource, read } from '../project/files.ts';
import { readXml, textOf, XmlError, type XmlElement } from '../xml/readXml.ts';

export interface MetadataFile {
  readonly file: string;
  /** The metadata name, such as `Case-Claim` or `Claim_Agent`. Parts of an object have the name without the object. */
  readonly name: string;
  /** The object, for parts of an object. Otherwise ''. */
  readonly object: string;
  readonly root: XmlElement;
}

export interface SourceText {
  readonly file: string;
  readonly text: string;
}

export class Inventory {
  readonly root: string;
  readonly schema: Schema;
  /** All files in the package directories. */
  readonly sources: readonly string[];
  readonly #metadata: readonly string[];
  readonly #files = new Map<string, MetadataFile[]>();
  readonly #names = new Map<string, ReadonlySet<string>>();
  /** The folder of each component → its files, without those of its folders. */
  readonly #bundleFiles: ReadonlyMap<string, readonly string[]>;
  readonly #bundles: ReadonlyMap<string, string>;
  readonly #bundleTexts = new Map<string, readonly SourceText[]>();

  constructor(root: string, schema: Schema) {
    this.root = root;
    this.schema = schema;
    this.sources = findSource(root, '**/*.*');
    this.#metadata = findMetadata(root, '*');
    const inBundles = this.sources.filter((file) => file.includes('/lwc/'));
    this.#bundleFiles = Map.groupBy(inBundles, (file) => dirname(file));
    this.#bundles = new Map(
      inBundles.flatMap((file) => {
        const name = /\/lwc\/([^/]+)\/\1\.js-meta\.xml$/.exec(file)?.[1];
        return name === undefined ? [] : [[name, file]];
      }),
    );
  }

  /** The js-meta.xml of a component. */
  bundle(name: string): string | undefined {
    return this.#bundles.get(name);
  }

  /** The code and templates of a component. */
  bundleTexts(name: string): readonly SourceText[] {
    const known = this.#bundleTexts.get(name);
    if (known) return known;
    const meta = this.bundle(name);
    const texts = (meta === undefined ? [] : (this.#bundleFiles.get(dirname(meta)) ?? []))
      .filter((file) => /\.(ts|html)$/.test(file))
      .map((file) => ({ file, text: read(this.root, file) }));
    this.#bundleTexts.set(name, texts);
    return texts;
  }

  /** Metadata files of a type: `layout`, `permissionset`, `md`. */
  ofType(type: string): readonly MetadataFile[] {
    const known = this.#files.get(type);
    if (known) return known;
    const files = this.#metadata
      .filter((file) => file.endsWith(`.${type}-meta.xml`))
      .flatMap((file) => this.#read(file, type));
    this.#files.set(type, files);
    return files;
  }

  names(type: string): ReadonlySet<string> {
    return this.#once(type, () => this.ofType(type).map(({ name }) => name));
  }

  /** Names of parts of an object, such as the record type `Case.Claim`. */
  partNames(type: string): ReadonlySet<string> {
    return this.#once(`part ${type}`, () => this.ofType(type).map(({ object, name }) => `${object}.${name}`));
  }

  recordTypeExists(fullName: string): boolean {
    const [object = '', name = ''] = fullName.split('.');
    return this.schema.object(object)?.recordTypes.some(({ developerName }) => developerName === name) ?? false;
  }

  /** Names of email templates, with their folder: `Claims/Claim_Received`. */
  emailTemplates(): ReadonlySet<string> {
    return this.#once('email with folder', () =>
      this.ofType('email').map(({ file, name }) => `${basename(dirname(file))}/${name}`),
    );
  }

  apexClasses(): ReadonlySet<string> {
    return this.#once('class', () =>
      this.sources.filter((file) => file.endsWith('.cls')).map((file) => basename(file, '.cls')),
    );
  }

  /** `tab`: the name in apps and permission sets. */
  tabExists(tab: string): boolean {
    if (!tab.startsWith('standard-')) return this.names('tab').has(tab) || this.schema.object(tab)?.custom === true;
    const name = tab.slice('standard-'.length);
    return (
      ['home', 'report', 'Dashboard', 'Feed', 'Task', 'File'].includes(name) || this.schema.object(name) !== undefined
    );
  }

  #once(key: string, list: () => readonly string[]): ReadonlySet<string> {
    const names = this.#names.get(key) ?? new Set(list());
    this.#names.set(key, names);
    return names;
  }

  #read(file: string, type: string): MetadataFile[] {
    const name = decodeURIComponent(basename(file).slice(0, -`.${type}-meta.xml`.length));
    const object = /\/objects\/([^/]+)\//.exec(file)?.[1] ?? '';
    try {
      return [{ file, name, object, root: readXml(join(this.root, file)) }];
    } catch (error) {
      if (error instanceof XmlError) return [];
      throw error;
    }
  }
}

/** Finds references in one kind of file to something that doesn't exist. */
export type ReferenceCheck = (inventory: Inventory) => Finding[];

/** Collects findings of one file. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(element: XmlElement, message: string): void {
    this.list.push({ file: this.#file, line: element.line, message });
  }

  /** Adds a finding if the text of a child element isn't an existing name. */
  requireName(element: XmlElement, child: string, kind: string, exists: (name: string) => boolean): void {
    const name = textOf(element, child);
    if (name !== '' && !exists(name)) this.add(element, `there is no ${kind} ${name}.`);
  }
}

/** Runs a check over each file of a type. */
export const eachFile =
  (type: string, check: (file: MetadataFile, inventory: Inventory, findings: Findings) => void): ReferenceCheck =>
  (inventory) =>
    inventory.ofType(type).flatMap((file) => {
      const findings = new Findings(file.file);
      check(file, inventory, findings);
      return findings.list;
    });
