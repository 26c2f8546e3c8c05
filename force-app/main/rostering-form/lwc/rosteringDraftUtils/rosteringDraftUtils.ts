export * from './draftSaver.ts';
export * from './kept.ts';
