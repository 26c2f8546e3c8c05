/**
 * The editor inside `lightning-input-rich-text`, "based on the Quill JS library" (Component Reference, "Input
 * Rich Text"). Quill keeps text as lines with formats and writes new HTML: tables become lines, a line break
 * ends a paragraph, and unknown attributes and styles are dropped. This file is loaded with the first such
 * field.
 */
import Quill from 'quill/core.js';
import Bold from 'quill/formats/bold.js';
import Italic from 'quill/formats/italic.js';
import Link from 'quill/formats/link.js';
import List from 'quill/formats/list.js';
import Underline from 'quill/formats/underline.js';

export type { Quill };

const BY_NAME = { bold: Bold, italic: Italic, link: Link, list: List, underline: Underline };
Quill.register(Object.fromEntries(Object.entries(BY_NAME).map(([name, format]) => [`formats/${name}`, format])), true);

/** The Tab key leaves the editor, as in every other field. */
const NOT_BOUND = ['indent', 'outdent', 'indent code-block', 'outdent code-block', 'remove tab', 'tab'];
/** Document events that Quill listens to. */
const PAGE_EVENTS = ['selectionchange', 'mousedown', 'mouseup', 'click'];
const FORMAT_OF_LIST: Readonly<Record<string, string>> = { bullet: 'ul', ordered: 'ol' };

/** Drops every format that `formats` doesn't name. */
export function createEditor(container: HTMLElement, formats: readonly string[], placeholder = ''): Quill {
  const quill = new Quill(container, {
    formats: formats.filter((name) => name in BY_NAME),
    placeholder,
    modules: { keyboard: { bindings: Object.fromEntries(NOT_BOUND.map((name) => [name, null])) } },
  });
  knowFocusInShadow(quill);
  return quill;
}

/**
 * Synthetic shadow changes two answers that Quill relies on. `document.activeElement` is the outermost component, and `contains` is false
 * for a node that was just added.
 */
function knowFocusInShadow({ root, selection }: Quill): void {
  selection.hasFocus = () => root.matches(':focus');
  root.contains = (node) => {
    const around = document.createRange();
    around.selectNode(root);
    return node !== null && around.intersectsNode(node);
  };
}

/** Forwards document events, because Quill doesn't find its editors inside shadow roots. Returns a function that stops it. */
export function followDocument(quill: Quill): () => void {
  const tell = (event: Event): void => quill.emitter.handleDOM(event);
  PAGE_EVENTS.forEach((name) => document.addEventListener(name, tell));
  return () => PAGE_EVENTS.forEach((name) => document.removeEventListener(name, tell));
}

/**
 * The text as the platform returns it, or an empty string. Quill 2 keeps all lists in `ol` and marks the items. SLDS is written for the `ul`
 * and `ol` of Quill 1 (`.slds-rich-text-editor__textarea ul > li`).
 */
export function htmlOf(quill: Quill): string {
  if (quill.editor.isBlank()) return '';
  const copy = quill.root.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('.ql-ui, .ql-cursor').forEach((element) => element.remove());
  copy.querySelectorAll('ol').forEach((list) => list.replaceWith(...listsOf(list)));
  return copy.innerHTML.replaceAll('\ufeff', '');
}

/** One list for each run of items of a kind. */
function listsOf(list: Element): Element[] {
  const lists: Element[] = [];
  for (const item of [...list.children]) {
    const name = FORMAT_OF_LIST[item.getAttribute('data-list') ?? ''] ?? 'ol';
    item.removeAttribute('data-list');
    if (lists.at(-1)?.localName !== name) lists.push(document.createElement(name));
    lists.at(-1)?.append(item);
  }
  return lists;
}

/** The link at the cursor. */
export function linkAt(quill: Quill, index: number): { index: number; length: number; address: string } | null {
  const [link, offset] = quill.scroll.descendant(Link, index);
  if (!link) return null;
  return { index: index - offset, length: link.length(), address: link.domNode.getAttribute('href') ?? '' };
}
