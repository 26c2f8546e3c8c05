/** The editor where there is no browser: what it makes of a text. To be imported before anything that needs a document. */
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('', { pretendToBeVisual: true });
for (const name of [
  'document',
  'Node',
  'Text',
  'Element',
  'HTMLElement',
  'HTMLParagraphElement',
  'DOMParser',
  'MutationObserver',
])
  Object.defineProperty(globalThis, name, {
    configurable: true,
    value: (window as unknown as Record<string, unknown>)[name],
  });

const { createEditor, htmlOf } = await import('../lib/quillEditor.ts');

export interface Rewriting {
  /** The text in the editor's own way. */
  readonly html: string;
  /** How often it told a change. */
  readonly changes: number;
}

/** Gives the text to a new editor. */
export function rewrite(html: string, formats: readonly string[]): Rewriting {
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  const quill = createEditor(container, formats);
  let changes = 0;
  quill.on('text-change', () => {
    changes += 1;
  });
  quill.clipboard.dangerouslyPasteHTML(html);
  return { html: htmlOf(quill), changes };
}

/** The same text by the parser, so that only what differs for a reader differs: entities, quotes, and blanks around blocks do not. */
export function parsed(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const link of body.querySelectorAll('a')) for (const name of ['rel', 'target']) link.removeAttribute(name);
  return body.innerHTML.replace(/\s*(<\/?(?:p|ul|ol|li)>)\s*/g, '$1');
}
