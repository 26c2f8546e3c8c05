import { LightningElement } from 'lwc';
import { onSessionEnd } from '../../../lib/http.ts';
import { currentPage, navigateToPath, onPageChange } from '../../../lib/location.ts';
import { refreshEverything } from '../../../lib/records.ts';
import { refreshPage } from '../../../lib/refresh.ts';
import { appTabs, currentApp, pageConfig } from '../../../lib/pageConfig.ts';
import type { PageReady } from '../../../lib/pageEvents.ts';
import type { PageReference } from '../../../lib/router.ts';
import { pageViewOf, type PageView } from './pageViews.ts';
import { tabPath } from '../../../lib/tabs.ts';

/** The app: header, current page, toasts, and the notice that the session has ended. */
export default class App extends LightningElement {
  page: PageReference | undefined;
  shown: PageView[] = [];
  sessionEnded = false;
  private firstPage = true;
  private focusWanted = false;

  connectedCallback(): void {
    onPageChange((page) => this.show(page));
    onSessionEnd(() => {
      this.sessionEnded = true;
    });
    this.show(currentPage());
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    this.focusMain();
  }

  handlePageReady(event: CustomEvent<PageReady>): void {
    const { title, focusHeading } = event.detail;
    document.title = [title, currentApp()?.label ?? pageConfig().name].filter(Boolean).join(' | ');
    if (!this.focusWanted) return;
    this.focusWanted = false;
    focusHeading();
  }

  handleRefreshView(event: Event): void {
    event.stopPropagation();
    void refreshPage();
  }

  handleSignedIn(): void {
    this.sessionEnded = false;
    void refreshEverything();
  }

  private show(page: PageReference | undefined): void {
    if (isHome(page)) {
      const [first] = appTabs(currentApp());
      if (first) {
        navigateToPath(tabPath(first), true);
        return;
      }
    }
    const view = pageViewOf(page);
    const samePage = view.place === this.shown[0]?.place;
    this.page = page;
    this.shown = [view];
    if (!samePage && !this.firstPage) {
      this.focusWanted = true;
      window.scrollTo(0, 0);
    }
    this.firstPage = false;
  }

  private focusMain(): void {
    (this.refs?.['main'] as HTMLElement | undefined)?.focus();
  }
}

function isHome(page: PageReference | undefined): boolean {
  return page?.type === 'standard__namedPage' && page.attributes['pageName'] === 'home';
}
