import { hasErrors } from './lib/diagnostics/problem';
import { readProject } from './lib/resolve/read-project';
import { ruleContextOf } from './cli/rule-context';
import { printProblems } from './cli/print-problems';
import { today } from './cli/today';
import { composeStacks } from './stacks/compose-stacks';
import { checkAll } from './stacks/rules';

// The CDKTF CLI runs this file. See `app` in cdktf.json.
const fleet = readProject(__dirname);
const problems = checkAll(fleet, ruleContextOf(__dirname, fleet, today()));
printProblems(problems, fleet.sources);
if (hasErrors(problems)) process.exitCode = 1;
else composeStacks(fleet).synth();
