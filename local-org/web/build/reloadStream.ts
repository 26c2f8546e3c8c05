/** The server's side of live reload: an event stream that says `built` after each build of a watched page. */
import type { WatchedPage } from './watchPage.ts';

/** A `text/event-stream` response for `GET /local/reload`; ends when the client goes away. */
export function reloadStream(page: WatchedPage): Response {
  const encoder = new TextEncoder();
  let stop: (() => void) | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(': listening\n\n'));
      stop = page.onRebuild(() => controller.enqueue(encoder.encode('event: built\ndata: \n\n')));
    },
    cancel() {
      stop?.();
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } });
}
