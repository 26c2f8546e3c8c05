import { LightningElement, api } from 'lwc';
import { navigateToPath } from '../../../lib/location.ts';
import { isNarrow, onNarrowChange } from '../../../lib/media.ts';
import { appTabs, chooseApp, currentApp, objectOfId, pageConfig } from '../../../lib/pageConfig.ts';
import type { PageReference } from '../../../lib/router.ts';
import { session } from '../../../lib/session.ts';
import { listUsers, signIn } from '../../../lib/signIn.ts';
import { isTabOf, tabPath, tabsThatFit } from '../../../lib/tabs.ts';
import { errorMessage } from '../../../lib/http.ts';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { LocalUser } from '../../../lib/wireModel.ts';

/** Tells apps in the launcher from tabs, whose values are paths. */
const APP = 'app:';

/** Until the menu of the other tabs has been measured. */
const MENU_WIDTH = 96;

/** App Launcher, app name, tabs, and user menu. */
export default class GlobalHeader extends LightningElement {
  @api page: PageReference | undefined;
  users: readonly LocalUser[] = [];
  isLoadingUsers = true;
  narrow = isNarrow();
  /** How many tabs show in the bar of a wide page. The others are in its menu. */
  fitting = Number.POSITIVE_INFINITY;
  private stopWatching: (() => void) | undefined;
  private readonly widths = new Map<string, number>();
  private readonly resized = new ResizeObserver(() => this.fit());
  private watchedBar: Element | null = null;

  connectedCallback(): void {
    this.stopWatching = onNarrowChange((narrow) => {
      this.narrow = narrow;
    });
  }

  disconnectedCallback(): void {
    this.stopWatching?.();
    this.resized.disconnect();
    this.watchedBar = null;
  }

  renderedCallback(): void {
    const bar = this.template?.querySelector('.tabs') ?? null;
    if (bar && bar !== this.watchedBar) {
      this.watchedBar = bar;
      this.resized.observe(bar);
    }
    this.fit();
  }

  /** A hidden tab is as wide as when it was shown last. */
  private fit(): void {
    const room = this.watchedBar?.clientWidth ?? 0;
    if (room === 0 || this.narrow) return;
    const shown = [...(this.template?.querySelectorAll<HTMLElement>('[data-tab]') ?? [])];
    for (const { dataset, offsetWidth } of shown) {
      if (offsetWidth > 0) this.widths.set(dataset['tab'] ?? '', offsetWidth);
    }
    const menuWidth = this.template?.querySelector<HTMLElement>('[data-more]')?.offsetWidth ?? MENU_WIDTH;
    const widths = shown.map(({ dataset }) => this.widths.get(dataset['tab'] ?? '') ?? 0);
    this.fitting = tabsThatFit(widths, room, menuWidth);
  }

  get brandName(): string {
    return pageConfig().name;
  }

  /** Skip a tab that has the same name as an app. */
  get showsBrandName(): boolean {
    return !this.narrow && this.brandName !== this.appLabel;
  }

  get brandInitial(): string {
    return this.brandName.charAt(0).toUpperCase();
  }

  get appLabel(): string {
    return currentApp()?.label ?? this.brandName;
  }

  get apps() {
    const current = currentApp();
    return pageConfig().apps.map((app) => ({
      name: app.developerName,
      value: `${APP}${app.developerName}`,
      label: app.label,
      current: app === current,
    }));
  }

  get tabs() {
    const recordId = this.page?.attributes['recordId'];
    const object = recordId ? objectOfId(recordId)?.name : undefined;
    return appTabs(currentApp()).map((tab, place) => {
      const isCurrent = isTabOf(tab, this.page, object);
      const isInMenu = this.narrow || place >= this.fitting;
      return {
        name: tab.name,
        label: tab.label,
        path: tabPath(tab),
        isCurrent,
        isInMenu,
        current: isCurrent ? 'page' : undefined,
        itemClass: `slds-context-bar__item${isCurrent ? ' slds-is-active' : ''}${isInMenu ? ' slds-hide' : ''}`,
      };
    });
  }

  get menuTabs() {
    return this.tabs.filter(({ isInMenu }) => isInMenu);
  }

  get hasMenu(): boolean {
    return this.menuTabs.length > 0;
  }

  /** The page of a tab in the menu marks the menu, unless all tabs are there. */
  get menuClass(): string {
    const isActive = !this.narrow && this.menuTabs.some(({ isCurrent }) => isCurrent);
    return `slds-context-bar__item more${isActive ? ' slds-is-active' : ''}`;
  }

  get menuLabel(): string | undefined {
    return this.narrow ? undefined : 'More';
  }

  get menuIcon(): string {
    return this.narrow ? 'utility:rows' : 'utility:chevrondown';
  }

  get menuText(): string {
    return this.narrow ? 'Navigation menu' : 'More tabs';
  }

  get initials(): string {
    const { name } = session();
    return name
      .split(/\s+/)
      .map((part) => part.charAt(0))
      .join('')
      .slice(0, 2)
      .toUpperCase();
  }

  get userLabel(): string | undefined {
    return this.narrow ? undefined : session().name;
  }

  get userIcon(): string | undefined {
    return this.narrow ? 'utility:user' : undefined;
  }

  get userVariant(): string {
    return this.narrow ? 'border-filled' : 'bare';
  }

  get userMenuText(): string {
    return `User menu: ${session().name}`;
  }

  get userItems() {
    const { username } = session();
    return this.users.map((user) => ({
      username: user.username,
      label: user.title ? `${user.name} · ${user.title}` : user.name,
      current: user.username === username,
    }));
  }

  async loadUsers(): Promise<void> {
    try {
      this.users = await listUsers();
    } catch (error) {
      this.showError("We can't list the users", error);
    } finally {
      this.isLoadingUsers = false;
    }
  }

  /** An app opens with its own tabs. An item is a tab of the current app. */
  handleLaunch(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    if (value.startsWith(APP)) {
      chooseApp(value.slice(APP.length));
      window.location.assign('/');
    } else {
      navigateToPath(value);
    }
  }

  handleTab(event: CustomEvent<{ value: string }>): void {
    navigateToPath(event.detail.value);
  }

  /** A new user is a new session, so the whole page reloads. */
  async handleUser(event: CustomEvent<{ value: string }>): Promise<void> {
    if (event.detail.value === session().username) return;
    try {
      await signIn(event.detail.value);
      window.location.reload();
    } catch (error) {
      this.showError("We can't log you in as this user", error);
    }
  }

  private showError(title: string, error: unknown): void {
    this.dispatchEvent(new ShowToastEvent({ title, message: errorMessage(error), variant: 'error' }));
  }
}
