import { format, list } from 'c/rpTextUtils';

describe('format', () => {
  it('puts each value into its place, also twice', () => {
    expect(format('{1} saved {0}, said {1}', 'the form', 'Ann')).toBe('Ann saved the form, said Ann');
  });

  it('leaves a place empty that has no value', () => {
    expect(format('Closed: {0}. {1}', 'Complete', null)).toBe('Closed: Complete. ');
  });

  it('shows a zero', () => {
    expect(format('{0} answers', 0)).toBe('0 answers');
  });

  it('takes a value that looks like a place as text', () => {
    expect(format('{0}', '{1}', 'x')).toBe('{1}');
  });
});

describe('list', () => {
  it('joins as people do', () => {
    expect(list(['Clever', 'ClassLink', 'Manual'], 'en-US')).toBe('Clever, ClassLink, and Manual');
  });
});
