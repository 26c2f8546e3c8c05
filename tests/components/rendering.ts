import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { registerRefreshHandler } from 'lightning/refresh';

type JestMock<T extends (...parameters: never[]) => unknown> = import('jest-mock').Mock<T>;
type ComponentClass = Parameters<typeof createElement>[1]['is'];

/** Adds a component to the page of the test. */
export function render<Props extends object>(name: string, Component: unknown, props: Props): HTMLElement & Props {
  const element = createElement(name, { is: Component as ComponentClass }) as unknown as HTMLElement & Props;
  Object.assign(element, props);
  document.body.appendChild(element);
  return element;
}

/** Controls a wire in a test. */
interface TestWire {
  /** To all wires of the method, or to those with such parameters. */
  emit(data: unknown, where?: (params: Record<string, unknown>) => boolean): void;
  error(body?: unknown, status?: number, statusText?: string): void;
  getLastConfig(): Record<string, unknown>;
}

export const wireOf = (adapter: unknown): TestWire => adapter as TestWire;

export const called = (method: unknown): JestMock<(...parameters: never[]) => Promise<unknown>> =>
  method as JestMock<(...parameters: never[]) => Promise<unknown>>;

/** The refusal of a controller, as the browser gets it. */
export const refusal = (code: string, message: string, fields?: Record<string, string>): unknown => ({
  status: 500,
  body: { message: JSON.stringify({ code, message, fields }), exceptionType: 'System.AuraHandledException' },
});

/** Makes the next refresh of a wire fail. */
export const refreshFails = (): unknown =>
  called(refreshApex).mockRejectedValueOnce({ status: 0, body: { message: 'No answer' } } as never);

/** Refreshes the page, as after a save in another component. Returns the answer of the newest refresh handler. */
export async function pageRefreshes(): Promise<unknown> {
  const [context, handler] = called(registerRefreshHandler).mock.calls.at(-1) as unknown as [object, () => unknown];
  const answer = handler.call(context);
  expect(answer).toBeInstanceOf(Promise);
  return answer;
}

/** A record as Lightning Data Service returns it. */
export const recordOf = (id: string, fields: Record<string, unknown>): unknown => ({
  id,
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }])),
});

/** Collects the details of the events with this name that reach the document. */
export function heard<Detail>(name: string): Detail[] {
  const details: Detail[] = [];
  document.body.addEventListener(name, (event) => details.push((event as CustomEvent<Detail>).detail));
  return details;
}

/** Removes what a test added to the page. */
export function clearPage(): void {
  document.body.replaceChildren();
  localStorage.clear();
  jest.clearAllMocks();
}

/** Waits for promises, wires, and rendering. */
export const settle = (turns = 8): Promise<void> =>
  turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settle(turns - 1));

/** Finds an element, also inside components: `find(element, 'c-rostering-form', '[data-id="next"]')`. */
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

/** The text that a user can read, including text inside components. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      parts.push(node.textContent ?? '');
    }
    if (node instanceof Element) {
      node.shadowRoot?.childNodes.forEach(visit);
    }
    node.childNodes.forEach(visit);
  };
  visit(element);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The properties of a stub, such as the label of a button or the options of a combobox. */
export const props = (element: Element): Record<string, unknown> => element as unknown as Record<string, unknown>;

export const labelsOf = (element: HTMLElement, selector = 'lightning-button'): unknown[] =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((found) => props(found).label);
