import EmailFiles from 'c/emailFiles';
import type { EmailFile } from 'c/emailFiles';
import { find, has, props, render, settle, textOf } from 'test/rendering';

const navigate = jest.fn();

jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const mixin = (Base: new () => object): unknown =>
    class extends Base {
      [Navigate](page: unknown): void {
        (globalThis as unknown as { navigated(page: unknown): void }).navigated(page);
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate }) };
});

beforeEach(() => {
  Object.assign(globalThis, { navigated: navigate });
});

const all = (element: HTMLElement, selector: string): Element[] => [
  ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
];

const file = (id: string, name: string, size = 10): EmailFile => ({
  id,
  isAttachment: false,
  name,
  extension: name.includes('.') ? (name.split('.').at(-1) ?? null) : null,
  size,
});

const show = async (files: readonly EmailFile[]): Promise<HTMLElement> => {
  const element = render('c-email-files', EmailFiles, { files });
  await settle();
  return element;
};

it('shows each file with its type, name, and size', async () => {
  const element = await show([
    file('0691', 'roster.csv', 0),
    file('0692', 'signed form.pdf', 38_400),
    file('0693', 'photo.jpeg', 1_500_000),
    file('0694', 'README'),
  ]);
  expect(find(element, 'ul').getAttribute('aria-label')).toBe('Files');
  expect(all(element, 'li').map(textOf)).toEqual([
    'roster.csv 0 KB',
    'signed form.pdf 38 KB',
    'photo.jpeg 1.4 MB',
    'README 1 KB',
  ]);
  expect(all(element, 'lightning-icon').map((icon) => props(icon).iconName)).toEqual([
    'doctype:csv',
    'doctype:pdf',
    'doctype:image',
    'doctype:unknown',
  ]);
  await expect(element).toBeAccessible();
});

it('shows each kind of image as an image', async () => {
  const element = await show(
    ['bmp', 'gif', 'heic', 'jpeg', 'jpg', 'png', 'svg'].map((kind, index) => file(`069${index}`, `logo.${kind}`)),
  );
  find(element, '[data-id="more"]').click();
  await settle();
  const icons = all(element, 'lightning-icon').map((icon) => props(icon).iconName);
  expect(icons).toEqual(Array.from({ length: 7 }, () => 'doctype:image'));
});

it('opens a file in the preview, which can go on to the others', async () => {
  const element = await show([file('0691', 'roster.csv'), file('0692', 'form.pdf')]);
  const second = find(element, '[data-file="0692"]');
  expect(second.title).toBe('Open form.pdf');
  second.click();
  expect(navigate).toHaveBeenCalledWith({
    type: 'standard__namedPage',
    attributes: { pageName: 'filePreview' },
    state: { recordIds: '0691,0692', selectedRecordId: '0692' },
  });
});

it('shows a few of many files, and all of them on request', async () => {
  const files = Array.from({ length: 7 }, (_, index) => file(`069${index}`, `image00${index}.png`));
  expect(all(await show(files.slice(0, 6)), 'li')).toHaveLength(6);
  const focused: unknown[] = [];
  jest.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function focus(this: HTMLElement): void {
    focused.push(this.dataset.file);
  });
  const element = await show(files);
  expect(all(element, 'li')).toHaveLength(5);
  const more = find(element, '[data-id="more"]');
  expect(textOf(more)).toBe('Show 2 more files');
  await expect(element).toBeAccessible();
  more.click();
  await settle();
  expect(all(element, 'li')).toHaveLength(7);
  expect(focused).toEqual(['0695']);
  expect(has(element, '[data-id="more"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('downloads an attachment, which has no preview', async () => {
  const element = await show([{ ...file('00P1', 'roster.csv'), isAttachment: true }]);
  find(element, '[data-id="file"]').click();
  expect(navigate).toHaveBeenLastCalledWith({
    type: 'standard__webPage',
    attributes: { url: '/servlet/servlet.FileDownload?file=00P1' },
  });
  await expect(element).toBeAccessible();
});

it('shows nothing for an email without attachments', async () => {
  const element = await show([]);
  expect(textOf(element)).toBe('');
  await expect(element).toBeAccessible();
});
