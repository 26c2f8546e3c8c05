import EmailRecipients from 'c/emailRecipients';
import type { Address, Person } from 'c/emailModel';
import { CASEY, DEVON, MARIA, personOf } from 'test/emailSamples';
import { find, render, settle, textOf } from 'test/rendering';

type Recipients = HTMLElement & { addresses: readonly Address[]; commit(): boolean; problem: string | null };

const addressOf = ({ name, email }: Person): Address => ({ name, email: email ?? '' });

/** Passes changes back, as the parent does. */
const show = async (
  people: readonly Person[] = [MARIA, DEVON, CASEY],
  taken: readonly Person[] = [MARIA],
): Promise<Recipients> => {
  const element = render('c-email-recipients', EmailRecipients, {
    label: 'To',
    people,
    addresses: taken.map(addressOf),
    isRequired: true,
  }) as unknown as Recipients;
  element.addEventListener('change', (event) => {
    element.addresses = (event as CustomEvent<Address[]>).detail;
  });
  await settle();
  return element;
};

const input = (element: HTMLElement): HTMLInputElement => find<HTMLInputElement>(element, 'input');
const pillButtons = (element: HTMLElement): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-index]') ?? []),
];
const emails = (element: Recipients): string[] => element.addresses.map(({ email }) => email);
const options = (element: HTMLElement): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[role="option"]') ?? [])].map(textOf);

const type = async (element: HTMLElement, text: string): Promise<void> => {
  input(element).value = text;
  input(element).dispatchEvent(new CustomEvent('input'));
  await settle();
};

const press = async (
  element: HTMLElement,
  key: string,
  target: HTMLElement = input(element),
): Promise<KeyboardEvent> => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  await settle();
  return event;
};

const paste = async (element: HTMLElement, text: string): Promise<void> => {
  const event = new CustomEvent('paste', { cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  input(element).dispatchEvent(event);
  await settle();
};

it('names each pill and its remove button', async () => {
  const element = await show();
  expect(pillButtons(element).map((button) => button.getAttribute('aria-label'))).toEqual([
    'Remove Maria Lopez <maria@school.example>',
  ]);
  expect(find(element, 'ul').getAttribute('aria-label')).toBe('To, recipients: 1');
  await expect(element).toBeAccessible();
});

it.each(['Enter', ',', ';'])('adds a typed address with %s', async (key) => {
  const element = await show();
  await type(element, 'new@x.org');
  expect((await press(element, key)).defaultPrevented).toBe(true);
  expect(emails(element)).toEqual(['maria@school.example', 'new@x.org']);
  expect(input(element).value).toBe('');
  expect(textOf(find(element, '[role="status"]'))).toBe('new@x.org added.');
});

it('adds a typed address when the field loses focus', async () => {
  const element = await show();
  await type(element, 'new@x.org');
  input(element).dispatchEvent(new CustomEvent('blur'));
  await settle();
  expect(emails(element)).toContain('new@x.org');
});

it('keeps an invalid address in the field with an error until it is corrected', async () => {
  const element = await show();
  await type(element, 'nobody');
  await press(element, 'Enter');
  expect(textOf(find(element, '[data-id="problem"]'))).toContain("nobody isn't an email address");
  expect(input(element).value).toBe('nobody');
  expect(input(element).getAttribute('aria-invalid')).toBe('true');
  expect(element.commit()).toBe(false);
  await expect(element).toBeAccessible();
  await type(element, 'nobody@x.org');
  expect(element.commit()).toBe(true);
  await settle();
  expect(emails(element)).toContain('nobody@x.org');
});

it('splits a pasted list, and pastes other text into the field', async () => {
  const element = await show();
  await paste(element, '"Lee, Ann" <ann@x.org>; bob@x.org, Maria@school.example\nwrong');
  expect(emails(element)).toEqual(['maria@school.example', 'ann@x.org', 'bob@x.org']);
  expect(input(element).value).toBe('wrong');
  expect(textOf(find(element, '[role="status"]'))).toBe('2 recipients added.');
  await type(element, '');
  await paste(element, 'just words');
  expect(emails(element)).toHaveLength(3);
});

it('adds each address once, and says so', async () => {
  const element = await show();
  await type(element, 'MARIA@school.example');
  await press(element, 'Enter');
  expect(emails(element)).toHaveLength(1);
  expect(textOf(find(element, '[role="status"]'))).toBe('Maria Lopez is already a recipient of this email.');
});

it('removes the last pill with Backspace only if the field is empty', async () => {
  const element = await show([MARIA, DEVON], [MARIA, DEVON]);
  await type(element, 'x');
  await press(element, 'Backspace');
  expect(emails(element)).toHaveLength(2);
  await type(element, '');
  await press(element, 'Backspace');
  expect(emails(element)).toEqual(['maria@school.example']);
  expect(textOf(find(element, '[role="status"]'))).toBe('Devon Hill removed.');
});

it('has one tab stop for all pills, and arrow keys move between them', async () => {
  const element = await show([MARIA, DEVON, CASEY], [MARIA, DEVON, CASEY]);
  const active = (): string | null | undefined => element.shadowRoot?.activeElement?.getAttribute('aria-label');
  const stops = (): number => pillButtons(element).filter((button) => button.tabIndex === 0).length;
  expect(stops()).toBe(1);
  input(element).focus();
  await press(element, 'ArrowLeft');
  expect(active()).toContain('Casey');
  await press(element, 'ArrowLeft', pillButtons(element)[2]);
  expect(active()).toContain('Devon');
  await press(element, 'Home', pillButtons(element)[1]);
  expect(active()).toContain('Maria');
  await press(element, 'ArrowRight', pillButtons(element)[0]);
  expect([active()?.includes('Devon'), stops()]).toEqual([true, 1]);
  await press(element, 'Delete', pillButtons(element)[1]);
  expect(active()).toContain('Casey');
  await press(element, 'Backspace', pillButtons(element)[1]);
  expect(active()).toContain('Maria');
  await press(element, 'ArrowRight', pillButtons(element)[0]);
  expect(element.shadowRoot?.activeElement).toBe(input(element));
});

it('focuses the field when the last pill is removed', async () => {
  const element = await show();
  pillButtons(element)[0]?.click();
  await settle();
  expect(emails(element)).toEqual([]);
  expect(element.shadowRoot?.activeElement).toBe(input(element));
});

describe('the people of the account', () => {
  it('are found by name, address, or role, without current recipients', async () => {
    const element = await show();
    await type(element, 'executive');
    expect(options(element)).toEqual(['Casey Moreau Account executive · casey@school.example']);
    await type(element, '');
    await press(element, 'ArrowDown');
    expect(options(element)).toHaveLength(2);
    expect(input(element).getAttribute('aria-expanded')).toBe('true');
    await expect(element).toBeAccessible();
  });

  it('are chosen with arrow keys and Enter, from either end', async () => {
    const element = await show();
    await press(element, 'ArrowUp');
    expect(find(element, '[aria-selected="true"]').textContent).toContain('Casey');
    await press(element, 'ArrowDown');
    await press(element, 'Enter');
    expect(emails(element)).toEqual(['maria@school.example', 'devon@school.example']);
    expect(input(element).getAttribute('aria-expanded')).toBe('false');
  });

  it('are chosen with a click that keeps the focus in the field', async () => {
    const element = await show();
    await type(element, 'Casey');
    const option = find(element, '[role="option"]');
    const down = new CustomEvent('mousedown', { cancelable: true });
    option.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
    option.click();
    await settle();
    expect(emails(element)).toContain('casey@school.example');
  });

  it('say why if they cannot be reached, and cannot be chosen', async () => {
    const element = await show([personOf('Ada Low', { email: null, problem: 'No email address' })], []);
    await type(element, 'Ada');
    expect(options(element)).toEqual(['Ada Low Contact · No email address']);
    expect(find(element, '[role="option"]').getAttribute('aria-disabled')).toBe('true');
    find(element, '[role="option"]').click();
    await settle();
    expect(emails(element)).toEqual([]);
  });

  it('close with Escape', async () => {
    const element = await show();
    await type(element, 'Casey');
    await press(element, 'Escape');
    expect(input(element).getAttribute('aria-expanded')).toBe('false');
    expect((await press(element, 'Escape')).defaultPrevented).toBe(false);
  });
});

it('focuses the field after a click next to the pills', async () => {
  const element = await show();
  find(element, '.box').click();
  expect(element.shadowRoot?.activeElement).toBe(input(element));
});

it('shows the problem from its parent', async () => {
  const element = await show([], []);
  element.problem = 'Add at least one recipient.';
  await settle();
  expect(textOf(find(element, '[data-id="problem"]'))).toBe('Add at least one recipient.');
  await expect(element).toBeAccessible();
});

it('flags an address that an email does not reach', async () => {
  const bounced = personOf('Grace Hill', { problem: 'Emails to this address bounced' });
  const element = await show([MARIA, bounced], [MARIA, bounced]);
  const [reached, flagged] = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('li') ?? [])];
  expect(reached?.querySelector('.warning')).toBeNull();
  expect(flagged?.title).toBe('Grace Hill <grace@school.example>, Emails to this address bounced');
  expect(flagged?.querySelector('.warning')).toMatchObject({ alternativeText: 'Emails to this address bounced' });
  await expect(element).toBeAccessible();
});
