export type * from './types.ts';
export * from './reading.ts';
export * from './watching.ts';
