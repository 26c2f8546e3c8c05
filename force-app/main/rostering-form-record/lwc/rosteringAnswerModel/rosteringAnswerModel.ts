export * from './cleverDistrictId.ts';
export * from './fields.ts';
export * from './gradeSpan.ts';
export * from './answerText.ts';
