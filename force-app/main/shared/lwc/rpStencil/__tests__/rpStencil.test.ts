import Stencil from 'c/rpStencil';
import { render, settle, textOf } from 'test/rendering';

const lines = (element: HTMLElement): number => element.shadowRoot?.querySelectorAll('.line').length ?? 0;

it('shows the given number of lines', async () => {
  const element = render('c-rp-stencil', Stencil, { rows: '4' });
  await settle();
  expect(lines(element)).toBe(4);
  expect(textOf(element)).toBe('Loading');
  await expect(element).toBeAccessible();
});

it('can show a bar above them', async () => {
  const element = render('c-rp-stencil', Stencil, { rows: 2, hasBar: true });
  await settle();
  expect(lines(element)).toBe(3);
});
