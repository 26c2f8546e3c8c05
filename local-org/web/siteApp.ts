/** The page of a site: its component, and no other part of the app. */
import { createElement, unwrap } from 'lwc';
import siteComponents from 'virtual:site-components';
import { setUnwrap } from './lib/apex.ts';
import { useUsersTimeZone } from './lib/userTimeZone.ts';
import type { SiteConfig } from './lib/wireModel.ts';

export async function startSite({ component }: SiteConfig): Promise<void> {
  setUnwrap((value) => unwrap(value) as object);
  useUsersTimeZone();
  const load = siteComponents[component];
  if (!load) throw new Error(`The project has no component c-${component} for a site.`);
  const { default: Component } = await load();
  const main = document.createElement('main');
  main.append(createElement(`c-${tagName(component)}`, { is: Component }));
  document.body.append(main);
}

/** `orderStatus` becomes `order-status`. */
const tagName = (component: string): string => component.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
