export type * from './types.ts';
export * from './fields.ts';
export * from './answerText.ts';
