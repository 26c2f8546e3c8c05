import { phoneAddress } from 'c/accountPanelModel';

it('keeps digits, a leading plus, and an extension of a phone number', () => {
  expect(phoneAddress('(325) 555-0201')).toBe('tel:3255550201');
  expect(phoneAddress(' +1 325.555.0201 ')).toBe('tel:+13255550201');
  expect(phoneAddress('(325) 555-0201 ext. 12')).toBe('tel:3255550201;ext=12');
  expect(phoneAddress('325-555-0201 x7')).toBe('tel:3255550201;ext=7');
  expect(phoneAddress('325-555-0201 #7')).toBe('tel:3255550201;ext=7');
});
