/** Keeps the current page reference in step with the browser's address. */
import { isFilePreview, openFile } from './filePreview.ts';
import { parsePath, pathOf, type PageReference } from './router.ts';

type Listener = (page: PageReference | undefined) => void;

const listeners = new Set<Listener>();

export function currentPage(): PageReference | undefined {
  return parsePath(window.location.pathname + window.location.search);
}

export function onPageChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a page. Addresses outside the app open as links. */
export function navigate(page: PageReference, replace = false): void {
  if (isFilePreview(page)) {
    void openFile(page);
    return;
  }
  const path = pathOf(page);
  if (path === undefined) throw new Error(`This host has no page for page references of type "${page.type}".`);
  if (page.type === 'standard__webPage' && !isOwnPath(path)) {
    window.open(path, '_blank', 'noopener');
    return;
  }
  navigateToPath(path, replace);
}

export function navigateToPath(path: string, replace = false): void {
  if (replace) window.history.replaceState(null, '', path);
  else if (path !== window.location.pathname + window.location.search) window.history.pushState(null, '', path);
  announce();
}

export function isOwnPath(path: string): boolean {
  return path === '/' || path.startsWith('/lightning/') || path === '/lightning';
}

function announce(): void {
  const page = currentPage();
  for (const listener of [...listeners]) listener(page);
}

/** Handles the browser's Back and Forward, and links to pages of the app, which don't need a reload. */
export function startRouting(): void {
  window.addEventListener('popstate', announce);
  document.addEventListener('click', (event) => {
    const link = event
      .composedPath()
      .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button !== 0 || hasModifier(event)) return;
    const url = new URL(link.href, window.location.href);
    if (link.target && link.target !== '_self') return;
    if (url.origin !== window.location.origin || !isOwnPath(url.pathname)) return;
    event.preventDefault();
    navigateToPath(url.pathname + url.search);
  });
}

function hasModifier(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
