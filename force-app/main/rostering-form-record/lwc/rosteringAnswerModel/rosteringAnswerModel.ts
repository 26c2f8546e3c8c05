export * from './fields.ts';
export * from './answerText.ts';
