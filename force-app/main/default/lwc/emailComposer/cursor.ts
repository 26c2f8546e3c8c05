import type { MissingField } from 'c/emailModel';

/**
 * Puts the cursor into the gap a merge field has left. The editor has the focus already; it hands out no place in its text, so the gap is
 * looked for around the selection that came with the focus. Where it is not found, the cursor stays where the editor put it.
 */
export function putCursor({ before, after }: MissingField, element: HTMLElement): void {
  if (element instanceof HTMLInputElement) {
    const at = element.value.indexOf(`${before ?? ''}${after ?? ''}`);
    const place = at < 0 ? element.value.length : at + (before ?? '').length;
    element.setSelectionRange(place, place);
    return;
  }
  const selection = document.getSelection();
  const root = editorOf(selection?.anchorNode ?? null);
  const found = root && findGap(root, before ?? '', after ?? '');
  if (selection && found) {
    selection.collapse(found.node, found.offset);
    found.node.parentElement?.scrollIntoView?.({ block: 'nearest' });
  }
}

function editorOf(node: Node | null): Element | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest('[contenteditable="true"]') ?? null;
}

/** The first text that ends with what stands before the gap and is followed by what stands after it. */
function findGap(root: Node, before: string, after: string): { node: Text; offset: number } | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    const tail = lastWords(before);
    const at = text.data.indexOf(`${tail}${firstWords(after)}`);
    if (at >= 0 && `${tail}${after}` !== '') {
      return { node: text, offset: at + tail.length };
    }
  }
  return null;
}

const lastWords = (text: string): string => text.slice(-24);
const firstWords = (text: string): string => text.slice(0, 24);
