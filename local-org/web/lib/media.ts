/** Whether the page has one column (SLDS's breakpoint between phone and tablet). */
const query = matchMedia('(max-width: 47.999rem)');

export function isNarrow(): boolean {
  return query.matches;
}

export function onNarrowChange(listener: (narrow: boolean) => void): () => void {
  const callback = () => listener(query.matches);
  query.addEventListener('change', callback);
  return () => query.removeEventListener('change', callback);
}
