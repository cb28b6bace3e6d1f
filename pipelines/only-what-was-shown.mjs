// Refuses a plan with a change that was not shown: only-what-was-shown.mjs SHOWN NOW, both redacted by redact-plan.mjs.
// Fewer changes are accepted: another run may have applied some of them.
import process from 'node:process';
import { doings, readPlan } from './kept-plans.mjs';

const [shown, now] = process.argv.slice(2).map((file) => new Map(doings(readPlan(file))));
const unseen = [...now].filter(([address, verb]) => shown.get(address) !== verb);
if (unseen.length > 0) {
  process.stderr.write(
    'Nothing is applied. Azure has changed since the plan was shown, and Terraform would now also make these changes:\n',
  );
  for (const [address, verb] of unseen) process.stderr.write(`  ${verb}: ${address}\n`);
  process.stderr.write('Run the pipeline again to review them.\n');
  process.exitCode = 1;
}
