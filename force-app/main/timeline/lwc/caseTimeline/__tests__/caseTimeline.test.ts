import CaseTimeline from 'c/caseTimeline';
import { refreshApex } from '@salesforce/apex';
import getItems from '@salesforce/apex/TimelineController.getItems';
import getOlderItems from '@salesforce/apex/TimelineController.getOlderItems';
import { onWork } from 'c/caseWorkModel';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import {
  called,
  clearPage,
  find,
  has,
  heard,
  labelsOf,
  props,
  refusal,
  render,
  settle,
  textOf,
  wireOf,
} from 'test/rendering';
import { email, item, page } from 'test/timelineSamples';

const CASE = '500000000000001AAA';

/** Stands in for the browser's observer: `comeNear` scrolls to the end of the list. */
let comeNear: (() => void) | null = null;
let watched: IntersectionObserverInit | undefined;

class Observer {
  readonly #callback: (entries: { isIntersecting: boolean }[]) => void;
  constructor(callback: (entries: { isIntersecting: boolean }[]) => void, options?: IntersectionObserverInit) {
    this.#callback = callback;
    watched = options;
  }
  observe(): void {
    comeNear = () => this.#callback([{ isIntersecting: true }]);
  }
  disconnect(): void {
    comeNear = null;
  }
}

const begin = async (): Promise<HTMLElement> => {
  const element = render('c-case-timeline', CaseTimeline, { recordId: CASE });
  await settle();
  return element;
};

const show = async (shown: unknown): Promise<HTMLElement> => {
  const element = await begin();
  wireOf(getItems).emit(shown);
  await settle();
  return element;
};

const shownIn = (element: HTMLElement): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('c-timeline-item') ?? [])].map((found) => found.dataset.item);

const firstOfTwo = page([item('a'), item('b')], { next: 'cursor', counts: { post: 3, email: 1 } });

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-17T18:00:00Z'));
  Object.assign(globalThis, { IntersectionObserver: Observer });
  comeNear = null;
});

afterEach(() => {
  clearPage();
  jest.mocked(Date.now).mockRestore();
});

it('shows a stencil while it loads', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  expect(wireOf(getItems).getLastConfig()).toEqual({ caseId: CASE, kinds: [], pageSize: 20 });
  await expect(element).toBeAccessible();
});

it('shows the open tasks first, and then the items of each month, newest first', async () => {
  const task = item('task', { kind: 'task', due: '2026-11-20', canComplete: true });
  const old = email('mail', { at: '2026-10-10T15:00:00.000Z' });
  const element = await show(page([item('a'), task, old], { upcoming: [task] }));
  const headings = [...(element.shadowRoot?.querySelectorAll('h3') ?? [])].map((heading) => heading.textContent);
  expect(headings).toEqual(['Upcoming & Overdue', 'This Month', 'October 2026']);
  expect(shownIn(element)).toEqual(['task', 'a', 'mail']);
  expect(find(element, '[data-id="shown"]').textContent).toBe('3 items shown');
  expect(has(element, '[data-id="more"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('has no empty state while a task is open', async () => {
  const task = item('task', { kind: 'task' });
  const element = await show(page([task], { upcoming: [task] }));
  expect(has(element, '[data-id="empty"]')).toBe(false);
  expect(shownIn(element)).toEqual(['task']);
});

it('says what will appear if there is no activity yet', async () => {
  const element = await show(page([], { counts: {} }));
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('No activity yet Emails, posts');
  await expect(element).toBeAccessible();
});

it('says why it could not be loaded, and can try again', async () => {
  const element = await begin();
  wireOf(getItems).error({ message: JSON.stringify({ code: 'CASE_NOT_FOUND', message: 'There is no such case.' }) });
  await settle();
  expect(textOf(element)).toContain('There is no such case.');
  await expect(element).toBeAccessible();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('loads the next page when the end of the list comes near', async () => {
  called(getOlderItems).mockResolvedValueOnce(page([item('b'), item('c')]));
  const element = await show(firstOfTwo);
  comeNear?.();
  await settle();
  expect(getOlderItems).toHaveBeenCalledWith({ caseId: CASE, kinds: [], before: 'cursor', pageSize: 20 });
  expect(shownIn(element)).toEqual(['a', 'b', 'c']);
  expect(has(element, '[data-id="more"]')).toBe(false);
  expect(comeNear).toBeNull();
});

it('looks as far ahead in a scrolling part of the page as in the window', async () => {
  await show(firstOfTwo);
  expect(watched).toEqual({ rootMargin: '300px', scrollMargin: '300px' });
});

it('loads a page only once', async () => {
  called(getOlderItems).mockReturnValue(new Promise(() => undefined));
  const element = await show(firstOfTwo);
  comeNear?.();
  find(element, '[data-id="more"]').click();
  await settle();
  expect(getOlderItems).toHaveBeenCalledTimes(1);
  expect(has(element, '.end c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
});

it('moves the focus to the first new item after a click on the button', async () => {
  called(getOlderItems).mockResolvedValueOnce(page([email('c')]));
  const element = await show(firstOfTwo);
  find(element, '[data-id="more"]').click();
  await settle();
  expect((element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.item).toBe('c');
});

it('keeps the items if the next page fails, and tries again only with the button', async () => {
  called(getOlderItems).mockRejectedValueOnce(refusal('UNEXPECTED', 'That did not work.'));
  const element = await show(firstOfTwo);
  comeNear?.();
  await settle();
  expect(textOf(element)).toContain('That did not work.');
  expect(shownIn(element)).toEqual(['a', 'b']);
  expect(comeNear).toBeNull();
  await expect(element).toBeAccessible();
  called(getOlderItems).mockResolvedValueOnce(page([item('c')]));
  find(element, '[data-id="more"]').click();
  await settle();
  expect(shownIn(element)).toEqual(['a', 'b', 'c']);
});

it('shows only the chosen kind, and ignores a late page of other kinds', async () => {
  let answer: (late: unknown) => void = () => undefined;
  called(getOlderItems).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const element = await show(firstOfTwo);
  comeNear?.();
  find(element, 'c-timeline-filter').dispatchEvent(new CustomEvent('choose', { detail: ['email'] }));
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  expect(wireOf(getItems).getLastConfig()).toMatchObject({ kinds: ['email'] });
  wireOf(getItems).emit(page([email('mail')], { next: 'cursor', counts: { post: 3, email: 1 } }));
  answer(page([item('late')]));
  await settle();
  expect(shownIn(element)).toEqual(['mail']);
  await expect(element).toBeAccessible();
});

it('offers to show all kinds if the chosen one has no items', async () => {
  const element = await show(firstOfTwo);
  find(element, 'c-timeline-filter').dispatchEvent(new CustomEvent('choose', { detail: ['note'] }));
  await settle();
  wireOf(getItems).emit(page([], { counts: { post: 3 } }));
  await settle();
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('No activity of this type yet');
  expect(labelsOf(element)).toEqual(['Show all']);
  await expect(element).toBeAccessible();
  find(element, '[data-id="empty"] lightning-button').click();
  await settle();
  expect(wireOf(getItems).getLastConfig()).toMatchObject({ kinds: [] });
});

it('refreshes with the page and keeps the loaded items', async () => {
  called(getOlderItems).mockResolvedValueOnce(page([item('c')]));
  const element = await show(firstOfTwo);
  comeNear?.();
  await settle();
  const [component, refresh] = jest.mocked(registerRefreshHandler).mock.calls[0] ?? [];
  await refresh?.call(component);
  wireOf(getItems).emit(page([item('new'), item('a')], { next: 'other', counts: { post: 4 } }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(shownIn(element)).toEqual(['new', 'a', 'b', 'c']);
  element.remove();
  expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
});

it('refreshes the whole page with its own button', async () => {
  const refreshes = heard('lightning__refresh');
  const element = await show(firstOfTwo);
  find(element, '[data-id="refresh"]').click();
  await settle();
  expect(refreshes).toHaveLength(1);
});

describe('another case', () => {
  type Live = HTMLElement & { recordId: string };

  it('gets neither older items nor an error of the previous one', async () => {
    let finish: (shown: unknown) => void = () => undefined;
    let refuse: (error: unknown) => void = () => undefined;
    called(getOlderItems)
      .mockImplementationOnce((() => new Promise((resolve) => (finish = resolve))) as never)
      .mockImplementationOnce((() => new Promise((_, reject) => (refuse = reject))) as never);
    const element = (await show(firstOfTwo)) as Live;
    comeNear?.();
    await settle();
    element.recordId = '500000000000002AAA';
    wireOf(getItems).emit(page([item('x')], { next: 'cursor' }));
    await settle();
    finish(page([item('b')]));
    await settle();
    expect(shownIn(element)).toEqual(['x']);
    comeNear?.();
    await settle();
    expect(getOlderItems).toHaveBeenLastCalledWith(expect.objectContaining({ caseId: '500000000000002AAA' }));
    element.recordId = CASE;
    wireOf(getItems).emit(firstOfTwo);
    await settle();
    refuse(refusal('UNEXPECTED', 'That went wrong.'));
    await settle();
    expect(textOf(element)).not.toContain('That went wrong.');
  });

  it('starts with all kinds', async () => {
    const element = (await show(firstOfTwo)) as Live;
    find(element, 'c-timeline-filter').dispatchEvent(new CustomEvent('choose', { detail: ['email'] }));
    await settle();
    element.recordId = '500000000000002AAA';
    await settle();
    expect(wireOf(getItems).getLastConfig()).toEqual({ caseId: '500000000000002AAA', kinds: [], pageSize: 20 });
  });
});

it('loads a kind again that was shown a while ago', async () => {
  const element = await show(firstOfTwo);
  const choose = async (kinds: string[]): Promise<void> => {
    find(element, 'c-timeline-filter').dispatchEvent(new CustomEvent('choose', { detail: kinds }));
    await settle();
    wireOf(getItems).emit(page([email('mail')]));
    await settle();
  };
  await choose(['note', 'post']);
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-17T18:04:00Z'));
  await choose(['call', 'stage']);
  expect(refreshApex).not.toHaveBeenCalled();
  await choose(['note', 'post']);
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('offers to answer an email of the case while the page has a composer', async () => {
  const element = await show(page([email('a')]));
  const shown = find(element, 'c-timeline-item');
  expect(props(shown).canReply).toBe(false);
  const stop = onWork(CASE, () => true, ['email', 'reply']);
  await settle();
  expect(props(shown)).toMatchObject({ canReply: true, caseId: CASE });
  stop();
  await settle();
  expect(props(shown).canReply).toBe(false);
});
