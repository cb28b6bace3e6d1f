import type { Check } from '../check';
import { annotations } from './annotations';
import { anonymous } from './anonymous';
import { audit } from './audit';
import { blocklists } from './blocklists';
import { deployments } from './deployments';
import { key } from './key';
import { names } from './names';
import { outsideNames } from './outside-names';
import { outsideRefused } from './outside-refused';
import { tls } from './tls';
import { token } from './token';
import { unknownDeployment } from './unknown-deployment';

/** The checks from inside the network, in the order in which they run. */
export const INSIDE: readonly Check[] = [
  ...[names, tls, anonymous, key, token, unknownDeployment],
  ...[deployments, annotations, blocklists, audit],
];

/** The checks from outside the network. */
export const OUTSIDE: readonly Check[] = [outsideNames, outsideRefused];
