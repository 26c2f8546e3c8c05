/** Runs the editor without a browser. Import this first, because Quill needs a document when it loads. */
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
  /** The text as the editor rewrote it. */
  readonly html: string;
  /** How many changes it fired. */
  readonly changes: number;
}

/** Puts the text in a new editor. */
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

/** Compares texts except for entities, quotes, link targets, and white space around blocks. */
export function parsed(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const link of body.querySelectorAll('a')) for (const name of ['rel', 'target']) link.removeAttribute(name);
  return body.innerHTML.replace(/\s*(<\/?(?:p|ul|ol|li)>)\s*/g, '$1');
}
