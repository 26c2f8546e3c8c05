import { tokenOf } from '../address.ts';

const TOKEN = 'a1b2c3d4'.repeat(8);

it.each([
  [`/form/${TOKEN}`, '', TOKEN],
  [`/form/${TOKEN}/`, '', TOKEN],
  [`/form/${TOKEN}`, '?utm_source=mail', TOKEN],
  [`/form/${TOKEN.toUpperCase()}`, '', TOKEN],
  ['/rostering', `?token=${TOKEN}`, TOKEN],
  ['/s/rostering/', `?lang=en&token=${TOKEN}%20`, TOKEN],
  ['/form', '', ''],
  ['/', '', ''],
  [`/form/${TOKEN}0`, '', ''],
  [`/form/${TOKEN.slice(1)}`, '', ''],
  [`/form/${TOKEN}`, '?token=x', ''],
  ['/form/%3Cscript%3E', '', ''],
])('finds the token in %s%s', (pathname, search, token) => {
  expect(tokenOf({ pathname, search })).toBe(token);
});
