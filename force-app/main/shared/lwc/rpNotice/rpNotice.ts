import { api, LightningElement } from 'lwc';

export type NoticeVariant = 'info' | 'success' | 'warning' | 'error';

const ICONS: Readonly<Record<NoticeVariant, string>> = {
  info: 'utility:info_alt',
  success: 'utility:success',
  warning: 'utility:warning',
  error: 'utility:error',
};

/** A notice with optional actions. Screen readers announce an error immediately and other notices when the user pauses. */
export default class Notice extends LightningElement {
  @api variant: NoticeVariant = 'info';

  get boxClass(): string {
    return 'slds-scoped-notification slds-scoped-notification_light slds-media slds-m-bottom_small';
  }

  get icon(): string {
    return ICONS[this.variant];
  }

  get iconVariant(): string {
    return this.variant === 'info' ? '' : this.variant;
  }

  get role(): string {
    return this.variant === 'error' ? 'alert' : 'status';
  }
}
