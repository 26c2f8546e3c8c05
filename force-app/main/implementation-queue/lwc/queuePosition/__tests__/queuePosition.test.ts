import { refreshApex } from '@salesforce/apex';
import getPosition from '@salesforce/apex/ImplementationQueueController.getPosition';
import QueuePosition from 'c/queuePosition';
import type { QueuePosition as Position } from 'c/queueModel';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { clearPage, find, has, pageRefreshes, render, settle, textOf, wireOf } from 'test/rendering';

type Card = HTMLElement & { recordId: string };

const third = (changes: Partial<Position> = {}): Position => ({
  recordId: CASE_ID,
  position: 3,
  total: 17,
  isPrivileged: false,
  joinedAt: '2026-11-12T15:00:00.000Z',
  today: '2026-11-22',
  ...changes,
});

let comesNear: (() => void) | null = null;

const show = async (data: Position | null): Promise<Card> => {
  const element = render('c-queue-position', QueuePosition, { recordId: CASE_ID });
  await settle();
  comesNear?.();
  await settle();
  if (data) {
    wireOf(getPosition).emit(data);
    await settle();
  }
  return element;
};

beforeEach(() => {
  clearPage();
  comesNear = null;
  Object.assign(globalThis, {
    IntersectionObserver: class {
      constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
        comesNear = () => callback([{ isIntersecting: true }]);
      }

      observe(): void {}
      disconnect(): void {}
    },
  });
});

it('reads nothing until it comes near the window', async () => {
  render('c-queue-position', QueuePosition, { recordId: CASE_ID });
  await settle();
  expect(wireOf(getPosition).getLastConfig()).toEqual({ recordId: undefined });
  comesNear?.();
  await settle();
  expect(wireOf(getPosition).getLastConfig()).toEqual({ recordId: CASE_ID });
});

it('shows the position, and since when', async () => {
  const element = await show(third());
  expect(textOf(find(element, '[data-id="position"]'))).toBe('Position 3 of 17');
  expect(textOf(element)).toContain('In the queue since Nov 12');
  expect(has(element, '[data-id="privileged"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('says what comes with the first positions, and that a customer isn’t in the queue', async () => {
  const element = await show(third({ position: 1, isPrivileged: true }));
  expect(textOf(find(element, '[data-id="privileged"]'))).toContain('status meetings');
  await expect(element).toBeAccessible();
  wireOf(getPosition).emit(third({ position: null, joinedAt: null }));
  await settle();
  expect(textOf(find(element, '[data-id="none"]'))).toBe(
    'This customer isn’t in the implementation queue.'.replace('’', "'"),
  );
  await expect(element).toBeAccessible();
});

it('shows nothing of the earlier case, and no late answer', async () => {
  const element = await show(third());
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPosition).emit(third());
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
});

it('can try again, and refreshes with the page', async () => {
  const element = await show(null);
  wireOf(getPosition).error({ message: 'No answer' });
  await settle();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
  expect(await pageRefreshes()).toBe(true);
});
