import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** A component on the test's page. */
export function render<Props extends object>(
  name: string,
  Component: typeof LightningElement,
  props: Props,
): HTMLElement & Props {
  const element = createElement(name, { is: Component }) as unknown as HTMLElement & Props;
  Object.assign(element, props);
  document.body.appendChild(element);
  return element;
}

/** Leaves the page as it was found. */
export function clearPage(): void {
  document.body.replaceChildren();
  localStorage.clear();
  jest.clearAllMocks();
}

/** Lets promises, wires and the rendering that follows them come to rest. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    await Promise.resolve();
  }
}

/** Finds inside components too: `find(element, 'c-rostering-form', '[data-id="next"]')`. */
export function find<T extends HTMLElement = HTMLElement>(element: HTMLElement, ...selectors: string[]): T {
  let place = element;
  for (const selector of selectors) {
    const next = place.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!next) {
      throw new Error(`No ${selector} in ${place.tagName.toLowerCase()}`);
    }
    place = next;
  }
  return place as T;
}

export const has = (element: HTMLElement, selector: string): boolean =>
  Boolean(element.shadowRoot?.querySelector(selector));

/** The words a person would read, through all components. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      parts.push(node.textContent ?? '');
    }
    const inner = node instanceof Element ? (node.shadowRoot ?? node) : node;
    inner.childNodes.forEach(visit);
  };
  visit(element);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** A stub's property, where the stub renders nothing: the label of a button, the options of a combobox. */
export const props = (element: Element): Record<string, unknown> => element as unknown as Record<string, unknown>;

export const labelsOf = (element: HTMLElement, selector = 'lightning-button'): unknown[] =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((found) => props(found).label);
