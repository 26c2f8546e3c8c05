/** `npm run build:lwc`: compiles the TypeScript of the components to the JavaScript that is deployed. */
import { compileComponents } from './compileComponents.ts';

process.exitCode = compileComponents() ? 0 : 1;
