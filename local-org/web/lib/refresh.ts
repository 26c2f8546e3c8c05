/** Who takes part in a refresh of the page, beside the standard data. */
import { refreshStandardData } from './records.ts';

type Handler = () => Promise<unknown> | unknown;

const handlers = new Map<number, Handler>();
let lastId = 0;

/** `context` is the component; the host has one refresh container, the page. */
export function registerRefreshHandler(context: object, handler: Handler): number {
  lastId += 1;
  handlers.set(lastId, handler.bind(context));
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

/** Standard data and all handlers; a failing handler does not keep the others from refreshing. */
export async function refreshPage(): Promise<void> {
  await Promise.allSettled([refreshStandardData(), ...[...handlers.values()].map(async (handler) => handler())]);
}
