import { LightningElement } from 'lwc';
import { ShowToastEventName, type ToastConfig } from 'lightning/platformShowToastEvent';
import { later } from '../../../lib/later.ts';
import { toastParts, type ToastPart } from '../../../lib/toasts.ts';

interface Toast {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly ToastPart[];
  readonly hasMessage: boolean;
  readonly class: string;
  readonly role: 'alert' | 'status';
  readonly kind: string;
  readonly icon: string;
  readonly lasts: number | undefined;
}

const ICONS = { info: 'utility:info', success: 'utility:success', warning: 'utility:warning', error: 'utility:error' };
const MOST_SHOWN = 3;
/** A toast with a link stays longer, so that the user can reach the link. */
const SHORT = 5000;
const LONG = 10_000;

/** Shows the toasts of `ShowToastEvent`. */
export default class Toasts extends LightningElement {
  toasts: Toast[] = [];
  private readonly timers = new Map<string, () => void>();
  private lastId = 0;
  private readonly listener = (event: Event): void => this.show((event as CustomEvent<ToastConfig>).detail);

  connectedCallback(): void {
    window.addEventListener(ShowToastEventName, this.listener);
  }

  disconnectedCallback(): void {
    window.removeEventListener(ShowToastEventName, this.listener);
  }

  handleClose(event: Event): void {
    this.close(idOf(event));
  }

  handleHold(event: Event): void {
    this.timers.get(idOf(event))?.();
  }

  handleRelease(event: Event): void {
    const toast = this.toasts.find(({ id }) => id === idOf(event));
    if (toast) this.closeLater(toast);
  }

  private show(config: ToastConfig): void {
    const variant = config.variant ?? 'info';
    const parts = toastParts(config.message ?? '', config.messageData);
    const hasLink = parts.some((part) => part.url);
    this.lastId += 1;
    const toast: Toast = {
      id: `toast-${this.lastId}`,
      title: config.title ?? '',
      parts,
      hasMessage: parts.length > 0,
      class: `slds-notify slds-notify_toast slds-theme_${variant}`,
      role: variant === 'error' ? 'alert' : 'status',
      kind: variant,
      icon: ICONS[variant],
      lasts: config.mode === 'sticky' ? undefined : hasLink || variant === 'error' ? LONG : SHORT,
    };
    this.toasts = [toast, ...this.toasts].slice(0, MOST_SHOWN);
    this.closeLater(toast);
  }

  private closeLater(toast: Toast): void {
    this.timers.get(toast.id)?.();
    if (toast.lasts !== undefined)
      this.timers.set(
        toast.id,
        later(() => this.close(toast.id), toast.lasts),
      );
  }

  private close(id: string): void {
    this.timers.get(id)?.();
    this.timers.delete(id);
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['id'] ?? '';
}
