import DateEntry from 'c/rpDateEntry';
import { find, props, render, settle } from 'test/rendering';

const show = async (rest: object = {}): Promise<{ element: HTMLElement; saved: string[] }> => {
  const element = render('c-rp-date-entry', DateEntry, {
    label: 'Handoff Date',
    min: '2026-11-07',
    max: '2026-11-22',
    ...rest,
  });
  const saved: string[] = [];
  element.addEventListener('save', (event) => saved.push((event as CustomEvent<string>).detail));
  await settle();
  return { element, saved };
};

const input = (element: HTMLElement): HTMLElement => find(element, 'lightning-input');
const type = (element: HTMLElement, value: string): boolean =>
  input(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
const save = (element: HTMLElement): void => find(element, 'lightning-button').click();

it('asks for a date between the kickoff and today, and names both limits', async () => {
  const { element } = await show();
  expect(props(input(element))).toMatchObject({
    type: 'date',
    label: 'Handoff Date',
    min: '2026-11-07',
    max: '2026-11-22',
    messageWhenRangeUnderflow: 'Choose the kickoff date, November 7, 2026, or a later date.',
  });
  await expect(element).toBeAccessible();
});

it('sends the date that was typed', async () => {
  const { element, saved } = await show();
  type(element, '2026-11-20');
  save(element);
  expect(saved).toEqual(['2026-11-20']);
});

it('sends no invalid or empty date', async () => {
  const { element, saved } = await show();
  save(element);
  type(element, '2027-01-01');
  (input(element) as HTMLElement & { reportValidity: () => boolean }).reportValidity = () => false;
  save(element);
  expect(saved).toEqual([]);
});

it('starts with the saved date', async () => {
  const { element } = await show({ value: '2026-11-12' });
  expect(props(input(element)).value).toBe('2026-11-12');
});

it('has no earliest date before the kickoff', async () => {
  const { element } = await show({ min: null });
  expect(props(input(element)).messageWhenRangeUnderflow).toBe('');
});

it('is disabled while the date is being saved', async () => {
  const { element } = await show({ isBusy: true });
  expect(props(find(element, 'lightning-button')).disabled).toBe(true);
});

it('accepts the kickoff date if it is after today, as it can be in another time zone', async () => {
  const { element, saved } = await show({ min: '2026-11-23' });
  expect(props(input(element))).toMatchObject({ min: '2026-11-23', max: '2026-11-23' });
  type(element, '2026-11-23');
  save(element);
  expect(saved).toEqual(['2026-11-23']);
});
