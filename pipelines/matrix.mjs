// Distributes stacks over the jobs of a matrix: one job for each stack or, if there are too many stacks, one for several.

/** The most jobs that GitHub creates for a matrix: docs.github.com/en/actions/reference/limits, read on 2026-11-26. */
export const MOST_JOBS = 256;
/** The longest time of a job on a runner of GitHub, from the same page. */
const MOST_MINUTES = 360;
/** The time for one stack. */
const MINUTES = { plan: 30, apply: 180 };

/** The jobs that plan these stacks, in their order. */
export const planJobs = (stacks) =>
  chunks(stacks, Math.ceil(stacks.length / MOST_JOBS)).map((some) => jobOf(some, MINUTES.plan));

/**
 * The jobs that apply these stacks, in their order. Each job is for one environment, because a job has the identity and the approvals of
 * one environment. `plans` is a pattern for the names of the artifacts with the plans of its stacks.
 *
 * @param planning the jobs that have planned the stacks
 */
export function applyJobs(stacks, planning) {
  const environments = [...new Set(stacks.map(({ environment }) => environment))];
  if (environments.length > MOST_JOBS)
    throw new Error(`${environments.length} environments have changes: a run can apply at most ${MOST_JOBS}`);
  const perEnvironment = environments.map((name) => stacks.filter(({ environment }) => environment === name));
  const jobsWith = (size) => perEnvironment.flatMap((some) => chunks(some, size));
  let size = 1;
  while (jobsWith(size).length > MOST_JOBS) size++;
  const artifactOf = new Map(planning.flatMap(({ id, stacks: planned }) => planned.split('\n').map((line) => [line, id])));
  return jobsWith(size).map((some) => {
    const job = jobOf(some, MINUTES.apply);
    const artifacts = [...new Set(job.stacks.split('\n').map((line) => `plan-${artifactOf.get(line)}`))];
    const plans = artifacts.length === 1 ? artifacts[0] : `{${artifacts.join(',')}}`;
    return { ...job, environment: some[0].environment, plans };
  });
}

/** A job for some stacks, as `id folder` lines. The ID names the job and its artifact, and stacks cannot contain its `~`. */
const jobOf = (stacks, minutes) => ({
  id: stacks.length === 1 ? stacks[0].id : `${stacks[0].id}~${stacks.at(-1).id}`,
  stacks: stacks.map(({ id, folder }) => `${id} ${folder}`).join('\n'),
  minutes: Math.min(minutes * stacks.length, MOST_MINUTES),
});

const chunks = (all, size) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
