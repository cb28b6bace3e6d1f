import { readFileSync } from 'node:fs';
import type { Plan } from '../compare/plan';
import { parsePlan } from '../compare/plan';
import { textAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import type { Stacks } from '../../stack/read-stacks';
import { redirectedText } from '../../text/redirected';

/**
 * Reads plans and finds the stack of each: the one in the argument (`prod-swedencentral=plan.json`), or the one whose resource group
 * the plan contains.
 *
 * @throws if a file is not a plan, or if the stack of a plan is not clear
 */
export function readPlans(given: readonly string[], ...revisions: readonly Stacks[]): ReadonlyMap<string, Plan> {
  const stacks = new Map(revisions.flatMap((each) => [...each.values()]).map((stack) => [stack.id, stack]));
  const plans = new Map<string, Plan>();
  const problems: string[] = [];
  for (const argument of given) {
    try {
      const [id, plan] = planOf(argument, stacks);
      if (plans.has(id)) throw new Error(`another --plan is for ${id} already`);
      plans.set(id, plan);
    } catch (error) {
      problems.push(`--plan ${argument}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return plans;
}

function planOf(argument: string, stacks: ReadonlyMap<string, Stack>): [id: string, plan: Plan] {
  const [, named, file = argument] = /^([\w-]+)=(.+)$/s.exec(argument) ?? [];
  const plan = parsePlan(redirectedText(readFileSync(file)));
  if (named !== undefined) {
    if (!stacks.has(named))
      throw new Error(`there is no stack '${named}'; the stacks are: ${[...stacks.keys()].sort().join(', ')}`);
    return [named, plan];
  }
  const found = [...stacks.values()].filter((stack) => namesOf(stack).some((name) => plan.names.has(name)));
  const [first, ...others] = found;
  if (!first || others.length > 0) {
    const why = first ? `it could be for ${found.map(({ id }) => id).join(' or ')}` : 'no stack has its resource group';
    throw new Error(`${why}; name the stack, such as --plan prod-swedencentral=${file}`);
  }
  return [first.id, plan];
}

const namesOf = ({ resources }: Stack): string[] =>
  [...resources.values()]
    .filter(({ type }) => type === 'azurerm_resource_group')
    .flatMap(({ attributes }) => textAt(attributes, 'name') ?? []);
