/** `node tools/check/metadata.ts`: what can be said without an org of whether force-app deploys. Prints each finding with its file. */
import { resolveAndConvert } from './metadata/resolveAndConvert.ts';
import { findUnpaired } from './metadata/findUnpaired.ts';

const findings = [...findUnpaired('force-app'), ...(await resolveAndConvert('force-app'))];
for (const finding of findings) console.error(`${finding.file}: ${finding.message}`);
console.log(findings.length === 0 ? 'The metadata resolves and converts.' : `${findings.length} findings.`);
process.exitCode = findings.length === 0 ? 0 : 1;
