import { keepField, leaveField, revealField } from 'c/rpPressUtils';

afterEach(() => document.body.replaceChildren());

function fieldAndButton(): [HTMLInputElement, HTMLButtonElement] {
  const field = document.createElement('input');
  const button = document.createElement('button');
  document.body.append(field, button);
  return [field, button];
}

it('keeps the focus in the field while the button is pressed', () => {
  const [, button] = fieldAndButton();
  button.addEventListener('mousedown', keepField);
  const press = new MouseEvent('mousedown', { cancelable: true });
  button.dispatchEvent(press);
  expect(press.defaultPrevented).toBe(true);
});

it('moves the focus to the button on click', () => {
  const [field, button] = fieldAndButton();
  const order: string[] = [];
  field.addEventListener('blur', () => order.push('left'));
  button.addEventListener('click', (event) => {
    leaveField(event);
    order.push('worked');
  });
  field.focus();
  button.click();
  expect(order).toEqual(['left', 'worked']);
});

it('scrolls a field that the Tab key reaches out from below the buttons', () => {
  const [field] = fieldAndButton();
  field.scrollIntoView = jest.fn();
  field.addEventListener('keyup', revealField);
  field.dispatchEvent(new KeyboardEvent('keyup', { key: 'a' }));
  expect(field.scrollIntoView).not.toHaveBeenCalled();
  field.dispatchEvent(new KeyboardEvent('keyup', { key: 'Tab' }));
  expect(field.scrollIntoView).toHaveBeenCalledWith({ block: 'nearest' });
});
