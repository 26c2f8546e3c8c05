import { isPassing, writeCount } from './http.ts';
import { QueryCache } from './queryCache.ts';

export const cache = new QueryCache({ writes: writeCount, isPassing });
