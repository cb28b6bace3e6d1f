import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';
import { shown } from './shown';

export const defender: ReviewRule = {
  id: 'defender/account',
  summary: 'Defender for AI is turned on or off in the settings of an account.',
  why: 'Without it, Microsoft Defender raises no alerts about attacks on the models of the account.',
  severities: ['critical', 'notice'],
  looks: [
    comparing('defender', ['state'], ({ before, after }, { fresh }) => {
      if (!after || before?.value.state === after.value.state) return [];
      const { state } = after.value;
      const name = fresh.nameOf(after.value.account) ?? 'the account';
      const message =
        state === true
          ? `Defender for AI is turned on for ${name}. It also needs the plan of the subscription`
          : state === false
            ? `Defender for AI is turned off for ${name}: it raises no alerts about attacks on its models`
            : `whether Defender for AI is on for ${name} is known only to Terraform`;
      return [
        {
          severity: state === true ? 'notice' : 'critical',
          message,
          fields: ['state'],
          ...(before ? { before: shown(before.value.state) } : {}),
          after: shown(state),
        },
      ];
    }),
  ],
};
