/** In order. The Apex class RpGradeSpan has the same grades. */
const GRADES = ['PK', 'TK', 'K', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', 'UG'];
const UNGRADED = 'UG';

/** Grades that follow each other as a range, such as K–2, 6–8, UG. Null if one of them isn't a grade. */
export function gradeSpan(answer: string): string | null {
  const given = answer.split(';');
  if (given.some((grade) => !GRADES.includes(grade))) {
    return null;
  }
  const ranges: string[][] = [];
  for (const [index, grade] of GRADES.entries()) {
    if (given.includes(grade)) {
      const range = ranges[ranges.length - 1];
      if (range && grade !== UNGRADED && range[range.length - 1] === GRADES[index - 1]) {
        range.push(grade);
      } else {
        ranges.push([grade]);
      }
    }
  }
  return ranges.map((range) => [...new Set([range[0], range[range.length - 1]])].join('–')).join(', ');
}
