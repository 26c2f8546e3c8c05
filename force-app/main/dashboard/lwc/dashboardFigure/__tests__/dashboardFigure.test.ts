import DashboardFigure from 'c/dashboardFigure';
import { find, has, props, render, settle, textOf } from 'test/rendering';

const navigate = jest.fn();

jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        (globalThis as unknown as { navigated(page: unknown): void }).navigated(page);
      }

      [GenerateUrl](page: { state: { c__figure?: string } }): Promise<string> {
        return Promise.resolve(`#${page.state.c__figure ?? ''}`);
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});

const show = async (figure: string | null): Promise<HTMLElement> => {
  const element = render('c-dashboard-figure', DashboardFigure, {
    figure,
    label: '5',
    description: 'Avery Collins. New: 5',
  }) as HTMLElement;
  await settle();
  return element;
};

const click = (element: HTMLElement, modifiers: MouseEventInit = {}): boolean =>
  find(element, 'a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...modifiers }));

beforeEach(() => {
  Object.assign(globalThis, { navigated: navigate });
});

it('is a link that says what it counts', async () => {
  const element = await show('open:New');
  const link = find(element, 'a');
  expect(link.getAttribute('href')).toBe('#open:New');
  expect(link.textContent).toBe('5');
  expect(link.title).toBe('Avery Collins. New: 5');
  expect(link.getAttribute('aria-label')).toBe('Avery Collins. New: 5');
  await expect(element).toBeAccessible();
});

it('opens the cases on a plain click, and leaves others to the browser', async () => {
  const element = await show('open:New');
  expect(click(element)).toBe(false);
  expect(navigate).toHaveBeenCalledWith(expect.objectContaining({ state: { c__figure: 'open:New' } }));
  navigate.mockClear();
  for (const modifiers of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }]) {
    expect(click(element, modifiers)).toBe(true);
  }
  expect(navigate).not.toHaveBeenCalled();
});

it('takes the focus, and follows another figure', async () => {
  const element = await show('open:New');
  element.focus();
  expect(element.shadowRoot?.activeElement?.tagName).toBe('A');
  props(element)['figure'] = 'quiet';
  await settle();
  expect(find(element, 'a').getAttribute('href')).toBe('#quiet');
});

it('is no link if there is nothing to open', async () => {
  const element = await show(null);
  expect(has(element, 'a')).toBe(false);
  expect(textOf(element)).toBe('5');
  element.focus();
  await expect(element).toBeAccessible();
});
