export * from './reading.ts';
export * from './returning.ts';
export * from './watching.ts';
