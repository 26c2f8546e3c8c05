import getUserId from '@salesforce/apex/RpSessionController.getUserId';
import USER_ID from '@salesforce/user/Id';
import { asThisUser, isStillThisUser, onUserSwitch } from 'c/rpSessionUtils';
import { called } from 'test/rendering';

const OTHER = '005A00000000002AAA';
const KEY = 'rosterpath.user';

const otherUser = (): unknown => called(getUserId).mockResolvedValueOnce(OTHER as never);
const refusalOf = async (save: () => Promise<unknown>): Promise<unknown> => {
  try {
    await asThisUser(save);
    return null;
  } catch (error) {
    return error;
  }
};

let told: boolean[] = [];
let stop: () => void = () => undefined;

beforeEach(() => {
  told = [];
  stop = onUserSwitch((isSwitched) => told.push(isSwitched));
});
afterEach(async () => {
  stop();
  await isStillThisUser();
});

it('saves as the user of the window', async () => {
  expect(await asThisUser(() => Promise.resolve('saved'))).toBe('saved');
  expect(told).toEqual([]);
});

it('saves nothing after another user has logged in, and says what to do', async () => {
  otherUser();
  const save = jest.fn(() => Promise.resolve());
  expect(await refusalOf(save)).toMatchObject({
    code: 'USER_SWITCHED',
    message: expect.stringContaining('Log in as yourself again in another window'),
  });
  expect(save).not.toHaveBeenCalled();
  expect(told).toEqual([true]);
});

it('saves again after this user has logged in again', async () => {
  otherUser();
  await refusalOf(() => Promise.resolve());
  expect(await asThisUser(() => Promise.resolve('saved'))).toBe('saved');
  expect(told).toEqual([true, false]);
});

it('saves nothing if the org does not say who the user is', async () => {
  called(getUserId).mockRejectedValueOnce(new Error('offline') as never);
  const save = jest.fn(() => Promise.resolve());
  expect(await refusalOf(save)).toEqual(new Error('offline'));
  expect(save).not.toHaveBeenCalled();
});

it('compares IDs of 15 and 18 characters', async () => {
  called(getUserId).mockResolvedValueOnce(USER_ID.slice(0, 15) as never);
  expect(await isStillThisUser()).toBe(true);
});

describe('another window of the browser', () => {
  const hear = (key: string, value: string): void => {
    localStorage.setItem(key, value);
    window.dispatchEvent(Object.assign(new Event('storage'), { key }));
  };

  it('reads whose page was loaded last', () => {
    expect(localStorage.getItem(KEY)).toBe(JSON.stringify(USER_ID));
  });

  it('says that another user has loaded a page, and that this user has again', () => {
    hear(KEY, JSON.stringify(OTHER));
    hear(KEY, JSON.stringify(USER_ID));
    expect(told).toEqual([true, false]);
  });

  it('says nothing if it keeps something else', () => {
    hear('other', JSON.stringify(OTHER));
    hear(KEY, '{"no":"user"}');
    expect(told).toEqual([]);
  });

  it('is not heard after the page is left', () => {
    stop();
    hear(KEY, JSON.stringify(OTHER));
    expect(told).toEqual([]);
  });
});

it('tells a listener that comes later, too', async () => {
  otherUser();
  await isStillThisUser();
  const late = jest.fn();
  onUserSwitch(late)();
  expect(late.mock.calls).toEqual([[true]]);
});
