import type { FactOf } from '../../stack/facts/kinds';
import { comparing } from './comparing';
import type { ReviewRule } from './review-rule';
import { shown } from './shown';

type Connection = FactOf<'connection'>['value'];

const KEYLESS = ['AAD', 'ManagedIdentity', 'None'];

/** Where a connection leads. */
const destinationOf = ({ resourceId, target }: Connection) => resourceId ?? target;

export const projectConnection: ReviewRule = {
  id: 'projects/connection',
  summary: 'A project can reach another resource than before.',
  why: 'Agents of the project can read the resource and send what they read to the models, and everyone who builds in the project can use it.',
  severities: ['critical', 'high'],
  looks: [
    comparing('connection', ['resourceId', 'target', 'category', 'signIn', 'owner'], ({ before, after }, { change, fresh }) => {
      // The page of a new stamp lists its connections.
      if (!after || change.kind === 'added') return [];
      const { name, signIn } = after.value;
      const owner = fresh.nameOf(after.value.owner) ?? 'the account';
      const isKeyless = signIn !== undefined && KEYLESS.includes(signIn);
      const [was, is] = [before && destinationOf(before.value), destinationOf(after.value)];
      const isSame = (old: Connection) => was === is && old.signIn === signIn && old.category === after.value.category;
      if (before && isSame(before.value)) return [];
      return [
        {
          severity: isKeyless ? 'high' : 'critical',
          message: `${before ? `the connection ${name} of ${owner} ${was === is ? 'changes' : 'leads elsewhere'}` : `${owner} gets the connection ${name} to ${shown(is)}`}, and signs in ${isKeyless ? 'without a key' : 'with a key or another secret'}`,
          ...(before ? { before: shown(was), after: shown(is) } : {}),
        },
      ];
    }),
  ],
};

export const projectAdded: ReviewRule = {
  id: 'projects/new-project',
  summary: 'An account gets another project, or can have projects from now on.',
  why: 'People who build in a project decide what its agents do. An account that can have projects cannot be changed back.',
  severities: ['high', 'notice'],
  looks: [
    comparing('project', [], ({ before, after }, { change }) =>
      before || !after || change.kind === 'added'
        ? []
        : [{ severity: 'notice', message: `the project ${after.value.name} is new` }],
    ),
    comparing('account', ['projects'], ({ before, after }) =>
      before?.value.projects === false && after?.value.projects !== false && after !== undefined
        ? [
            {
              severity: 'high',
              message: `the account ${after.value.name} can have projects from now on, which cannot be turned off: Terraform would replace the account`,
            },
          ]
        : [],
    ),
  ],
};
