import { refreshApex } from '@salesforce/apex';
import acceptAll from '@salesforce/apex/IntegrationCaseController.acceptAll';
import getSupportList from '@salesforce/apex/IntegrationCaseController.getSupportList';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import SupportList from 'c/supportList';
import { keepChoice, readChoice } from 'c/supportListModel';
import type { SupportList as List } from 'c/supportListModel';
import { called, find, has, heard, props, refreshFails, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { queuedRow, supportList, supportRow } from 'test/supportSamples';

const begin = async (list?: List): Promise<HTMLElement> => {
  const element = render('c-support-list', SupportList, {}) as HTMLElement;
  await settle();
  if (list) {
    wireOf(getSupportList).emit(list);
    await settle();
  }
  return element;
};

const rowsIn = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('c-support-list-row') ?? []),
];

const namesIn = (element: HTMLElement): unknown[] =>
  rowsIn(element).map((row) => (props(row).row as { accountName: string }).accountName);

const send = async (target: HTMLElement | undefined, name: string, detail?: unknown): Promise<void> => {
  target?.dispatchEvent(new CustomEvent(name, { detail }));
  await settle(16);
};

const head = (element: HTMLElement): HTMLElement => find(element, 'c-rp-list-head');

/** The refresh after a write gets this answer. */
const thenReads = (list: List): unknown =>
  called(refreshApex).mockImplementationOnce((() => {
    wireOf(getSupportList).emit(list);
    return Promise.resolve();
  }) as never);

const mine = supportRow(1);
const first = queuedRow(2);
const second = queuedRow(3, { provider: 'ClassLink' });
const three = supportList([mine, first, second]);

it('shows a stencil, then the cases, with one brand button', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getSupportList).emit(three);
  await settle();
  expect(namesIn(element)).toEqual(['School 1', 'School 2', 'School 3']);
  expect(rowsIn(element).map((row) => props(row).isPrimary)).toEqual([false, true, false]);
  expect(props(head(element))).toMatchObject({ shownText: '3 of 3 cases', cutText: null });
  expect(has(element, '[data-id="accept"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says that nothing is to do', async () => {
  const element = await begin(supportList([]));
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('Nothing to do right now');
  await expect(element).toBeAccessible();
});

it('says why the cases don’t show, and tries again', async () => {
  const element = await begin();
  wireOf(getSupportList).error({ message: 'No access' });
  await settle();
  const panel = find(element, 'c-rp-error-panel');
  expect(props(panel)).toMatchObject({ canRetry: true });
  await expect(element).toBeAccessible();
  thenReads(three);
  await send(panel, 'retry');
  expect(namesIn(element)).toHaveLength(3);
});

it('filters, searches, and sorts, and remembers filter and order', async () => {
  const element = await begin(three);
  await send(head(element), 'choose', 'QUEUE');
  expect(namesIn(element)).toEqual(['School 2', 'School 3']);
  await send(head(element), 'search', 'classlink');
  expect(namesIn(element)).toEqual(['School 3']);
  await send(head(element), 'search', 'nowhere');
  expect(textOf(find(element, '[data-id="none"]'))).toContain('"nowhere"');
  await expect(element).toBeAccessible();
  find(element, '[data-id="clear"]').click();
  await settle();
  expect(namesIn(element)).toHaveLength(3);
  await send(find(element, '[data-id="order"]'), 'select', { value: 'PROVIDER' });
  expect(namesIn(element)).toEqual(['School 3', 'School 1', 'School 2']);
  expect(readChoice()).toEqual({ filter: 'ALL', order: 'PROVIDER' });
});

it('begins with the filter of last time, or with all cases if its provider is gone', async () => {
  keepChoice({ filter: 'ClassLink', order: 'NEXT' });
  const element = await begin(three);
  expect(namesIn(element)).toEqual(['School 3']);
  wireOf(getSupportList).emit(supportList([mine, first]));
  await settle();
  expect(namesIn(element)).toEqual(['School 1', 'School 2']);
});

it('shows fifty cases at a time, and says that there are more than it gets', async () => {
  const many = Array.from({ length: 120 }, (_, index) => queuedRow(index + 1));
  const element = await begin(supportList(many, { isCut: true }));
  expect(props(head(element)).cutText).toContain('more than 120 cases');
  expect(rowsIn(element)).toHaveLength(50);
  find(element, '[data-id="more"]').click();
  await settle();
  expect(rowsIn(element)).toHaveLength(100);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-index="50"]'));
});

it('accepts a case in its row, reads the list again, and keeps the focus on the case', async () => {
  called(acceptAll).mockResolvedValueOnce({
    message: 'You own case 00001002 now.',
    outcomes: [{ caseId: first.caseId, error: null }],
  } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await begin(three);
  thenReads(supportList([mine, { ...first, isQueued: false }, second]));
  await send(rowsIn(element)[1], 'accept');
  expect(acceptAll).toHaveBeenCalledWith({ caseIds: [first.caseId] });
  expect(toasts[0]?.title).toBe('You own case 00001002 now.');
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: first.caseId }]);
  expect(rowsIn(element).map((row) => props(row).isPrimary)).toEqual([false, false, true]);
  expect(element.shadowRoot?.activeElement).toBe(find(element, `[data-item="${first.caseId}"]`));
});

it('keeps a case that a colleague took in its place, with the reason, until the user hides it', async () => {
  called(acceptAll).mockResolvedValueOnce({
    message: null,
    outcomes: [{ caseId: first.caseId, error: 'Robin Albright has already accepted case 00001002.' }],
  } as never);
  const toasts = heard('lightning__showtoast');
  const element = await begin(three);
  thenReads(supportList([mine, second]));
  await send(rowsIn(element)[1], 'accept');
  expect(toasts).toEqual([]);
  expect(namesIn(element)).toEqual(['School 1', 'School 2', 'School 3']);
  const [, gone] = rowsIn(element);
  expect(props(gone as HTMLElement)).toMatchObject({
    isGone: true,
    isPrimary: false,
    failure: { message: 'Robin Albright has already accepted case 00001002.' },
  });
  expect(props(head(element)).shownText).toBe('2 of 2 cases');
  expect(element.shadowRoot?.activeElement).toBe(find(element, `[data-item="${first.caseId}"]`));
  await expect(element).toBeAccessible();
  await send(gone, 'hide');
  expect(namesIn(element)).toEqual(['School 1', 'School 3']);
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'h2'));
});

it('says in the row why a case that is still there wasn’t accepted', async () => {
  called(acceptAll).mockRejectedValueOnce(refusal('RECORD_BUSY', 'Someone else is saving this record.') as never);
  const element = await begin(three);
  await send(rowsIn(element)[1], 'accept');
  expect(rowsIn(element).map((row) => Boolean(props(row).failure))).toEqual([false, true, false]);
  expect(props(rowsIn(element)[1] as HTMLElement)).toMatchObject({ isGone: false, isBusy: false });
  called(acceptAll).mockResolvedValueOnce({ message: 'Yours.', outcomes: [] } as never);
  await send(rowsIn(element)[1], 'accept');
  expect(rowsIn(element).some((row) => props(row).failure)).toBe(false);
});

it('accepts the selected cases at once, and says which weren’t', async () => {
  const element = await begin(three);
  await send(find(element, '[data-id="all"]'), 'change', { checked: true });
  expect(rowsIn(element).map((row) => props(row).isSelected)).toEqual([false, true, true]);
  expect(rowsIn(element).some((row) => props(row).isPrimary)).toBe(false);
  const button = find(element, '[data-id="accept"]');
  expect(props(button)).toMatchObject({ label: 'Accept Selected (2)', variant: 'brand' });
  await expect(element).toBeAccessible();
  called(acceptAll).mockResolvedValueOnce({
    message: 'You own case 00001002 now.',
    outcomes: [
      { caseId: first.caseId, error: null },
      { caseId: second.caseId, error: 'Case 00001003 is closed.' },
    ],
  } as never);
  thenReads(supportList([mine, { ...first, isQueued: false }]));
  button.click();
  await settle(16);
  expect(acceptAll).toHaveBeenCalledWith({ caseIds: [first.caseId, second.caseId] });
  expect(namesIn(element)).toEqual(['School 1', 'School 2', 'School 3']);
  expect(rowsIn(element).map((row) => props(row).isGone)).toEqual([false, false, true]);
  expect(has(element, '[data-id="all"]')).toBe(false);
});

it('keeps the selection if none of several cases could be accepted', async () => {
  called(acceptAll).mockRejectedValueOnce(refusal('ACCEPT_AMOUNT', 'Select 1 to 200 cases.') as never);
  const element = await begin(three);
  await send(rowsIn(element)[1], 'choose', true);
  await send(rowsIn(element)[2], 'choose', true);
  expect(props(find(element, '[data-id="all"]')).checked).toBe(true);
  find(element, '[data-id="accept"]').click();
  await settle(16);
  expect(props(find(element, '[data-id="failure"] c-rp-error-panel')).error).toBeTruthy();
  expect(props(find(element, '[data-id="accept"]')).label).toBe('Accept Selected (2)');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
  await send(rowsIn(element)[2], 'choose', false);
  expect(props(find(element, '[data-id="accept"]')).label).toBe('Accept Selected (1)');
  find(element, '[data-id="refresh"]').click();
  await settle();
  expect(props(find(element, '[data-id="failure"] c-rp-error-panel')).error).toBeNull();
});

it('doesn’t accept what the user no longer sees', async () => {
  const element = await begin(three);
  await send(rowsIn(element)[1], 'choose', true);
  wireOf(getSupportList).emit(supportList([mine, second]));
  await settle();
  expect(has(element, '[data-id="accept"]')).toBe(false);
  await send(rowsIn(element)[1], 'choose', true);
  await send(head(element), 'choose', 'MINE');
  await send(head(element), 'choose', 'ALL');
  expect(has(element, '[data-id="accept"]')).toBe(false);
});

it('accepts once, however often the user presses', async () => {
  let answer: (outcomes: object) => void = () => undefined;
  called(acceptAll).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)) as never);
  const element = await begin(three);
  await send(rowsIn(element)[1], 'accept');
  await send(rowsIn(element)[2], 'accept');
  expect(acceptAll).toHaveBeenCalledTimes(1);
  expect(rowsIn(element).every((row) => props(row).isBusy)).toBe(true);
  answer({ message: 'Yours.', outcomes: [] });
  await settle(16);
  expect(rowsIn(element).some((row) => props(row).isBusy)).toBe(false);
});

it('reads again when the user comes back, and says if that failed', async () => {
  const element = await begin(three);
  refreshFails();
  await send(find(element, 'c-rp-fresh-page'), 'return');
  expect(props(find(element, 'c-rp-outdated-notice')).isOutdated).toBe(true);
  expect(namesIn(element)).toHaveLength(3);
});

it('offers nothing to those who only read integration cases', async () => {
  const element = await begin(supportList([first], { canAccept: false }));
  expect(has(element, '[data-id="all"]')).toBe(false);
});
