export * from './reading.ts';
export * from './watching.ts';
