/** APIs that a Salesforce org has and a local org doesn't. They're refused by name, in Salesforce's format. */
import { refusal, type Reply } from './http/reply.ts';

/** Resources below `/services/data/vNN.0`. */
const missingResources: Readonly<Record<string, string>> = {
  tooling: 'Tooling API',
  metadata: 'Metadata API',
  jobs: 'Bulk API 2.0',
  async: 'Bulk API',
  wave: 'CRM Analytics REST API',
  connect: 'Connect REST API',
  chatter: 'Chatter REST API',
  search: 'SOSL search',
  parameterizedSearch: 'parameterized search',
  analytics: 'Reports and Dashboards REST API',
  actions: 'Actions API',
  process: 'Process API',
  graphql: 'GraphQL API',
  event: 'Event API',
  appMenu: 'AppMenu resource',
  recent: 'recently viewed records',
  theme: 'Theme resource',
  tabs: 'Tabs resource',
  quickActions: 'Quick Actions API',
  support: 'Knowledge Support API',
  consent: 'Consent API',
  licensing: 'Licensing API',
  eventSchema: 'Event Schema resource',
  'composite/batch': 'Composite Batch resource',
  'composite/graph': 'Composite Graph resource',
};

/** Resources of one object. */
const missingObjectResources: readonly (readonly [pattern: RegExp, title: string])[] = [
  [/^sobjects\/[^/]+\/describe\/layouts(\/|$)/, 'sObject Layouts resource'],
  [/^sobjects\/[^/]+\/describe\/namedlayouts(\/|$)/, 'sObject Named Layouts resource'],
  [/^sobjects\/[^/]+\/describe\/compactlayouts(\/|$)/, 'sObject Compact Layouts resource'],
  [/^sobjects\/[^/]+\/describe\/approvallayouts(\/|$)/, 'sObject Approval Layouts resource'],
  [/^sobjects\/[^/]+\/quickactions(\/|$)/, 'sObject Quick Actions resource'],
  [/^sobjects\/[^/]+\/listviews\/recent$/, 'recently used list views'],
  [/^sobjects\/[^/]+\/listviews\/[^/]+\/describe$/, 'List View Describe resource'],
];

/** Parts of these APIs that a local org has. */
const PRESENT = /^(?:tooling\/executeanonymous|connect\/notifications(?:\/(?!types$)[^/]+)?)$/;

/** The error for a resource that Salesforce has and this org doesn't, or null if Salesforce doesn't have it either. */
export function unsupportedResource(path: string): Reply | null {
  const below = path.replace(/^\/+|\/+$/g, '').toLowerCase();
  if (PRESENT.test(below)) return null;
  for (const [name, title] of Object.entries(missingResources)) {
    if (below === name.toLowerCase() || below.startsWith(`${name.toLowerCase()}/`)) return notSupported(title);
  }
  const ofObject = missingObjectResources.find(([pattern]) => pattern.test(below));
  return ofObject ? notSupported(ofObject[1]) : null;
}

const notSupported = (title: string): Reply =>
  refusal(501, 'FUNCTIONALITY_NOT_SUPPORTED', `This local org doesn't support the ${title}.`);

/** Services other than the REST API. */
const missingServices: Readonly<Record<string, string>> = {
  '/services/async': 'Bulk API',
  '/services/apexrest': 'Apex REST',
  '/services/xmlrpc': 'XML-RPC API',
  '/cometd': 'Streaming API',
  '/services/oauth2/authorize': 'OAuth web server flow',
  '/services/oauth2/singleaccess': 'single access URL',
  '/services/oauth2/introspect': 'token introspection',
};

export function unsupportedService(path: string): Reply | null {
  for (const [prefix, title] of Object.entries(missingServices)) {
    if (path === prefix || path.startsWith(`${prefix}/`)) return notSupported(title);
  }
  return null;
}

/** SOAP clients expect a fault. */
export function soapFault(path: string): string | null {
  const service = /^\/services\/soap\/(\w)(?:\/|$)/i.exec(path)?.[1]?.toLowerCase();
  if (service === undefined) return null;
  const titles: Record<string, string> = {
    m: 'Metadata API',
    t: 'Tooling API',
    s: 'Apex SOAP API',
    u: 'SOAP API',
    c: 'SOAP API',
  };
  const said = `FUNCTIONALITY_NOT_SUPPORTED: This local org doesn't support the ${titles[service] ?? 'SOAP API'} over SOAP.`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com">',
    '<soapenv:Body><soapenv:Fault><faultcode>sf:FUNCTIONALITY_NOT_SUPPORTED</faultcode>',
    `<faultstring>${said}</faultstring>`,
    '</soapenv:Fault></soapenv:Body></soapenv:Envelope>',
  ].join('');
}
