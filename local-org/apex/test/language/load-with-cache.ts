/** `cache.test.ts` runs this in a separate process: loads the project and reports whether the parser was needed. */
import { registerHooks } from 'node:module';

let loaded = false;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@apexdevtools/apex-parser') loaded = true;
    return next(specifier, context);
  },
});

const { openConformanceProject } = await import('./project.ts');
openConformanceProject(process.argv[2]).close();
console.log(loaded ? 'parser loaded' : 'parser not loaded');
