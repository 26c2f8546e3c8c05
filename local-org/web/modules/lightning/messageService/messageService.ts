/** `lightning/messageService`, within one browser tab. */
interface Channel {
  readonly messageChannel: string;
}

interface Subscription {
  readonly channel: string;
  readonly listener: (message: unknown) => void;
}

const subscriptions = new Set<Subscription>();

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

export function createMessageContext(): object {
  return {};
}

export function releaseMessageContext(): void {
  // A context needs no state here.
}

export function publish(_context: object, channel: Channel, message?: unknown): void {
  for (const subscription of [...subscriptions]) {
    if (subscription.channel === channel.messageChannel) subscription.listener(message);
  }
}

export function subscribe(_context: object, channel: Channel, listener: (message: unknown) => void): Subscription {
  const subscription = { channel: channel.messageChannel, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription: Subscription | null | undefined): void {
  if (subscription) subscriptions.delete(subscription);
}

/** Wire adapter that gives a component its context. */
export class MessageContext {
  readonly #emit: (value: object) => void;

  constructor(emit: (value: object) => void) {
    this.#emit = emit;
  }

  connect(): void {
    this.#emit({});
  }

  update(): void {
    // Nothing to configure.
  }

  disconnect(): void {
    // Nothing to release.
  }
}
