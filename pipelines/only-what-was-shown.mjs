// Refuses a plan that does something which was not shown: only-what-was-shown.mjs SHOWN NOW, both as redact-plan.mjs keeps them.
// Less is fine: another run may have done a part of it meanwhile.
import process from 'node:process';
import { doings, readPlan } from './kept-plans.mjs';

const [shown, now] = process.argv.slice(2).map((file) => new Map(doings(readPlan(file))));
const unseen = [...now].filter(([address, verb]) => shown.get(address) !== verb);
if (unseen.length > 0) {
  process.stderr.write('Nothing is applied: since the plan was shown, Azure has changed, and Terraform would now also\n');
  for (const [address, verb] of unseen) process.stderr.write(`  ${verb}: ${address}\n`);
  process.stderr.write('Run the pipeline again to be shown that.\n');
  process.exitCode = 1;
}
