/** Corrects the published base components where they differ from those of an org. */
import type { Plugin } from 'vite';

interface Fix {
  /** The end of the module's path. */
  readonly module: string;
  readonly wrong: string;
  readonly right: string;
}

/** Its menu of further tabs is a button inside an element with the role tab, in which nothing can have the focus. It stands beside the tabs instead. */
const TAB_BAR = '/lightning/tabBar/tabBar.html';

const FIXES: readonly Fix[] = [
  {
    // A typed date is the browser's midnight. Compared in UTC, that's the day before in every zone east of Greenwich, so the date
    // would be refused. In an org, Aura's localization service reads dates, and this code doesn't run.
    module: '/internationalizationLibrary/datetime/dateTimeUtils.js',
    wrong: `const utcOptions = Object.assign({}, utcTimeZone, formatOptions);
    const formattedDate = getDateTimeFormat(locale, utcOptions).format(parsedDate);`,
    right: `const formattedDate = getDateTimeFormat(locale, formatOptions).format(parsedDate);`,
  },
  {
    module: TAB_BAR,
    wrong: `        role="tablist"
        aria-label={ariaLabel}
        aria-orientation={computedAriaOrientation}
        onkeydown={handleKeyDown}
        part="tab-bar">`,
    right: `        role="presentation"
        onkeydown={handleKeyDown}
        part="tab-bar">
        <div role="tablist" style="display: contents" aria-label={ariaLabel} aria-orientation={computedAriaOrientation}>`,
  },
  {
    module: TAB_BAR,
    wrong: `        <template if:true={overflowSupported}>
            <li data-overflow class={computedOverflowClass} style={computedOverflowVisibility} role="tab"`,
    right: `        </div>
        <template if:true={overflowSupported}>
            <li data-overflow class={computedOverflowClass} style={computedOverflowVisibility} role="presentation"`,
  },
];

export function baseComponentFixes(fixes: readonly Fix[] = FIXES): Plugin {
  return {
    name: 'local-org:base-component-fixes',
    enforce: 'pre',
    transform(code, id) {
      const [path = ''] = id.split('?');
      const wanted = fixes.filter(({ module }) => path.endsWith(module));
      if (wanted.length === 0) return null;
      let fixed = code;
      for (const { module, wrong, right } of wanted) {
        if (!fixed.includes(wrong)) throw new Error(`${module} has changed. Check whether it still needs its fix.`);
        fixed = fixed.replace(wrong, right);
      }
      return { code: fixed, map: null };
    },
  };
}
