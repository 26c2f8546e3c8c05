import { onReturn } from 'c/rpReadingUtils';

const focus = (): unknown => window.dispatchEvent(new Event('focus'));
const show = (state: string): unknown => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  return document.dispatchEvent(new Event('visibilitychange'));
};

let back = jest.fn();
let stop: () => void;
let now = Date.parse('2026-11-22T18:00:00Z');

beforeEach(() => {
  now += 3_600_000;
  jest.useFakeTimers({ now });
  back = jest.fn();
  stop = onReturn(back);
});
afterEach(() => {
  stop();
  show('visible');
  jest.useRealTimers();
});

it('says once that the user is back, although several events say so', () => {
  show('hidden');
  expect(back).not.toHaveBeenCalled();
  show('visible');
  focus();
  jest.advanceTimersByTime(60_000);
  expect(back).toHaveBeenCalledTimes(1);
});

it('counts a second return within five seconds at their end', () => {
  focus();
  jest.advanceTimersByTime(1_000);
  focus();
  focus();
  expect(back).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(4_000);
  expect(back).toHaveBeenCalledTimes(2);
  jest.advanceTimersByTime(60_000);
  expect(back).toHaveBeenCalledTimes(2);
});

it('does not count a return if the user has left again by then', () => {
  focus();
  jest.advanceTimersByTime(1_000);
  focus();
  show('hidden');
  jest.advanceTimersByTime(10_000);
  expect(back).toHaveBeenCalledTimes(1);
});

it('stops with its last listener', () => {
  const other = jest.fn();
  const stopOther = onReturn(other);
  stop();
  focus();
  jest.advanceTimersByTime(1_000);
  focus();
  stopOther();
  jest.advanceTimersByTime(10_000);
  focus();
  expect(back).not.toHaveBeenCalled();
  expect(other).toHaveBeenCalledTimes(1);
});
