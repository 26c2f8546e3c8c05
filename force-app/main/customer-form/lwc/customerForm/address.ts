/** A token is 64 hexadecimal digits. */
const TOKEN = /^[0-9a-f]{64}$/i;

/**
 * The token in the address of the page: the parameter `token`, or the last part of the path. A site with Lightning Web Runtime has no
 * parameters in its paths. Some mail programs add a slash or their own parameters.
 */
export function tokenOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  const given = new URLSearchParams(search).get('token') ?? last;
  return TOKEN.test(given.trim()) ? given.trim().toLowerCase() : '';
}
