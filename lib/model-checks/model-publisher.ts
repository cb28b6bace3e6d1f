import type { Publisher } from '../catalog/publishers';
import { PUBLISHERS } from '../catalog/publishers';
import type { CheckedDeployment } from './deployment';

/** The publisher other than OpenAI that the name of a model shows, if the deployment names OpenAI; otherwise undefined. */
export const publisherOfModel = ({ model, format }: Pick<CheckedDeployment, 'format' | 'model'>): Publisher | undefined =>
  format === 'OpenAI' ? PUBLISHERS.find(({ models }) => models?.test(model)) : undefined;
