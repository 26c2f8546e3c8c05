import { distinct, fullName, nameOf, splitAddresses } from 'c/emailModel';

it('keeps each address once, in upper or lower case', () => {
  const addresses = ['a@x.org', 'A@x.org', 'b@x.org'].map((email) => ({ name: null, email }));
  expect(distinct(addresses).map(({ email }) => email)).toEqual(['a@x.org', 'b@x.org']);
});

it('shows the name of an address, if it has one', () => {
  expect(nameOf({ name: null, email: 'a@x.org' })).toBe('a@x.org');
  expect(fullName({ name: 'Ann', email: 'a@x.org' })).toBe('Ann <a@x.org>');
  expect(fullName({ name: null, email: 'a@x.org' })).toBe('a@x.org');
});

it('splits the addresses of a saved email', () => {
  expect(splitAddresses('a@x.org; b@x.org;')).toEqual(['a@x.org', 'b@x.org']);
  expect(splitAddresses(null)).toEqual([]);
});
