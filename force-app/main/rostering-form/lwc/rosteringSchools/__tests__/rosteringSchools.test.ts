import RosteringSchools from 'c/rosteringSchools';
import { find, props, render, settle, textOf } from 'test/rendering';

const SCHOOLS = ['Elm Middle', 'Oak Elementary', 'Oak High'];

interface Pick {
  value: string;
  count: number;
  before: number;
}

const show = async (rest: object = {}): Promise<{ element: HTMLElement; picks: Pick[] }> => {
  const element = render('c-rostering-schools', RosteringSchools, {
    schools: SCHOOLS,
    value: '',
    label: 'Pecan Valley ISD',
    ...rest,
  });
  const picks: Pick[] = [];
  element.addEventListener('pick', (event) => {
    const { detail } = event as CustomEvent<Pick>;
    picks.push(detail);
    props(element).value = detail.value;
  });
  await settle();
  return { element, picks };
};

const input = (element: HTMLElement): HTMLInputElement => find(element, 'input');

const press = async (element: HTMLElement, key: string): Promise<KeyboardEvent> => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  input(element).dispatchEvent(event);
  await settle();
  return event;
};

const type = async (element: HTMLElement, text: string): Promise<void> => {
  input(element).value = text;
  input(element).dispatchEvent(new CustomEvent('input'));
  await settle();
};

const options = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])].map(
    (option) => `${option.getAttribute('aria-selected') === 'true' ? '✓ ' : ''}${textOf(option)}`,
  );

const isOpen = (element: HTMLElement): boolean => input(element).getAttribute('aria-expanded') === 'true';

it('names the district, says how many schools are selected, and opens on a click', async () => {
  const { element } = await show({ value: 'Elm Middle, and more' });
  expect(textOf(find(element, 'label'))).toBe('Pick schools of Pecan Valley ISD');
  expect(input(element).placeholder).toBe('1 of 3 schools selected. Type to search.');
  expect(isOpen(element)).toBe(false);
  await expect(element).toBeAccessible();
  input(element).click();
  await settle();
  expect(isOpen(element)).toBe(true);
  expect(options(element)).toEqual(['All 3 schools', '✓ Elm Middle', 'Oak Elementary', 'Oak High']);
  await expect(element).toBeAccessible();
});

it('is picked from with the keyboard', async () => {
  const { element, picks } = await show();
  await press(element, 'Enter');
  expect(picks).toEqual([]);
  await press(element, 'ArrowDown');
  await press(element, 'ArrowDown');
  expect((await press(element, 'Enter')).defaultPrevented).toBe(true);
  await press(element, 'ArrowDown');
  await press(element, 'Enter');
  await press(element, 'Enter');
  expect(picks).toEqual([
    { value: 'Elm Middle', count: 1, before: 0 },
    { value: 'Elm Middle, Oak Elementary', count: 2, before: 1 },
    { value: 'Elm Middle', count: 1, before: 2 },
  ]);
  expect(options(element)).toEqual(['All 3 schools', '✓ Elm Middle', 'Oak Elementary', 'Oak High']);
  await press(element, 'Escape');
  expect(isOpen(element)).toBe(false);
});

it('is searched by any of its words, and adds or removes all that it found', async () => {
  const { element, picks } = await show({ value: 'Elm Middle' });
  await type(element, 'el oa');
  expect(options(element)).toEqual(['Oak Elementary']);
  await type(element, 'OAK');
  expect(options(element)).toEqual(['All 2 schools', 'Oak Elementary', 'Oak High']);
  await press(element, 'Enter');
  expect(picks[0]).toEqual({ value: 'Elm Middle, Oak Elementary, Oak High', count: 3, before: 1 });
  expect(input(element).value).toBe('');
  expect(options(element)[0]).toBe('✓ All 3 schools');
  await press(element, 'Enter');
  expect(picks[1]).toEqual({ value: '', count: 0, before: 3 });
  await type(element, 'zebra');
  expect(options(element)).toEqual(['No school has this name.']);
  await press(element, 'Enter');
  expect(picks).toHaveLength(2);
  await expect(element).toBeAccessible();
});

it('is picked from with the mouse, and keeps the focus in the field', async () => {
  const { element, picks } = await show({ value: 'Call back about Oak' });
  input(element).click();
  await settle();
  const list = find(element, '[role="listbox"]');
  const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
  list.dispatchEvent(down);
  expect(down.defaultPrevented).toBe(true);
  find(element, '[data-index="2"]').click();
  await settle();
  expect(picks).toEqual([{ value: 'Call back about Oak, Oak Elementary', count: 1, before: 0 }]);
  input(element).dispatchEvent(new CustomEvent('blur'));
  await settle();
  expect(isOpen(element)).toBe(false);
});

it('shows the beginning of a long list, and how many more there are', async () => {
  const schools = Array.from({ length: 120 }, (_, index) => `School ${index + 1}`);
  const { element } = await show({ schools });
  await press(element, 'ArrowDown');
  expect(options(element)).toHaveLength(52);
  expect(options(element)[51]).toBe('70 more. Type to find them.');
  await type(element, 'school 119');
  expect(options(element)).toEqual(['School 119']);
});
