/** What the toolbar offers, in its order. `format` is the name a component uses in `formats`. */
export interface Tool {
  readonly name: string;
  readonly format: string;
  readonly group: string;
  readonly label: string;
  readonly icon: string;
  /** The browser's own editing command; the link has a form instead. */
  readonly command: string;
}

export const LINK = 'link';

export const TOOLS: readonly Tool[] = [
  { name: 'bold', format: 'bold', group: 'text', label: 'Bold', icon: 'utility:bold', command: 'bold' },
  { name: 'italic', format: 'italic', group: 'text', label: 'Italic', icon: 'utility:italic', command: 'italic' },
  {
    name: 'underline',
    format: 'underline',
    group: 'text',
    label: 'Underline',
    icon: 'utility:underline',
    command: 'underline',
  },
  {
    name: 'bullets',
    format: 'list',
    group: 'list',
    label: 'Bulleted List',
    icon: 'utility:richtextbulletedlist',
    command: 'insertUnorderedList',
  },
  {
    name: 'numbers',
    format: 'list',
    group: 'list',
    label: 'Numbered List',
    icon: 'utility:richtextnumberedlist',
    command: 'insertOrderedList',
  },
  { name: LINK, format: 'link', group: 'link', label: 'Link', icon: 'utility:link', command: 'createLink' },
];

/** Formats the browser would apply by a key of its own. */
const BY_KEY: Readonly<Record<string, string>> = {
  formatBold: 'bold',
  formatItalic: 'italic',
  formatUnderline: 'underline',
};

/** All of them where a component names none. */
export function toolsFor(formats: readonly string[] | undefined): Tool[] {
  return TOOLS.filter(({ format }) => formats === undefined || formats.includes(format));
}

/** Whether what the browser is about to do is a format that the component does not want. */
export function isRefused(inputType: string, formats: readonly string[] | undefined): boolean {
  const format = BY_KEY[inputType];
  if (format === undefined) return /^format(?!Remove)/.test(inputType);
  return formats !== undefined && !formats.includes(format);
}
