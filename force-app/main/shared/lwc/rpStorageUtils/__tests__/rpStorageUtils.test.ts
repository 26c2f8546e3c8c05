import { forget, keep, readKept } from 'c/rpStorageUtils';

const isText = (value: unknown): value is string => typeof value === 'string';

it('keeps a value, reads it, and forgets it', () => {
  expect(keep('note', 'Half a thought')).toBe(true);
  expect(readKept('note', isText)).toBe('Half a thought');
  forget('note');
  expect(readKept('note', isText)).toBeNull();
});

it.each(['7', '{', ''])('reads nothing from %j, which is not what was kept', (stored) => {
  localStorage.setItem('note', stored);
  expect(readKept('note', isText)).toBeNull();
});

it('works without a storage', () => {
  const refuse = (): never => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  const spies = (['setItem', 'getItem', 'removeItem'] as const).map((method) =>
    jest.spyOn(Storage.prototype, method).mockImplementation(refuse),
  );
  expect(keep('note', 'x')).toBe(false);
  expect(readKept('note', isText)).toBeNull();
  expect(() => forget('note')).not.toThrow();
  spies.forEach((spy) => spy.mockRestore());
});
