/**
 * Entry of the page. Synthetic shadow must load before the LWC engine, and the session must load before any
 * component module, so the app loads last.
 */
import '@lwc/synthetic-shadow';
import '@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css';
import './page.css';
import { showFailure } from './lib/failure.ts';
import { request } from './lib/http.ts';
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
