/** `npm run build:lwc`: compiles the TypeScript of the components to the JavaScript that a deploy takes. */
import { compileComponents } from './compileComponents.ts';

process.exitCode = compileComponents() ? 0 : 1;
