/** Corrects the published base components where they differ from those of an org. */
import type { Plugin } from 'vite';

interface Fix {
  /** The end of the module's path. */
  readonly module: string;
  readonly wrong: string;
  readonly right: string;
}

const FIXES: readonly Fix[] = [
  {
    // A typed date is the browser's midnight. Compared in UTC, that's the day before in every zone east of Greenwich, so the date
    // would be refused. In an org, Aura's localization service reads dates, and this code doesn't run.
    module: '/internationalizationLibrary/datetime/dateTimeUtils.js',
    wrong: `const utcOptions = Object.assign({}, utcTimeZone, formatOptions);
    const formattedDate = getDateTimeFormat(locale, utcOptions).format(parsedDate);`,
    right: `const formattedDate = getDateTimeFormat(locale, formatOptions).format(parsedDate);`,
  },
];

export function baseComponentFixes(fixes: readonly Fix[] = FIXES): Plugin {
  return {
    name: 'local-org:base-component-fixes',
    enforce: 'pre',
    transform(code, id) {
      const [path = ''] = id.split('?');
      const fix = fixes.find(({ module }) => path.endsWith(module));
      if (!fix) return null;
      if (!code.includes(fix.wrong))
        throw new Error(`${fix.module} has changed. Check whether it still needs its fix.`);
      return { code: code.replace(fix.wrong, fix.right), map: null };
    },
  };
}
