// Summarizes redacted plans in Markdown, stack by stack: summarize-plans.mjs FOLDER
import process from 'node:process';
import { planTable, plansIn } from './kept-plans.mjs';

const plans = plansIn(process.argv[2]);
const idle = plans.filter(({ plan }) => !plan.applyable).map(({ id }) => id);
const busy = plans.filter(({ plan }) => plan.applyable);
const sections = busy.map(({ id, plan }) => `### ${id}\n\n${planTable(plan)}\n`);
if (idle.length > 0) sections.push(`No changes: ${idle.join(', ')}.\n`);
process.stdout.write(sections.length > 0 ? sections.join('\n') : 'No stack was planned.\n');
