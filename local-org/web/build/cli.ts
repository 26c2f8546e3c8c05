/** `node local-org/web/build/cli.ts --project . --out dist`: builds the page. */
import { parseArgs } from 'node:util';
import { buildPage, PageBuildError } from './buildPage.ts';

const { values } = parseArgs({ options: { project: { type: 'string', default: '.' }, out: { type: 'string' } } });
if (!values.out) throw new Error('Enter the folder for the built page: --out FOLDER.');
try {
  const page = await buildPage({ project: values.project, out: values.out });
  console.log(`${page.built ? 'Built' : 'Unchanged'}: ${page.out} (${page.milliseconds} ms)`);
} catch (error) {
  if (!(error instanceof PageBuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
