/** Grades, such as PK–5 or K–8, UG. Mirrors the Apex class of the same name. */

/** In order, as the picklists for grades offer them. */
const GRADES = ['PK', 'TK', 'K', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', 'UG'];
const UNGRADED = 'UG';

/** The spellings of OneRoster and Clever, in lowercase, without spaces, hyphens, and leading zeros. */
const SPELLINGS = new Map([
  ['kg', 'K'],
  ['kindergarten', 'K'],
  ['prek', 'PK'],
  ['prekindergarten', 'PK'],
  ['transitionalkindergarten', 'TK'],
  ['ungraded', UNGRADED],
]);

export class RpGradeSpan {
  private readonly covered: ReadonlySet<string>;

  private constructor(covered: Iterable<string>) {
    this.covered = new Set(covered);
  }

  /** All grades from the lowest to the highest. Null if a grade doesn't exist or the low grade is above the high grade. */
  static of(low: string | null, high: string | null): RpGradeSpan | null {
    const lowest = RpGradeSpan.gradeOf(low);
    const highest = RpGradeSpan.gradeOf(high);
    if (lowest === UNGRADED || highest === UNGRADED) {
      return lowest === highest ? new RpGradeSpan([UNGRADED]) : null;
    }
    const first = lowest === null ? -1 : GRADES.indexOf(lowest);
    const last = highest === null ? -1 : GRADES.indexOf(highest);
    return first < 0 || last < first ? null : new RpGradeSpan(GRADES.slice(first, last + 1));
  }

  /** The grades of a multi-select picklist, such as K;1;2. Null if there are none, or if one of them doesn't exist. */
  static ofAnswer(answer: string | null): RpGradeSpan | null {
    const found = (answer ?? '').split(';').map((part) => RpGradeSpan.gradeOf(part));
    const known = found.filter((grade) => grade !== null);
    return known.length < found.length ? null : new RpGradeSpan(known);
  }

  /** The grade as the picklists spell it. Null if it doesn't exist. */
  static gradeOf(spelling: string | null): string | null {
    const plain = (spelling ?? '')
      .toLowerCase()
      .replaceAll(/[\s-]/g, '')
      .replace(/^0(?=\d)/, '');
    const grade = SPELLINGS.get(plain) ?? plain.toUpperCase();
    return GRADES.includes(grade) ? grade : null;
  }

  liesWithin(other: RpGradeSpan): boolean {
    return [...this.covered].every((grade) => other.covered.has(grade));
  }

  /** The grades of both. `other` can be null. */
  widenedBy(other: RpGradeSpan | null): RpGradeSpan {
    return other === null ? this : new RpGradeSpan([...this.covered, ...other.covered]);
  }

  /** The value of a multi-select picklist, such as K;1;2. */
  answer(): string {
    return this.inOrder().join(';');
  }

  /** Grades that follow each other as a range, the same in every language: K–2, 6–8, UG. */
  label(): string {
    const ranges: string[][] = [];
    for (const grade of this.inOrder()) {
      const range = ranges.at(-1);
      const last = range?.at(-1);
      const follows = last !== undefined && grade !== UNGRADED && GRADES.indexOf(grade) === GRADES.indexOf(last) + 1;
      if (follows) range?.push(grade);
      else ranges.push([grade]);
    }
    return ranges
      .map((range) => (range.length === 1 ? String(range[0]) : `${String(range[0])}–${String(range.at(-1))}`))
      .join(', ');
  }

  private inOrder(): string[] {
    return GRADES.filter((grade) => this.covered.has(grade));
  }
}
