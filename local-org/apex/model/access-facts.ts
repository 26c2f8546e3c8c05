/** Access modifiers that only the compiler needs. */
import type { ClassInfo, FieldInfo, Visibility } from '../runtime/classes.ts';
import type { Accessor, Modifier } from '../syntax/tree.ts';
import { has, visibility, VISIBILITIES } from './modifiers.ts';

export class AccessFacts {
  private readonly readOnly = new Set<FieldInfo>();
  private readonly visibleToTests = new Set<FieldInfo | ClassInfo>();
  private readonly privateTypes = new Set<ClassInfo>();
  private readonly narrower = new Map<FieldInfo, Visibility>();

  addType(info: ClassInfo, modifiers: readonly Modifier[]): void {
    if (info.outer !== null && visibility(modifiers, 'private') === 'private') this.privateTypes.add(info);
    if (has(modifiers, '@testvisible')) this.visibleToTests.add(info);
  }

  addField(field: FieldInfo, modifiers: readonly Modifier[]): void {
    if (has(modifiers, '@testvisible')) this.visibleToTests.add(field);
  }

  isVisibleToTests(member: FieldInfo | ClassInfo): boolean {
    return this.visibleToTests.has(member);
  }

  /** An inner type without `public` is visible only in its outermost class. */
  isTypeVisible(info: ClassInfo, from: ClassInfo | null): boolean {
    if (!this.privateTypes.has(info) || from?.outermost === info.outermost) return true;
    return from?.isTest === true && this.visibleToTests.has(info);
  }

  addProperty(field: FieldInfo, setter: Accessor | null): void {
    if (setter === null) this.readOnly.add(field);
    const written = VISIBILITIES.find((name) => has(setter?.modifiers ?? [], name));
    if (written !== undefined) this.narrower.set(field, written);
  }

  /** It has a `get` and no `set`. */
  isReadOnly(field: FieldInfo): boolean {
    return this.readOnly.has(field);
  }

  /** Who can write it: `public String name { get; private set; }`. */
  writeVisibility(field: FieldInfo): Visibility {
    return this.narrower.get(field) ?? field.visibility;
  }
}
