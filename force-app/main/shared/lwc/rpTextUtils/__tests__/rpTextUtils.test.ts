import { format, list, rowSearch } from 'c/rpTextUtils';

describe('format', () => {
  it('fills each placeholder, even if it occurs twice', () => {
    expect(format('{1} saved {0}, said {1}', 'the form', 'Ann')).toBe('Ann saved the form, said Ann');
  });

  it('makes a placeholder without a value empty', () => {
    expect(format('Closed: {0}. {1}', 'Complete', null)).toBe('Closed: Complete. ');
  });

  it('shows a zero', () => {
    expect(format('{0} answers', 0)).toBe('0 answers');
  });

  it('keeps a value that looks like a placeholder', () => {
    expect(format('{0}', '{1}', 'x')).toBe('{1}');
  });
});

describe('list', () => {
  it('joins items in the user’s language', () => {
    expect(list(['Clever', 'ClassLink', 'Manual'], 'en-US')).toBe('Clever, ClassLink, and Manual');
  });
});

describe('rowSearch', () => {
  const row = { name: 'Escuela José Martí', district: null, number: '00001042' };
  const isFound = rowSearch<typeof row>(({ name, district, number }) => [name, district, number]);

  it('finds each word of the search in any of the texts, whatever its case and accents', () => {
    expect(isFound('marti jose', row)).toBe(true);
    expect(isFound('Escuela 1042', row)).toBe(true);
    expect(isFound('Escuela 1043', row)).toBe(false);
  });

  it('finds everything without a word', () => {
    expect(isFound('', row)).toBe(true);
    expect(isFound(' ', row)).toBe(true);
  });

  it('reads the texts of a row once', () => {
    const textsOf = jest.fn(() => ['Oak']);
    const search = rowSearch(textsOf);
    expect(['o', 'oa', 'oax'].map((typed) => search(typed, row))).toEqual([true, true, false]);
    expect(textsOf).toHaveBeenCalledTimes(1);
  });
});
