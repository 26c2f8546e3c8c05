import { MARIA } from 'test/emailSamples';
import { isAddress, parseAddresses } from '../typedAddresses.ts';

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
