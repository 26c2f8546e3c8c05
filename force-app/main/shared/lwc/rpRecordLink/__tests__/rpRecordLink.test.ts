import RecordLink from 'c/rpRecordLink';
import { find, props, render, settle } from 'test/rendering';
import { CASE_ID } from 'test/onboardingSamples';

const navigate = jest.fn();

jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        (globalThis as unknown as { navigated(page: unknown): void }).navigated(page);
      }

      [GenerateUrl](page: { attributes: { recordId: string } }): Promise<string> {
        return (globalThis as unknown as { addressOf(id: string): Promise<string> }).addressOf(
          page.attributes.recordId,
        );
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});

const show = async (): Promise<HTMLElement> => {
  const element = render('c-rp-record-link', RecordLink, { recordId: CASE_ID, label: '00001043' });
  await settle();
  return element;
};

const click = (element: HTMLElement, modifiers: MouseEventInit = {}): boolean =>
  find(element, 'a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...modifiers }));

beforeEach(() => {
  Object.assign(globalThis, { navigated: navigate, addressOf: () => Promise.resolve('https://www.example.com') });
});

it('has a URL', async () => {
  const element = await show();
  expect(find(element, 'a').getAttribute('href')).toBe('https://www.example.com');
  expect(find(element, 'a').textContent).toBe('00001043');
  await expect(element).toBeAccessible();
});

it('navigates on the page on a plain click', async () => {
  expect(click(await show())).toBe(false);
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__recordPage',
    attributes: { recordId: CASE_ID, objectApiName: 'Case', actionName: 'view' },
  });
});

it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])(
  'leaves %j to the browser',
  async (modifiers) => {
    // jsdom can follow this one.
    Object.assign(globalThis, { addressOf: () => Promise.resolve('#record') });
    expect(click(await show(), modifiers)).toBe(true);
    expect(navigate).not.toHaveBeenCalled();
  },
);

it('updates its URL when its record changes', async () => {
  const element = await show();
  props(element).recordId = '500000000000009AAA';
  click(element);
  expect(navigate).toHaveBeenCalledWith(
    expect.objectContaining({ attributes: expect.objectContaining({ recordId: '500000000000009AAA' }) }),
  );
});

it('can look like a button', async () => {
  const element = render('c-rp-record-link', RecordLink, { recordId: CASE_ID, label: 'Open', isButton: true });
  await settle();
  expect(find(element, 'a').className).toBe('link link_button slds-button slds-button_neutral');
  await expect(element).toBeAccessible();
});

it('ignores a late URL of the earlier record', async () => {
  const answers = new Map<string, (address: string) => void>();
  const addressOf = (id: string): Promise<string> => new Promise((resolve) => answers.set(id, resolve));
  Object.assign(globalThis, { addressOf });
  const element = await show();
  props(element).recordId = '500000000000009AAA';
  answers.get('500000000000009AAA')?.('/its-own');
  await settle();
  answers.get(CASE_ID)?.('/former');
  await settle();
  expect(find(element, 'a').getAttribute('href')).toBe('/its-own');
});
