/**
 * Runs the Apex tests of a DX project: `node local-org/apex/test/cli.ts --project DIR [--only Class.method] [--coverage 90] [--json] [--verbose]`,
 * as in an org that may not send email with `--email none`, or that may write to so many addresses a day with `--email-limit 15`.
 * `--replay-triggers` fires the update triggers once more after each save, as a workflow field update does.
 * Exit code 0: all passed and enough lines covered; 1: not; 2: the project could not be loaded or the call is wrong.
 *
 * Node keeps the compiled modules of the last run, types already stripped: half of what a start takes. Only modules that are loaded
 * afterwards gain from it, so the command itself comes by `import()`. Node.js, "Module compile cache".
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { main } = await import('./command.ts');
process.exitCode = await main();
