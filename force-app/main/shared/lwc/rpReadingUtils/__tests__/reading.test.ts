import { refreshApex } from '@salesforce/apex';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { Reading, reread } from 'c/rpReadingUtils';
import type { Saver } from 'c/rpReadingUtils';
import { called, clearPage, refreshFails, settle } from 'test/rendering';

const DATA = { data: { caseId: '500A00000000001AAA' } };
let number = 0;
let told: boolean[] = [];

/** Each test has its own case, because a browser tab remembers what it has read. */
const begin = (): { reading: Reading<unknown>; caseId: string; wired: object } => {
  number += 1;
  const caseId = `500A0000000${String(1000 + number)}AAA`;
  const reading = new Reading<unknown>('OnboardingPage', (isOutdated) => told.push(isOutdated));
  reading.about(caseId);
  return { reading, caseId, wired: { data: { caseId } } };
};

const later = (milliseconds: number): unknown => jest.setSystemTime(Date.now() + milliseconds);

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T18:00:00Z'), doNotFake: ['queueMicrotask', 'nextTick'] });
  told = [];
});
afterEach(() => {
  jest.useRealTimers();
  clearPage();
});

it('after a write, refreshes its own data first, then the records, then the standard components', async () => {
  const order: string[] = [];
  called(refreshApex).mockImplementationOnce((async () => order.push('page')) as never);
  called(notifyRecordUpdateAvailable).mockImplementationOnce((async () => order.push('records')) as never);
  const element = document.createElement('div');
  element.addEventListener('lightning__refresh', () => order.push('components'));
  const { reading, caseId, wired } = begin();
  reading.received(wired);
  await reading.showWrite(element, caseId, ['500B']);
  expect(order).toEqual(['page', 'records', 'components']);
  expect(refreshApex).toHaveBeenCalledWith(wired);
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: caseId }, { recordId: '500B' }]);
});

it('after a write, refreshes the records even if its own data cannot be read again', async () => {
  const { reading, caseId, wired } = begin();
  reading.received(wired);
  refreshFails();
  called(notifyRecordUpdateAvailable).mockRejectedValueOnce(new Error('No answer') as never);
  const element = document.createElement('div');
  const refreshed = jest.fn();
  element.addEventListener('lightning__refresh', refreshed);
  await reading.showWrite(element, caseId, ['500B00000000001AAA']);
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: caseId }, { recordId: '500B00000000001AAA' }]);
  expect(refreshed).toHaveBeenCalledTimes(1);
  expect(told.at(-1)).toBe(true);
});

describe('a save', () => {
  const saver = (): Saver & { shown: string[] } => {
    const element = document.createElement('div');
    const shown: string[] = [];
    element.addEventListener('lightning__showtoast', (event) => shown.push((event as CustomEvent).detail.title));
    return Object.assign(element, { isBusy: false, failure: null, shown });
  };

  it('runs once, shows its message, and refreshes', async () => {
    const { reading, wired } = begin();
    reading.received(wired);
    const component = saver();
    const call = jest.fn(() => Promise.resolve({ message: 'Saved.' }));
    await Promise.all([reading.save(component, call), reading.save(component, call)]);
    expect(call).toHaveBeenCalledTimes(1);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(component).toMatchObject({ isBusy: false, failure: null, shown: ['Saved.'] });
  });

  it('keeps its failure and reads again, because the case may have changed', async () => {
    const { reading, wired } = begin();
    reading.received(wired);
    const component = saver();
    await reading.save(component, () => Promise.reject(new Error('Refused')));
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(component).toMatchObject({ isBusy: false, failure: new Error('Refused'), shown: [] });
  });

  it('leaves a component alone that shows another case by then', async () => {
    const { reading, wired } = begin();
    reading.received(wired);
    const component = saver();
    await reading.save(component, () => {
      reading.about('500C00000000001AAA');
      return Promise.reject(new Error('Refused'));
    });
    expect(component).toMatchObject({ isBusy: true, failure: null });
  });
});

it('returns from reread whether the data is up to date, and never throws', async () => {
  refreshFails();
  expect(await reread({})).toBe(false);
  expect(await reread({})).toBe(true);
});

it('returns false from reread if the refresh throws immediately', async () => {
  called(refreshApex).mockImplementationOnce(() => {
    throw new Error('Not emitted');
  });
  expect(await reread({})).toBe(false);
});

it('is up to date again after the next answer', async () => {
  const { reading, wired } = begin();
  reading.received(wired);
  refreshFails();
  expect(await reading.refresh()).toBe(false);
  expect(await reading.refresh()).toBe(true);
  expect(told.slice(-2)).toEqual([true, false]);
});

it('reads again when the user returns, unless it was read moments ago', async () => {
  const { reading, caseId, wired } = begin();
  reading.received(wired);
  later(3_000);
  reading.arrived();
  expect(refreshApex).not.toHaveBeenCalled();
  later(3_000);
  reading.arrived();
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  const other = new Reading<unknown>('OnboardingPage', () => undefined);
  other.about(caseId);
  later(6_000);
  other.received(wired);
  expect(refreshApex).toHaveBeenCalledTimes(1);
  other.arrived();
  expect(refreshApex).toHaveBeenCalledTimes(2);
});

it('reads again immediately if the case was changed elsewhere', async () => {
  const { reading, caseId, wired } = begin();
  reading.received(wired);
  const elsewhere = begin();
  await elsewhere.reading.showWrite(document.createElement('div'), elsewhere.caseId, [caseId]);
  called(refreshApex).mockClear();
  reading.arrived();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('does not read twice when the page refreshes after a save', async () => {
  const { reading, caseId, wired } = begin();
  reading.received(wired);
  await reading.showWrite(document.createElement('div'), caseId);
  expect(await reading.refreshWithPage()).toBe(true);
  expect(refreshApex).toHaveBeenCalledTimes(1);
  later(2_000);
  refreshFails();
  expect(await reading.refreshWithPage()).toBe(true);
  expect(refreshApex).toHaveBeenCalledTimes(2);
});

it('refuses a late answer for another case', () => {
  const { reading } = begin();
  expect(reading.received(DATA)).toBe(false);
});

it('does not read again before the first answer', async () => {
  const { reading } = begin();
  reading.received({ data: undefined, error: undefined });
  expect(await reading.refresh()).toBe(true);
  expect(refreshApex).not.toHaveBeenCalled();
  reading.received({ error: { message: 'Not now' } });
  await reading.refresh();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('does not mark another case as out of date if the refresh of the earlier case fails', async () => {
  const { reading, wired } = begin();
  reading.received(wired);
  refreshFails();
  const done = reading.refresh();
  reading.about('500C00000000001AAA');
  await done;
  expect(told.at(-1)).toBe(false);
});

it('reads once for all components that return to the same case', async () => {
  const { reading, caseId, wired } = begin();
  reading.received(wired);
  later(10_000);
  const other = new Reading<unknown>('OnboardingPage', () => undefined);
  other.about(caseId);
  other.arrived();
  reading.arrived();
  other.received(wired);
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('reads again at the next return if the org did not answer', async () => {
  const { reading, wired } = begin();
  reading.received(wired);
  later(10_000);
  refreshFails();
  reading.arrived();
  await settle();
  reading.arrived();
  expect(refreshApex).toHaveBeenCalledTimes(2);
});
