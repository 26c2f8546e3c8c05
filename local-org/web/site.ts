/**
 * Entry of a site's page, which people open without signing in. It has nothing of the app: only the component
 * that the project names for the site. As in `main.ts`, the order of loading matters.
 */
import '@lwc/synthetic-shadow';
import '@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css';
import './page.css';
import { setApexAddress } from './lib/apex.ts';
import { showFailure } from './lib/failure.ts';
import { setSession } from './lib/session.ts';
import { guestSession, siteConfig } from './lib/site.ts';

try {
  const site = siteConfig();
  document.title = site.name;
  setSession(guestSession(site));
  setApexAddress(`${site.path}/apex`);
  const { startSite } = await import('./siteApp.ts');
  await startSite(site);
} catch (error) {
  showFailure(error);
}
