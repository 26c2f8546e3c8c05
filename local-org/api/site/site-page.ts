/** The page of a site: its file, and what it needs to know about the site. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Org, SiteDef } from '../../org.ts';
import type { SiteConfig } from '../page/model.ts';

const PLACE = '<!-- site -->';

/** Whether an address belongs to one of the sites. */
export const isSiteAddress = (sites: readonly SiteDef[], url: string): boolean =>
  sites.some(({ path }) => url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}?`));

/** The page as HTML, or null if no page was built. */
export function sitePage(folder: string, org: Org, site: SiteDef): string | null {
  const file = join(folder, 'site.html');
  if (!existsSync(file)) return null;
  const { name, path, component } = site;
  const config: SiteConfig = { name, path, component, timeZone: org.guest(site).timeZone };
  const element = `<meta name="site" content="${escaped(JSON.stringify(config))}" />`;
  return readFileSync(file, 'utf8').replace(PLACE, () => element);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replace(/[&"<>]/g, (character) => ENTITIES[character] ?? '');
