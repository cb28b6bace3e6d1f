import { Option } from 'commander';
import { today } from '../lib/guardrails/today';
import { json } from '../lib/review/report/json';
import { artifactWords, markdown, wholeMarkdown } from '../lib/review/report/markdown';
import { countWords } from '../lib/review/report/verdict';
import type { Review } from '../lib/review/review';
import { review } from '../lib/review/review';
import { isFile, readEarlier } from '../lib/review/revision/read-earlier';
import { readPlans } from '../lib/review/revision/read-plans';
import { readRevisions, UnknownRevision } from '../lib/review/revision/read-revision';
import type { EarlierReview } from '../lib/review/since';
import { earlierReview, since } from '../lib/review/since';
import type { Severity } from '../lib/review/rules/review-rule';
import { SEVERITIES } from '../lib/review/rules/review-rule';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import { terminalLines } from '../lib/text/terminal';
import { colorsFor } from '../lib/report/colors';
import { WRITERS } from '../lib/report/formats';
import { command, EXIT, run } from './command';
import { withFormats } from './format-option';
import { reviewFindings } from './review-findings';
import { STANDARD_OUTPUT, writeOutput } from './outputs';
import type { Format, Output } from './review-outputs';
import { FORMATS, output } from './review-outputs';
import { reviewReport } from './review-report';
import { day } from './day';

interface Options {
  readonly project: string;
  readonly base: string;
  readonly head?: string;
  readonly plan?: readonly string[];
  readonly format: Format;
  readonly output?: readonly Output[];
  readonly artifact?: string;
  readonly runUrl?: string;
  readonly since?: string;
  readonly linkBase?: string;
  readonly failOn?: Severity;
  readonly today: string;
}

export const program = withFormats(command('review'), FORMATS, 'the format of the review')
  .requiredOption('--base <revision>', 'what to compare with: a commit, branch or tag, or a folder that contains generated/')
  .option('--head <revision>', 'what to review, in the same forms (default: the project as it is now)')
  .option(
    '--plan <[stack=]file...>',
    'the output of terraform show -json for saved plans: with it, replacement and drift are certain, not predicted',
  )
  .option(
    '--output <[format=]file>',
    'write the review to a file, such as json=review.json; can be repeated; - is standard output',
    output,
  )
  .option(
    '--artifact <name>',
    'the name of the artifact in which a pipeline keeps the files of this review; a shortened report names it',
  )
  .option('--run-url <url>', 'the page of the pipeline run that has the artifact')
  .option('--link-base <url>', 'the beginning of links to pages, such as https://github.com/contoso/ai/blob/main')
  .option(
    '--since <file|revision>',
    'an earlier review of this change, as JSON, or the revision that was reviewed then: findings that it did not have are marked as new',
  )
  .addOption(new Option('--fail-on <severity>', 'exit with 1 if a finding is at least this severe').choices(SEVERITIES))
  .option('--today <day>', 'the day for which retirements and waivers are checked', day, today())
  .addHelpText(
    'after',
    `
The command doesn't check out any revision, connect to a cloud or need Terraform. If you compare two commits, the base is the commit
where their histories parted.

Examples:
  stamps review --base main
  stamps review --base HEAD^1 --output markdown=comment.md --output sarif=review.sarif --fail-on critical
  stamps review --base main --plan prod-swedencentral=plan.json

Exit codes:
  0  the review is done
  1  a finding is at least as severe as --fail-on, or a revision or plan cannot be read
  2  usage error`,
  );

export const main = run('review', () => {
  const options = program.parse().opts<Options>();
  const { before, after, warning } = readRevisions(options.project, options);
  if (warning !== undefined) process.stderr.write(`review: ${terminalLines(warning)}\n`);
  const plans = readPlans(options.plan ?? [], before.stacks, after.stacks);
  const { project, base, today: now } = options;
  const environments = { before: before.environments, after: after.environments };
  const current = review(before.stacks, after.stacks, { today: now, plans, environments });
  const earlier = options.since === undefined ? undefined : earlierOf(options.since, project, base, now);
  const withoutPlans = () => (plans.size === 0 ? current : review(before.stacks, after.stacks, { today: now, environments }));
  const result = earlier === undefined ? current : since(current, earlier, withoutPlans());
  const textOf = (folder: string) => (after.stacks.get(folder) ?? before.stacks.get(folder))?.files.get(CONFIGURATION) ?? '';
  for (const { file, format } of options.output ?? [{ file: STANDARD_OUTPUT, format: options.format }])
    writeOutput(file, formatted(format ?? options.format, file, options, result, textOf));
  if (!failed(result, options.failOn)) return EXIT.ok;
  process.stderr.write(`review: ${result.verdict}, and --fail-on is ${options.failOn}: ${countWords(result)}.\n`);
  return EXIT.problems;
});

/** An earlier review of the same change: read from its JSON, or repeated for the earlier revision. */
function earlierOf(name: string, project: string, base: string, now: string): EarlierReview | undefined {
  if (isFile(name)) return readEarlier(name);
  try {
    const { before, after } = readRevisions(project, { base, head: name });
    const environments = { before: before.environments, after: after.environments };
    return earlierReview(after.label, review(before.stacks, after.stacks, { today: now, environments }));
  } catch (error) {
    if (error instanceof UnknownRevision || !(error instanceof Error)) throw error;
    // An error in the earlier revision, which may be fixed by now, must not prevent this review.
    process.stderr.write(`review: nothing is marked as new, because ${terminalLines(error.message)}\n`);
    return undefined;
  }
}

function formatted(
  format: Format,
  file: string,
  { linkBase, artifact, runUrl }: Options,
  result: Review,
  textOf: (folder: string) => string,
): string {
  const links = linkBase === undefined ? {} : { linkBase };
  switch (format) {
    case 'markdown':
      return markdown(result, { ...links, ...(artifact === undefined ? {} : { keptIn: artifactWords(artifact, runUrl) }) });
    case 'markdown-whole':
      return wholeMarkdown(result, links);
    default:
      return WRITERS[format === 'terminal' ? 'text' : format]({
        text: () => reviewReport(result, file === STANDARD_OUTPUT ? colorsFor(process.stdout) : undefined),
        json: () => json(result),
        report: () => reviewFindings(result, textOf),
      });
  }
}

/** Whether the verdict is at least as severe as the limit. */
function failed({ verdict }: Review, limit: Severity | undefined): boolean {
  if (limit === undefined || verdict === 'none') return false;
  return SEVERITIES.indexOf(verdict) <= SEVERITIES.indexOf(limit);
}
