/** `lightning/navigation`: opens pages by page reference. */
import { currentPage, navigate, onPageChange } from '../../../lib/location.ts';
import { pathOf, type PageReference } from '../../../lib/router.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

// TypeScript requires exactly this signature for a mixin's base.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor = abstract new (...parameters: any[]) => object;

/** Adds `this[NavigationMixin.Navigate](pageReference, replace)` and `this[NavigationMixin.GenerateUrl](pageReference)`. */
export function NavigationMixin<T extends Constructor>(Base: T) {
  abstract class Navigating extends Base {
    [Navigate](page: PageReference, replace = false): void {
      navigate(page, replace);
    }

    [GenerateUrl](page: PageReference): Promise<string> {
      const path = pathOf(page);
      return path === undefined
        ? Promise.reject(new Error(`This host has no page for page references of type "${page.type}".`))
        : Promise.resolve(path);
    }
  }
  return Navigating;
}

NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Wire adapter for the current page reference. */
export class CurrentPageReference {
  readonly #emit: (value: PageReference | undefined) => void;
  #stop: (() => void) | undefined;

  constructor(emit: (value: PageReference | undefined) => void) {
    this.#emit = emit;
  }

  connect(): void {
    this.#emit(currentPage());
    this.#stop = onPageChange((page) => this.#emit(page));
  }

  update(): void {
    // Nothing to configure.
  }

  disconnect(): void {
    this.#stop?.();
  }
}
