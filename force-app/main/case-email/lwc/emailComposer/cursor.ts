import type { MissingField } from 'c/emailModel';

/**
 * Puts the cursor into the gap of a merge field, and selects its text, so that typing replaces it. The rich text editor has no API for positions, so this searches the editor that has the selection
 * after focus. If the gap isn't found, the cursor doesn't move.
 */
export function putCursor(gap: MissingField, element: HTMLElement): void {
  const { before, after } = gap;
  if (element instanceof HTMLInputElement) {
    const at = element.value.indexOf(`${before ?? ''}${after ?? ''}`);
    const place = at < 0 ? element.value.length : at + (before ?? '').length;
    element.setSelectionRange(place - selectedLength(gap), place);
    return;
  }
  const selection = document.getSelection();
  const root = editorOf(selection?.anchorNode ?? null);
  const found = root && findGap(root, before ?? '', after ?? '');
  if (selection && found) {
    selection.setBaseAndExtent(found.node, found.offset - selectedLength(gap), found.node, found.offset);
    found.node.parentElement?.scrollIntoView?.({ block: 'nearest' });
  }
}

/** A blank is filled in behind its own words, which stay. */
const selectedLength = ({ before, token, code }: MissingField): number =>
  token && code !== 'EMAIL_BLANK' && before?.endsWith(token) ? token.length : 0;

/** Puts the cursor at the beginning of the text, if the rich text editor has the focus. */
export function putCursorFirst(): void {
  const selection = document.getSelection();
  const first = editorOf(selection?.anchorNode ?? null)?.firstElementChild;
  if (selection && first) {
    selection.collapse(first, 0);
    // On a phone, the quoted email is longer than the window.
    first.scrollIntoView?.({ block: 'nearest' });
  }
}

function editorOf(node: Node | null): Element | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest('[contenteditable="true"]') ?? null;
}

/** The first text with the words before the gap followed by the words after it. Any whitespace matches. */
function findGap(root: Node, before: string, after: string): { node: Text; offset: number } | null {
  const wanted = new RegExp(`(${asPattern(before)})${asPattern(after)}`);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && before + after !== ''; node = walker.nextNode()) {
    const text = node as Text;
    const found = wanted.exec(text.data);
    if (found) {
      return { node: text, offset: found.index + (found[1]?.length ?? 0) };
    }
  }
  return null;
}

const asPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
