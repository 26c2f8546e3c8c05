import { createElement } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import { registerRefreshHandler } from 'lightning/refresh';

type JestMock<T extends (...parameters: never[]) => unknown> = import('jest-mock').Mock<T>;
type ComponentClass = Parameters<typeof createElement>[1]['is'];

/** A component on the test's page. */
export function render<Props extends object>(name: string, Component: unknown, props: Props): HTMLElement & Props {
  const element = createElement(name, { is: Component as ComponentClass }) as unknown as HTMLElement & Props;
  Object.assign(element, props);
  document.body.appendChild(element);
  return element;
}

/** The test side of a wire or of a method that writes. */
interface TestWire {
  emit(data: unknown): void;
  error(body?: unknown, status?: number, statusText?: string): void;
  getLastConfig(): Record<string, unknown>;
}

export const wireOf = (adapter: unknown): TestWire => adapter as TestWire;

export const called = (method: unknown): JestMock<(...parameters: never[]) => Promise<unknown>> =>
  method as JestMock<(...parameters: never[]) => Promise<unknown>>;

/** How a controller's refusal arrives in the browser. */
export const refusal = (code: string, message: string, fields?: Record<string, string>): unknown => ({
  status: 500,
  body: { message: JSON.stringify({ code, message, fields }), exceptionType: 'System.AuraHandledException' },
});

/** The next time the org is asked again, it does not answer. */
export const refreshFails = (): unknown =>
  called(refreshApex).mockRejectedValueOnce({ status: 0, body: { message: 'No answer' } } as never);

/** The page refreshes, as after a write of another component; resolves to what the newest handler answers. */
export async function pageRefreshes(): Promise<unknown> {
  const [context, handler] = called(registerRefreshHandler).mock.calls.at(-1) as unknown as [object, () => unknown];
  const answer = handler.call(context);
  expect(answer).toBeInstanceOf(Promise);
  return answer;
}

/** A record as Lightning Data Service hands it out. */
export const recordOf = (id: string, fields: Record<string, unknown>): unknown => ({
  id,
  fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, displayValue: null }])),
});

/** The events of a kind that reach the document, in order. */
export function heard<Detail>(name: string): Detail[] {
  const details: Detail[] = [];
  document.body.addEventListener(name, (event) => details.push((event as CustomEvent<Detail>).detail));
  return details;
}

/** Leaves the page as it was found. */
export function clearPage(): void {
  document.body.replaceChildren();
  localStorage.clear();
  jest.clearAllMocks();
}

/** Lets promises, wires and the rendering that follows them come to rest. */
export const settle = (turns = 8): Promise<void> =>
  turns === 0 ? Promise.resolve() : Promise.resolve().then(() => settle(turns - 1));

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
    if (node instanceof Element) {
      node.shadowRoot?.childNodes.forEach(visit);
    }
    node.childNodes.forEach(visit);
  };
  visit(element);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** A stub's property, where the stub renders nothing: the label of a button, the options of a combobox. */
export const props = (element: Element): Record<string, unknown> => element as unknown as Record<string, unknown>;

export const labelsOf = (element: HTMLElement, selector = 'lightning-button'): unknown[] =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((found) => props(found).label);
