import { distinct, fullName, isAddress, nameOf, parseAddresses, splitAddresses } from 'c/emailModel';
import { MARIA } from 'test/emailSamples';

it.each([
  ['maria@school.org', true],
  ["o'neil+k5@a-b.school.org", true],
  ['maria@school', false],
  ['maria school.org', false],
  ['maria@@school.org', false],
  ['@school.org', false],
  ['.maria@school.org', false],
  [`${'m'.repeat(75)}@school.org`, false],
])('tells whether %s is an address: %s', (text, expected) => expect(isAddress(text)).toBe(expected));

it.each([
  ['a@x.org', [['a@x.org', null]], []],
  [
    'a@x.org, b@x.org;c@x.org\nd@x.org',
    [
      ['a@x.org', null],
      ['b@x.org', null],
      ['c@x.org', null],
      ['d@x.org', null],
    ],
    [],
  ],
  [
    'a@x.org b@x.org',
    [
      ['a@x.org', null],
      ['b@x.org', null],
    ],
    [],
  ],
  ['Ann Lee <a@x.org>', [['a@x.org', 'Ann Lee']], []],
  ['"Lee, Ann" <a@x.org>', [['a@x.org', 'Lee, Ann']], []],
  ['<a@x.org>', [['a@x.org', null]], []],
  ['MARIA@school.example', [['MARIA@school.example', 'Maria Lopez']], []],
  ['a@x.org; nobody; two words', [['a@x.org', null]], ['nobody', 'two words']],
  [' ; , ', [], []],
])('takes %j apart', (text, valid, invalid) => {
  const parsed = parseAddresses(text, [MARIA]);
  expect(parsed.valid.map(({ email, name }) => [email, name])).toEqual(valid);
  expect(parsed.invalid).toEqual(invalid);
});

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
