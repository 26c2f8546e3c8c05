import { LightningElement } from 'lwc';
import { errorMessage } from '../../../lib/http.ts';
import { later, repeatedly } from '../../../lib/later.ts';
import { onPageChange } from '../../../lib/location.ts';
import { countUnread, listNotices, markRead, markSeen, type Notice } from '../../../lib/notifications.ts';
import { whenFirstIsDrawn } from '../../../lib/secondary.ts';

/** Lightning Experience is told about new notifications. This page asks. */
const ASK_EVERY_MS = 30_000;
/** The page itself comes first. */
const FIRST_AFTER_MS = 2000;

/** The bell: how many notifications are unread, and a list of them. */
export default class NotificationBell extends LightningElement {
  unread = 0;
  isOpen = false;
  isLoading = false;
  failure = '';
  notices: readonly Notice[] = [];
  private stop: (() => void)[] = [];
  private focusWanted = false;
  private readonly onOutside = (event: Event): void => {
    if (this.isOpen && !event.composedPath().includes(this.hostElement)) this.close();
  };
  private readonly ask = (): void => void this.count();

  connectedCallback(): void {
    window.addEventListener('focus', this.ask);
    document.addEventListener('click', this.onOutside, true);
    this.stop = [
      repeatedly(() => document.visibilityState === 'visible' && this.ask(), ASK_EVERY_MS),
      () => window.removeEventListener('focus', this.ask),
      () => document.removeEventListener('click', this.onOutside, true),
      onPageChange(() => this.handlePageChange()),
      later(this.ask, FIRST_AFTER_MS),
    ];
  }

  disconnectedCallback(): void {
    for (const each of this.stop) each();
  }

  renderedCallback(): void {
    if (!this.focusWanted) return;
    this.focusWanted = false;
    (this.refs?.['heading'] as HTMLElement | undefined)?.focus();
  }

  get buttonText(): string {
    return this.unread === 0 ? 'Notifications' : `Notifications, ${this.unread} unread`;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get badge(): string | undefined {
    if (this.unread === 0) return undefined;
    return this.unread > 99 ? '99+' : String(this.unread);
  }

  get items() {
    return this.notices.map((notice) => ({
      ...notice,
      isUnread: !notice.read,
      class: notice.read ? 'item' : 'item item_unread',
    }));
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.failure === '' && this.notices.length === 0;
  }

  get hasUnread(): boolean {
    return this.notices.some(({ read }) => !read);
  }

  handleToggle(): void {
    if (this.isOpen) this.close();
    else void this.open();
  }

  handleClose(): void {
    this.close();
    this.focusBell();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.stopPropagation();
    this.handleClose();
  }

  /** A link leads to its page by itself. */
  handleChoose(event: Event): void {
    const { id = '', path } = (event.currentTarget as HTMLElement).dataset;
    void this.read([id]);
    if (path !== undefined) this.close();
  }

  handleReadAll(): void {
    void this.read();
    (this.refs?.['heading'] as HTMLElement | undefined)?.focus();
  }

  private async open(): Promise<void> {
    this.isOpen = true;
    this.isLoading = this.notices.length === 0;
    this.failure = '';
    this.focusWanted = true;
    try {
      this.notices = await listNotices();
      await markSeen();
    } catch (error) {
      this.failure = errorMessage(error);
    }
    this.isLoading = false;
    this.ask();
  }

  private close(): void {
    this.isOpen = false;
  }

  private handlePageChange(): void {
    this.close();
    whenFirstIsDrawn(this.ask);
  }

  /** Without IDs, all of them. */
  private async read(ids?: readonly string[]): Promise<void> {
    this.notices = this.notices.map((notice) =>
      ids?.includes(notice.id) === false ? notice : { ...notice, read: true },
    );
    try {
      await markRead(ids);
    } catch (error) {
      this.failure = errorMessage(error);
    }
    this.ask();
  }

  /** If the org doesn't answer, the last number stays. */
  private async count(): Promise<void> {
    this.unread = await countUnread().catch(() => this.unread);
  }

  private focusBell(): void {
    (this.refs?.['bell'] as { focus(): void } | undefined)?.focus();
  }
}
