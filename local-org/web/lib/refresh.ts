/**
 * The refresh handlers of a page ("Use RefreshView API" and "registerRefreshHandler()", LWC guide). A handler
 * returns a promise of a Boolean. Ancestors' handlers run first, and `false` skips the handlers inside.
 */
import { refreshStandardData } from './records.ts';

type Handler = () => Promise<boolean>;

/** A component (`this`), or its element. */
export type Context = ParentNode | { readonly template: { readonly host: ParentNode } | null };
type ParentNode = { readonly parentNode: object | null } | { readonly host: object };

interface Participant {
  readonly context: object;
  readonly element: object;
  readonly handler: Handler;
}

const participants = new Map<number, Participant>();
let lastId = 0;

/**
 * The host has one refresh container, the page. A handler runs with its context as `this`, as under Lightning
 * Web Security.
 */
export function registerRefreshHandler(context: Context, handler: Handler): number {
  const element = elementOf(context);
  if (!element) throw new TypeError('registerRefreshHandler takes a component or its element.');
  if (typeof handler !== 'function') throw new TypeError('registerRefreshHandler takes a function that refreshes.');
  lastId += 1;
  participants.set(lastId, { context, element, handler });
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  participants.delete(id);
}

/** Refreshes the standard data and runs all handlers. If one fails, the others still run. */
export async function refreshPage(): Promise<void> {
  await Promise.allSettled([refreshStandardData(), refreshInside(undefined)]);
}

async function refreshInside(outer: Participant | undefined): Promise<void> {
  const inner = [...participants.values()].filter((participant) => outerOf(participant) === outer);
  const goOn = async (participant: Participant): Promise<void> => {
    if (await refreshed(participant)) await refreshInside(participant);
  };
  await Promise.all(inner.map(goOn));
}

/** Whether to refresh what is inside the component. */
async function refreshed({ context, handler }: Participant): Promise<boolean> {
  try {
    const answer: unknown = handler.call(context);
    if (!(answer instanceof Promise)) throw new TypeError('A refresh handler must return a promise.');
    const goesOn: unknown = await answer;
    if (typeof goesOn !== 'boolean')
      throw new TypeError('The promise of a refresh handler must resolve to true or false.');
    return goesOn;
  } catch (error) {
    report(error);
    return true;
  }
}

function report(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error);
  else console.error(error);
}

/** The nearest ancestor with a handler. */
function outerOf({ element }: Participant): Participant | undefined {
  const all = [...participants.values()];
  for (let place = parentOf(element); place; place = parentOf(place)) {
    const found = all.find((participant) => participant.element === place);
    if (found) return found;
  }
  return undefined;
}

/** Leaves a component through its shadow root. */
function parentOf(node: object): object | null {
  const { parentNode, host } = node as { parentNode?: object | null; host?: object };
  return parentNode ?? host ?? null;
}

function elementOf(context: unknown): object | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  const { template } = context as { template?: { host?: object } | null };
  if (template?.host) return template.host;
  return 'parentNode' in context ? context : undefined;
}
