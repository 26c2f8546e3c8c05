/** `node tools/check/one.ts types references …`: runs checks from checks.ts and prints each finding with its file and line. */
import { CHECKS } from './checks.ts';
import { placeOf } from './Finding.ts';

const root = process.cwd();
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in CHECKS));
if (names.length === 0 || unknown.length > 0) {
  console.error(`Enter the name of at least one check: ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(2);
}
for (const name of names) if (!(await passes(name))) process.exitCode = 1;

async function passes(name: string): Promise<boolean> {
  const check = CHECKS[name];
  if (!check) return false;
  const reason = (await check.whyNot?.()) ?? null;
  if (reason !== null) {
    console.log(`SKIPPED ${name}: ${reason}.`);
    return true;
  }
  const findings = await (await check.load())(root);
  for (const finding of findings) console.error(`${placeOf(finding)}: ${finding.message}`);
  console.log(findings.length === 0 ? check.fine : `${name}: ${findings.length} findings.`);
  return findings.length === 0;
}
