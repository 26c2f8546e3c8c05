/** A toolbar button, in order. `format` is the name that both components and Quill use. */
export interface Tool {
  readonly name: string;
  readonly format: string;
  /** The value of the format. A link has a form for it. */
  readonly value: true | 'bullet' | 'ordered';
  readonly group: string;
  readonly label: string;
  readonly icon: string;
}

export const LINK = 'link';

export const TOOLS: readonly Tool[] = [
  { name: 'bold', format: 'bold', value: true, group: 'text', label: 'Bold', icon: 'utility:bold' },
  { name: 'italic', format: 'italic', value: true, group: 'text', label: 'Italic', icon: 'utility:italic' },
  { name: 'underline', format: 'underline', value: true, group: 'text', label: 'Underline', icon: 'utility:underline' },
  {
    name: 'bullets',
    format: 'list',
    value: 'bullet',
    group: 'list',
    label: 'Bulleted List',
    icon: 'utility:richtextbulletedlist',
  },
  {
    name: 'numbers',
    format: 'list',
    value: 'ordered',
    group: 'list',
    label: 'Numbered List',
    icon: 'utility:richtextnumberedlist',
  },
  { name: LINK, format: 'link', value: true, group: 'link', label: 'Link', icon: 'utility:link' },
];

/** The formats, if a component doesn't list any. */
export function toolsFor(formats: readonly string[] | undefined): Tool[] {
  return TOOLS.filter(({ format }) => formats === undefined || formats.includes(format));
}
