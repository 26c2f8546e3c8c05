export * from './addresses.ts';
export * from './html.ts';
export * from './lastSent.ts';
export * from './reducer.ts';
export * from './state.ts';
export type * from './types.ts';
