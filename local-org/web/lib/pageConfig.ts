/** The project's configuration from the org: apps, tabs, record pages, and layouts. */
import type { AppConfig, ObjectConfig, PageConfig, TabConfig } from './wireModel.ts';

let config: PageConfig | undefined;

export function setPageConfig(value: PageConfig): void {
  config = value;
}

export function pageConfig(): PageConfig {
  if (!config) throw new Error("The page's configuration isn't loaded yet.");
  return config;
}

const APP_KEY = 'host.app';

/** The current app in this browser tab. Starts with the first app. */
export function currentApp(): AppConfig | undefined {
  const { apps } = pageConfig();
  const chosen = sessionStorage.getItem(APP_KEY);
  return apps.find((app) => app.developerName === chosen) ?? apps[0];
}

export function chooseApp(developerName: string): void {
  sessionStorage.setItem(APP_KEY, developerName);
}

/** The tabs of an app in order, without tabs that the host has no page for. */
export function appTabs(app: AppConfig | undefined): TabConfig[] {
  const { tabs } = pageConfig();
  return (app?.tabs ?? []).map((name) => tabs[name]).filter((tab) => tab !== undefined && tab.kind !== 'other');
}

export function objectConfig(name: string): ObjectConfig | undefined {
  return pageConfig().objects[name];
}

/** The object of a record ID, by its key prefix. */
export function objectOfId(recordId: string): ObjectConfig | undefined {
  return Object.values(pageConfig().objects).find((object) => object.keyPrefix === recordId.slice(0, 3));
}
