/**
 * The table of resources under `/services/data/vNN.0`. It's separate from the web framework's table because
 * composite requests call the same resources without HTTP, and because a wrong method must name the allowed
 * ones.
 */
import { HttpRefusal, notFound } from './errors.ts';
import { refusal } from './reply.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD';

export interface Route<Handler> {
  readonly method: Method;
  /** Segments. `:name` matches one segment, a final `*name` matches the rest. */
  readonly pattern: readonly string[];
  readonly handler: Handler;
}

export interface Match<Handler> {
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
}

export class RouteTable<Handler> {
  readonly #routes: Route<Handler>[] = [];

  add(method: Method, path: string, handler: Handler): this {
    this.#routes.push({ method, pattern: segmentsOf(path), handler });
    return this;
  }

  /** Finds the handler, or throws NOT_FOUND or METHOD_NOT_ALLOWED. The first route that matches wins. */
  find(method: string, path: string): Match<Handler> {
    const segments = segmentsOf(path).map(decodeSegment);
    const allowed = new Set<string>();
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const route of this.#routes) {
      const params = matchSegments(route.pattern, segments);
      if (!params) continue;
      if (route.method === wanted) return { handler: route.handler, params };
      allowed.add(route.method);
    }
    if (allowed.size === 0) throw notFound();
    throw methodNotAllowed(method, [...allowed]);
  }
}

export function methodNotAllowed(method: string, allowed: readonly string[]): HttpRefusal {
  const list = allowed.includes('GET') ? ['HEAD', ...allowed] : allowed;
  const message = `HTTP Method '${method}' not allowed. Allowed are ${list.join(',')}`;
  return new HttpRefusal({ ...refusal(405, 'METHOD_NOT_ALLOWED', message), headers: { Allow: list.join(', ') } });
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith('*')) {
      params[part.slice(1)] = segments.slice(index).join('/');
      return params;
    }
    const segment = segments[index];
    if (segment === undefined) return null;
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return null;
  }
  return segments.length === pattern.length ? params : null;
}
