/**
 * `node tools/check/mirror.ts`: checks that each TypeScript service has the same public methods and parameter names as its Apex class. For a
 * method that only Apex has, add `@apexOnly name reason` to the service's comment.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { apexMethods } from './mirror/apexMethods.ts';
import { compareMethods } from './mirror/compareMethods.ts';
import { apexOnlyNames, serviceMethods } from './mirror/serviceMethods.ts';

const problems = globSync('services/*.ts')
  .filter((file) => !file.endsWith('.test.ts') && isService(file))
  .flatMap(checkService);
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'Each service mirrors its Apex class.' : `${problems.length} differences.`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** A service's file has the name of the class it exports. Other files export no such class. */
function isService(file: string): boolean {
  return new RegExp(`export class ${basename(file, '.ts')}\\b`).test(readFileSync(file, 'utf8'));
}

function checkService(file: string): string[] {
  const name = basename(file, '.ts');
  const [apexFile] = globSync(`force-app/**/classes/${name}.cls`);
  if (apexFile === undefined) return [`${file}: there is no Apex class ${name} to mirror.`];
  const source = readFileSync(file, 'utf8');
  const apex = apexMethods(readFileSync(apexFile, 'utf8'));
  return compareMethods(apex, serviceMethods(source, name), apexOnlyNames(source)).map(
    (problem) => `${file}: ${problem}`,
  );
}
