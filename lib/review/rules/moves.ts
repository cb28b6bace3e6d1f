import type { ReviewRule } from './review-rule';

export const moved: ReviewRule = {
  id: 'moves/renamed',
  summary: 'A resource has another address, and a `moved` block says so.',
  why: 'Terraform renames it in the state and leaves it alone in Azure.',
  severities: ['notice'],
  check: ({ resources }) =>
    resources.flatMap(({ address, movedFrom }) =>
      movedFrom === undefined
        ? []
        : [{ severity: 'notice', message: `${movedFrom} is called ${address} from now on`, address }],
    ),
};
