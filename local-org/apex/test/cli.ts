/**
 * Runs the Apex tests of a DX project: `node local-org/apex/test/cli.ts --project DIR [--only Class.method]
 * [--coverage 90] [--json] [--verbose]`. `--email none` runs them in an org that can't send email,
 * `--email-limit 15` in one with that daily limit, and `--replay-triggers` fires update triggers again after
 * each save, as a workflow field update does. Exit code 0: all tests passed with enough coverage. 1:
 * otherwise. 2: the project can't be loaded or the arguments are invalid.
 *
 * Node keeps the compiled modules of the last run, which halves the start time. Only modules that are loaded
 * later use this cache, so the command is loaded with `import()`. Node.js, "Module compile cache".
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { main } = await import('./command.ts');
process.exitCode = await main();
