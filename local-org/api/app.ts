/** HTTP: addresses, cookies, headers, and bodies. Other modules decide the contents of the responses. */
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Session } from '../types.ts';
import { authenticate, sessionCookie, sessionExpired, tokenOf, type Credentials } from './auth/identity.ts';
import { identity, requestToken, revokeToken, userInfo } from './auth/oauth.ts';
import type { Tokens } from './auth/tokens.ts';
import { findUser, listUsers, localSession, type PinnedListViews } from './auth/users.ts';
import type { ApiRequest, Services } from './call.ts';
import { Dispatcher } from './dispatch.ts';
import { HttpRefusal, notFound, refuse, replyTo } from './http/errors.ts';
import { requireSameOrigin, securityHeaders } from './http/guard.ts';
import { maxBodyBytes, parseJson, readBody, requireObject, requireString } from './http/json.ts';
import { pageFile } from './http/page-files.ts';
import { isRefusal, ok, refusal, type Reply } from './http/reply.ts';
import { methodNotAllowed } from './http/routes.ts';
import { pageConfig } from './local/config.ts';
import { resourceTable } from './resources.ts';
import { callAsGuest } from './site/guest-call.ts';
import { sitePage } from './site/site-page.ts';
import { GUEST_MESSAGE, isVisitor, markVisitor, visitorRefused } from './site/visitors.ts';
import { limitInfo } from './rest/limits.ts';
import { listVersions, newestVersion, versionPattern } from './rest/versions.ts';
import { soapFault, unsupportedResource, unsupportedService } from './unsupported.ts';

export interface AppOptions {
  readonly services: Services;
  readonly tokens: Tokens;
  readonly password: string;
  /** Usernames in the order that the page lists them. */
  readonly usernames: readonly string[];
  readonly pinnedListViews: PinnedListViews;
  /** Folder of the built page, if there is one. */
  readonly site: string | null;
}

export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  const headers = securityHeaders();
  app.use('*', async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  app.onError((error) => send(replyTo(error, options.services.log)));
  app.notFound(() => send(notFound().reply));
  addSites(app, options);
  refuseVisitors(app, options);
  addApi(app, options);
  addOAuth(app, options);
  addLocal(app, options);
  addDownloads(app, options);
  addOtherServices(app);
  if (options.site !== null) addPage(app, options.site);
  return app;
}

/** Sends a response. */
function send(reply: Reply): Response {
  const headers = new Headers(reply.headers);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache, no-store, must-revalidate');
  if (reply.body === undefined) return new Response(null, { status: reply.status, headers });
  if (reply.body instanceof Uint8Array) {
    headers.set('Content-Type', 'application/octet-stream');
    return new Response(new Uint8Array(reply.body), { status: reply.status, headers });
  }
  headers.set('Content-Type', 'application/json; charset=UTF-8');
  return new Response(JSON.stringify(reply.body), { status: reply.status, headers });
}

const pathOf = (context: Context): string => new URL(context.req.url).pathname;

/** The address as the caller wrote it. `sf` and browsers can use either localhost or 127.0.0.1. */
const urlOf = (context: Context): string => `http://${context.req.header('Host') ?? 'localhost'}`;

function credentialsOf(context: Context): Credentials {
  return {
    method: context.req.method,
    authorization: context.req.header('Authorization') ?? null,
    cookie: getCookie(context, sessionCookie) ?? null,
    origin: context.req.header('Origin') ?? null,
    host: context.req.header('Host') ?? null,
  };
}

function sessionOf(context: Context, { services, tokens }: AppOptions): Session {
  return authenticate(services.org, tokens, credentialsOf(context));
}

async function jsonOf(context: Context): Promise<unknown> {
  const text = await readBody(context.req.raw, maxBodyBytes);
  return parseJson(text, context.req.header('Content-Type') ?? null);
}

/** Everything that people can use who don't sign in. Their browser stores none of it. */
function addSites(app: Hono, options: AppOptions): void {
  const { services, site: folder } = options;
  for (const site of services.org.sites) {
    app.post(`${site.path}/apex/:class/:method`, async (context) => {
      if (context.req.header('Origin') !== undefined)
        requireSameOrigin('POST', context.req.header('Origin'), context.req.header('Host'));
      services.usage.requests += 1;
      const { class: className, method } = context.req.param();
      const request = requestOf(context, site.path, pathOf(context).slice(site.path.length), await jsonOf(context));
      return send(callAsGuest(services, site, { class: className, method, request }));
    });
    const show = (context: Context): Response => {
      if (!isReading(context)) throw methodNotAllowed(context.req.method, ['GET']);
      const html = folder === null ? null : sitePage(folder, services.org, site);
      if (html === null) throw notFound();
      markVisitor(context, hasSession(context, options));
      return context.html(html, 200, { 'Cache-Control': 'no-store' });
    };
    app.all(site.path, show);
    app.all(`${site.path}/*`, show);
  }
}

/** A guest's browser gets the files of the page, and nothing else outside of the sites. */
function refuseVisitors(app: Hono, options: AppOptions): void {
  if (options.services.org.sites.length === 0) return;
  app.use('*', async (context, next) => {
    const path = pathOf(context);
    if (path.startsWith('/assets/') || !isVisitor(context, hasSession(context, options))) return next();
    if (/^\/(?:services|id|local|cometd)(?:\/|$)/i.test(path)) throw visitorRefused();
    return context.text(GUEST_MESSAGE, 403, { 'Cache-Control': 'no-store' });
  });
}

function hasSession(context: Context, { tokens }: AppOptions): boolean {
  const { authorization, cookie } = credentialsOf(context);
  const token = authorization?.replace(/^\S+\s+/, '') ?? cookie;
  return token !== null && tokens.userOf(token) !== null;
}

const isReading = (context: Context): boolean => ['GET', 'HEAD'].includes(context.req.method);

function requestOf(context: Context, base: string, path: string, body: unknown): ApiRequest {
  return {
    method: context.req.method,
    base,
    path,
    query: new URL(context.req.url).searchParams,
    header: (name) => context.req.header(name) ?? null,
    body,
  };
}

function addApi(app: Hono, options: AppOptions): void {
  const dispatcher = new Dispatcher(options.services, resourceTable());
  const versions = (context: Context): Response => {
    if (!isReading(context)) throw methodNotAllowed(context.req.method, ['GET']);
    return send(listVersions());
  };
  app.all('/services/data', versions);
  app.all('/services/data/', versions);
  const answer = async (context: Context): Promise<Response> => {
    const [, version = '', rest = ''] = /^\/services\/data\/([^/]+)(.*)$/s.exec(pathOf(context)) ?? [];
    if (!versionPattern.test(version)) throw notFound();
    const session = sessionOf(context, options);
    options.services.usage.requests += 1;
    const unsupported = unsupportedResource(rest);
    if (unsupported) throw new HttpRefusal(unsupported);
    const body = await jsonOf(context);
    const request = requestOf(context, `/services/data/${version}`, rest === '' ? '/' : rest, body);
    return send(dispatcher.answer(session, request));
  };
  app.use('/services/data/:version/*', async (context, next) => {
    await next();
    if (context.res.status !== 401) context.res.headers.set('Sforce-Limit-Info', limitInfo(options.services));
  });
  app.all('/services/data/:version', answer);
  app.all('/services/data/:version/*', answer);
}

function addOAuth(app: Hono, options: AppOptions): void {
  const { services, tokens, password } = options;
  app.post('/services/oauth2/token', async (context) => {
    const form = new URLSearchParams(await readBody(context.req.raw, 64 * 1024));
    return send(requestToken({ org: services.org, tokens, password }, form, urlOf(context)));
  });
  app.on(['GET', 'POST'], '/services/oauth2/userinfo', (context) =>
    send(userInfo(services.org, sessionOf(context, options).userId, urlOf(context))),
  );
  app.on(['GET', 'POST'], '/services/oauth2/revoke', async (context) => {
    const inBody = new URLSearchParams(await readBody(context.req.raw, 64 * 1024)).get('token');
    return send(revokeToken(tokens, inBody ?? context.req.query('token') ?? null));
  });
  app.get('/id/:organization/:user', (context) => {
    const { organization, user } = context.req.param();
    sessionOf(context, options);
    if (organization !== services.org.organizationId) throw new HttpRefusal(refusal(403, 'FORBIDDEN', 'Wrong_Org'));
    return send(identity(services.org, user, urlOf(context)));
  });
}

function addLocal(app: Hono, options: AppOptions): void {
  const { services, tokens } = options;
  const current = (context: Context): Reply => {
    const user = findUser(services.org, 'Id', sessionOf(context, options).userId);
    if (!user) throw sessionExpired();
    return ok(localSession(services.org, user, options.pinnedListViews));
  };
  app.get('/local/users', () => send(ok(listUsers(services.org, options.usernames))));
  app.get('/local/session', (context) => send(current(context)));
  app.get('/local/config', (context) => send(ok(pageConfig(services, sessionOf(context, options)))));
  app.post('/local/session', async (context) => {
    requireSameOrigin('POST', context.req.header('Origin'), context.req.header('Host'));
    const username = requireString(requireObject(await jsonOf(context)).username, 'username');
    const user = findUser(services.org, 'Username', username);
    if (!user) return refuse('INVALID_LOGIN', `The org has no active user ${username}.`);
    setCookie(context, sessionCookie, tokens.issue(services.org.organizationId, user.id), {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: tokens.lifetimeSeconds,
    });
    return withCookies(context, send(ok(localSession(services.org, user, options.pinnedListViews))));
  });
  app.delete('/local/session', (context) => {
    const token = tokenOf(credentialsOf(context));
    if (token !== null) tokens.revoke(token);
    deleteCookie(context, sessionCookie, { path: '/' });
    return withCookies(context, send({ status: 204 }));
  });
}

/** The address of an attachment in Lightning Experience and Salesforce Classic. */
function addDownloads(app: Hono, options: AppOptions): void {
  const dispatcher = new Dispatcher(options.services, resourceTable());
  app.get('/servlet/servlet.FileDownload', (context) => {
    const session = sessionOf(context, options);
    const base = `/services/data/v${newestVersion}`;
    const read = (path: string): Reply => dispatcher.answer(session, requestOf(context, base, path, undefined));
    const path = `/sobjects/Attachment/${encodeURIComponent(context.req.query('file') ?? '')}`;
    const record = read(path);
    if (isRefusal(record)) return send(record);
    const name = encodeURIComponent(String((record.body as { Name?: unknown }).Name));
    const contents = read(`${path}/Body`);
    return send({ ...contents, headers: { 'Content-Disposition': `attachment; filename*=UTF-8''${name}` } });
  });
}

/** Cookies were set on the context, and the response is a separate object. */
function withCookies(context: Context, response: Response): Response {
  for (const cookie of context.res.headers.getSetCookie()) response.headers.append('Set-Cookie', cookie);
  return response;
}

function addOtherServices(app: Hono): void {
  const answer = (context: Context): Response => {
    const path = pathOf(context);
    const fault = soapFault(path);
    if (fault !== null)
      return new Response(fault, { status: 500, headers: { 'Content-Type': 'text/xml; charset=UTF-8' } });
    return send(unsupportedService(path) ?? notFound().reply);
  };
  for (const path of ['/services/*', '/cometd', '/cometd/*', '/local/*', '/id/*']) app.all(path, answer);
}

function addPage(app: Hono, site: string): void {
  app.all('*', (context) => {
    if (!isReading(context)) throw methodNotAllowed(context.req.method, ['GET']);
    const file = pageFile(site, pathOf(context));
    if (!file) throw notFound();
    return new Response(file.content, { headers: { 'Content-Type': file.type, 'Cache-Control': file.cacheControl } });
  });
}
