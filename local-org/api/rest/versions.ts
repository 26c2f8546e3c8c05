/** API versions. Any `vNN.0` behaves like the newest version. */
import { ok, type Reply } from '../http/reply.ts';

const oldest = 31;
const newest = 67;

export const newestVersion = `${newest}.0`;

export const versionPattern = /^v(\d{2,3})\.0$/;

/** `[{label, url, version}]`, oldest first. Clients use the last one. */
export function listVersions(): Reply {
  const numbers = Array.from({ length: newest - oldest + 1 }, (_, index) => oldest + index);
  return ok(
    numbers.map((number) => ({
      label: releaseOf(number),
      url: `/services/data/v${number}.0`,
      version: `${number}.0`,
    })),
  );
}

/** Three releases a year. Version 58 was Summer '23. */
export function releaseOf(version: number): string {
  const season = ['Spring', 'Summer', 'Winter'][(((version - 57) % 3) + 3) % 3] ?? '';
  const springYear = 23 + Math.floor((version - 57) / 3);
  const year = season === 'Winter' ? springYear + 1 : springYear;
  return `${season} '${String(year).padStart(2, '0')}`;
}

export function listResources(base: string): Reply {
  const names = ['composite', 'identity', 'limits', 'local', 'query', 'queryAll', 'sobjects', 'ui-api'];
  const entries = names.map((name) => [name, name === 'identity' ? '/services/oauth2/userinfo' : `${base}/${name}`]);
  return ok(Object.fromEntries(entries));
}
