import type { ReplacedTogether } from '../compare/protection';
import { howToUnprotect, isProtected, replacedTogether } from '../compare/protection';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import { lossWords, nameOf } from './consequences';
import { listed } from './listed';
import { consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

export const protectedReplacement: ReviewRule = {
  id: 'refused/protected',
  summary: 'A change replaces a resource that is protected from deletion. Terraform refuses the plan.',
  why: 'The change cannot be deployed as it is, and neither can anything else in it.',
  severities: ['critical'],
  looks: [
    looking((change) =>
      change.kind === 'removed'
        ? []
        : replacedTogether(replacements(change)).flatMap((group) => {
            const guarded = group.resources.filter(isProtected);
            return guarded.length === 0
              ? []
              : [
                  draftOf(
                    change,
                    group,
                    guarded.map(({ address }) => address),
                  ),
                ];
          }),
    ),
  ],
};

function draftOf(change: StackChange, { root, resources }: ReplacedTogether, guarded: readonly string[]): FindingDraft {
  const { resource, paths, certain } = root;
  const { address } = resource;
  const verb = guarded.length === 1 ? 'is' : 'are';
  const others = resources.filter((each) => each !== resource).map((each) => each.address);
  const { meaning: loss } = lossWords(change, resource, 'replace');
  return {
    severity: 'critical',
    message:
      `Terraform refuses the plan: ${listed(guarded)} ${verb} protected (prevent_destroy), and a new ${paths.join(', ')} replaces ${address}${nameOf(resource)}. ` +
      `Nothing is changed until you ${howToUnprotect(change)}, deploy that, and then make this change. The replacement then means: ${loss}` +
      (others.length === 0 ? '' : `. With it: ${others.join(', ')}`),
    address,
    ...(paths.length === 0 ? {} : { attribute: paths.join(', ') }),
    consumed: [consumes(address, ...paths)],
    supersedes: [{ rule: 'replacement/forced', address }],
    ...(certain ? {} : { predicted: true as const }),
  };
}
