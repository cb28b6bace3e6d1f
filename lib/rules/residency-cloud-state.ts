import { residencyWords } from '../catalog/residency';
import { finding, stampRule } from './rule';

/** HCP Terraform keeps states outside Azure, in a place that depends on the organization. */
export const residencyCloudState = stampRule(
  'residency/cloud-state',
  'A state in HCP Terraform or Terraform Enterprise stays where the environment allows prompts to be. The kit cannot know where it is, so this is a warning.',
  ({ environment, residency, state }, located) => {
    if (state.type !== 'cloud' || residency === 'global') return [];
    return [
      finding(located, ['state', 'cloud'], {
        severity: 'warning',
        message: `unverified: where ${state.hostname ?? 'app.terraform.io'} keeps the states of ${environment}, which allows ${residencyWords(residency)}`,
        help: 'use an organization that keeps its data there, and then waive residency/cloud-state for state.cloud: a state contains the whole configuration, including the words of confidential blocklists',
      }),
    ];
  },
  { waivable: true },
);
