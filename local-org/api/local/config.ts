/** `GET /local/config`: the project's configuration for the page, without objects and fields the user can't read. */
import type { Session } from '../../types.ts';
import type { Services } from '../call.ts';
import { newestVersion } from '../rest/versions.ts';
import type { PageConfig } from '../page/model.ts';

export function pageConfig(services: Services, session: Session): PageConfig {
  const { org, pages } = services;
  const visible = [...org.schema.objects.values()].filter((object) =>
    org.access.canObject(session, object.name, 'read'),
  );
  return {
    name: services.name,
    organizationId: org.organizationId,
    apiVersion: newestVersion,
    apps: pages.apps
      .filter((app) => org.access.canApp(session, app.developerName))
      .map((app) => ({ ...app, tabs: app.tabs.filter((name) => org.access.canTab(session, name)) })),
    tabs: Object.fromEntries(Object.entries(pages.tabs).filter(([name]) => org.access.canTab(session, name))),
    objects: Object.fromEntries(visible.map((object) => [object.name, pages.objectConfig(object)])),
    flexipages: Object.fromEntries(pages.flexiPages.map((page) => [page.name, page])),
    layouts: Object.fromEntries(pages.layouts.map((layout) => [layout.name, layout])),
    labels: pages.labels,
  };
}
