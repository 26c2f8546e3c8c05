import { refreshApex } from '@salesforce/apex';
import getHistory from '@salesforce/apex/ImplementationQueueController.getHistory';
import QueueHistory from 'c/queueHistory';
import { find, has, render, settle, textOf, wireOf } from 'test/rendering';
import { queueHistory } from 'test/queueSamples';

const begin = async (values: Record<string, unknown> = {}): Promise<HTMLElement> => {
  const element = render('c-queue-history', QueueHistory, {
    entryId: 'a05A00000000001AAA',
    customer: 'Pecan Valley ISD',
    ...values,
  }) as HTMLElement;
  await settle();
  return element;
};

it('shows the changes of a customer, and its position over time as a chart and as text', async () => {
  const element = await begin();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  expect(wireOf(getHistory).getLastConfig()).toEqual({ entryId: 'a05A00000000001AAA' });
  wireOf(getHistory).emit(queueHistory());
  await settle();
  expect(textOf(find(element, 'h3'))).toBe('History of Pecan Valley ISD');
  expect(find(element, 'svg path').getAttribute('d')).toBe('M8 84H66V122H199V8H592');
  expect(find(element, 'svg').getAttribute('aria-label')).toContain('Position of Pecan Valley ISD over time');
  expect([...find(element, '[data-id="points"]').children].map(textOf)).toEqual([
    'November 12, 2026: position 3',
    expect.stringMatching(/^November 13, 2026: position 4.*others moved/),
    'November 15, 2026: position 1',
  ]);
  const [moved, joined] = [...find(element, '[data-id="changes"]').children].map(textOf);
  expect(moved).toContain('Moved from position 4 to 1 They go live first Robin Albright');
  expect(joined).toMatch(/^Joined at position 3/);
  await expect(element).toBeAccessible();
});

it('ends the chart when the customer left', async () => {
  const element = await begin();
  wireOf(getHistory).emit(
    queueHistory({
      points: [
        { at: '2026-11-12T15:00:00.000Z', position: 1, isOwn: true },
        { at: '2026-11-20T15:00:00.000Z', position: null, isOwn: true },
      ],
    }),
  );
  await settle();
  expect(find(element, 'svg path').getAttribute('d')).toBe('M8 8H592');
  expect(textOf(find(element, '[data-id="points"]'))).toContain('November 20, 2026: Left the queue');
});

it('names the customers in the history of the whole queue, without a chart', async () => {
  const element = await begin({ entryId: '', customer: null });
  wireOf(getHistory).emit(queueHistory({ customer: null, points: [] }));
  await settle();
  expect(textOf(find(element, 'h3'))).toBe('Changes of the queue');
  expect(has(element, 'svg')).toBe(false);
  expect(textOf(find(element, '[data-id="changes"]'))).toContain('Pecan Valley ISD: Moved from position 4 to 1');
  await expect(element).toBeAccessible();
  wireOf(getHistory).emit(queueHistory({ customer: null, points: [], changes: [] }));
  await settle();
  expect(has(element, '[data-id="none"]')).toBe(true);
});

it('can try again, and closes', async () => {
  const element = await begin();
  wireOf(getHistory).error({ message: 'No answer' });
  await settle();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
  const closed = jest.fn();
  element.addEventListener('close', closed);
  find(element, '[data-id="close"]').click();
  expect(closed).toHaveBeenCalledTimes(1);
});
