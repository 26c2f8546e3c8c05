/** What is selected in the text, and where the cursor stands. */
export function select(range: Range): void {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

export function rangeOf(node: Node): Range {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

/** A copy that stays as it is when the focus moves on. */
export function selectedRange(): Range | undefined {
  const selection = document.getSelection();
  return selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
}

export const isCursorIn = (area: Element): boolean => area.contains(document.getSelection()?.anchorNode ?? null);

export function linkAtCursor(area: Element | undefined): HTMLAnchorElement | null {
  const node = document.getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  const link = element?.closest('a') ?? null;
  return link && area?.contains(link) ? link : null;
}
