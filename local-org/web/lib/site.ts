/** The site that this page belongs to, and its guest user. */
import type { LocalSession, SiteConfig } from './wireModel.ts';

/** The server writes it into the page. */
export function siteConfig(): SiteConfig {
  const content = document.querySelector('meta[name="site"]')?.getAttribute('content');
  if (!content) throw new Error('This page belongs to no site.');
  return JSON.parse(content) as SiteConfig;
}

/** Components get no user ID: nobody is signed in. */
export function guestSession({ name, timeZone }: SiteConfig): LocalSession {
  return {
    userId: '',
    username: '',
    name,
    firstName: null,
    lastName: null,
    email: null,
    title: null,
    timeZone,
    locale: 'en_US',
    profileName: '',
    isAdmin: false,
    isGuest: true,
    customPermissions: [],
    pinnedListViews: {},
  };
}
