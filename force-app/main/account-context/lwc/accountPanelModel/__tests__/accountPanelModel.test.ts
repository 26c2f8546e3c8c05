import { mailAddress, phoneAddress } from 'c/accountPanelModel';

it('keeps digits, a leading plus, and an extension of a phone number', () => {
  expect(phoneAddress('(325) 555-0201')).toBe('tel:3255550201');
  expect(phoneAddress(' +1 325.555.0201 ')).toBe('tel:+13255550201');
  expect(phoneAddress('(325) 555-0201 ext. 12')).toBe('tel:3255550201;ext=12');
  expect(phoneAddress('325-555-0201 x7')).toBe('tel:3255550201;ext=7');
  expect(phoneAddress('325-555-0201 #7')).toBe('tel:3255550201;ext=7');
});

it('makes an email link with a subject', () => {
  expect(mailAddress('ae@us.example', 'A & B (case 1)')).toBe('mailto:ae@us.example?subject=A%20%26%20B%20(case%201)');
  expect(mailAddress('maria+it@pecan.example', 'x')).toBe('mailto:maria%2Bit@pecan.example?subject=x');
  expect(mailAddress('x@y.example?bcc=z@y.example', 'x')).toContain('x@y.example%3Fbcc');
});
