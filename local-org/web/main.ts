/**
 * Entry of the page. Synthetic shadow must be in place before the LWC engine loads, and the session must be known before any
 * component module runs, so the app itself is loaded after both.
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

/** Without the app there are no components: plain elements say what is wrong. */
function showFailure(error: unknown): void {
  console.error(error);
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.className = 'slds-p-around_xx-large slds-text-heading_small slds-text-align_center';
  message.textContent = `The page could not be started. ${errorMessage(error)}`;
  document.title = 'Not available';
  document.body.append(message);
}
