/**
 * Entry of the page. Synthetic shadow must load before the LWC engine, and the session must load before any
 * component module, so the app loads last.
 */
import '@lwc/synthetic-shadow';
import '@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css';
import './page.css';
import { errorMessage, request } from './lib/http.ts';
import { setPageConfig } from './lib/pageConfig.ts';
import { setSession } from './lib/session.ts';
import { currentOrFirstSession } from './lib/signIn.ts';
import type { PageConfig } from './lib/wireModel.ts';

try {
  setSession(await currentOrFirstSession());
  setPageConfig(await request<PageConfig>('/local/config'));
  const { startApp } = await import('./app.ts');
  startApp();
} catch (error) {
  showFailure(error);
}

/** Components can't run without the app, so the error uses plain elements. */
function showFailure(error: unknown): void {
  console.error(error);
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.className = 'slds-p-around_xx-large slds-text-heading_small slds-text-align_center';
  message.textContent = `We can't load this page. ${errorMessage(error)}`;
  document.title = 'Page not available';
  document.body.append(message);
}
