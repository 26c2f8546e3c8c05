/** `lightning/platformShowToastEvent`: the event bubbles to the host, which shows the toast. */
export interface ToastLink {
  readonly url: string;
  readonly label: string;
}

export interface ToastConfig {
  readonly title?: string;
  readonly message?: string;
  /** Values for `{0}`, `{1}` … in the message. An object becomes a link. */
  readonly messageData?: readonly (string | ToastLink)[];
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  /** `dismissible` stays five seconds or until closed, `pester` five seconds, and `sticky` until closed. */
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

export const ShowToastEventName = 'lightning__showtoast';

export class ShowToastEvent extends CustomEvent<ToastConfig> {
  constructor(config: ToastConfig) {
    super(ShowToastEventName, { bubbles: true, composed: true, cancelable: true, detail: config });
  }
}
