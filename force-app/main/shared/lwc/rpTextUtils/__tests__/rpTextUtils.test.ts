import { format, hasWords, list } from 'c/rpTextUtils';

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

describe('hasWords', () => {
  const texts = ['Escuela José Martí', null, '00001042'];

  it('finds each word of the search in any of the texts, whatever its case and accents', () => {
    expect(hasWords('marti jose', texts)).toBe(true);
    expect(hasWords('Escuela 1042', texts)).toBe(true);
    expect(hasWords('Escuela 1043', texts)).toBe(false);
  });

  it('finds everything without a word', () => {
    expect(hasWords('', texts)).toBe(true);
  });
});
