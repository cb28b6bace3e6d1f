import type { Step } from '../../lib/upgrade/step';
import type { VersionOf } from '../../lib/upgrade/deployed';
import { terminal } from '../../lib/text/terminal';

/** The maximum number of versions that are listed if there is no successor. */
const MOST = 6;

/** A step as text for a terminal: what it is about, what it does, and what comes next. */
export const stepText = (step: Step): string =>
  [headOf(step), ...linesOf(step).map((line) => `  ${line}`)].map((line) => `${terminal(line)}\n`).join('');

function headOf({ key, stamps, from, sku, layer, isRetired }: Step): string {
  const several = stamps.length > 1 ? ` (one setting in ${layer} for ${stamps.length} stamps)` : '';
  return `${key} of ${stamps.join(', ')}${several}: ${isRetired ? retiredWords(from) : versionWords(from)}, ${sku}`;
}

const retiredWords = ({ model, version, retires }: VersionOf) =>
  `${model} ${version}, which was retired${retires === null ? '' : ` on ${retires}`}`;

const versionWords = ({ model, version, retires }: VersionOf) =>
  `${model} ${version}, which ${retires === null ? 'has no known retirement' : `retires on ${retires}`}`;

/** What a step does, and what comes next, as sentences. */
export function linesOf(step: Step): string[] {
  switch (step.kind) {
    case 'in-place':
      return inPlaceLines(step);
    case 'add':
      return [
        `Step 1 of 3: adds ${step.successor} beside it: ${versionWords(step.to)}.`,
        ...shareLines(step, `, or raise the capacity when ${step.key} is removed`),
        `${step.isRetired ? `${step.key} may still answer, because the day of its retirement is not certain.` : `${step.key} keeps answering.`} Deploy this, and run the command again.`,
      ];
    case 'replace':
      return [
        `One step: replaces it with ${step.successor}: ${versionWords(step.to)}.`,
        ...shareLines(step, ''),
        `${step.name} no longer answers, so there is nothing to wait for. Clients must change the name to that of ${step.successor}.`,
      ];
    case 'deploy':
      return [
        `Step 1 of 3: ${step.successor} is not in generated/ of ${step.missing.join(', ')}: run npx stamps synth, and deploy it. Nothing to write.`,
      ];
    case 'move':
      return [
        `Step 2 of 3: deploy ${step.successor} (${versionWords(step.to)}), and move the clients from ${step.name} to ${step.successorName}. Nothing to write.`,
        `Watch the metric AzureOpenAIRequests of the account, split by ModelDeploymentName. When ${step.name} has had no calls for as long as your slowest client needs, add --remove.`,
      ];
    case 'remove':
      if (step.isRetired)
        return [
          `Removes it: it was retired. Clients that still send the name ${step.name} must change it to ${step.successorName}.`,
        ];
      return [
        `Step 3 of 3: removes it. From the next apply, calls to ${step.name} fail. Its successor is ${step.successorName}.`,
      ];
    case 'wait':
      return [`Waits: ${step.until}. A deployment and its spillover deployment have the same version. Nothing to write.`];
    case 'by-hand':
      return [
        `Not written, because the file does not allow it: ${step.because}.`,
        ...linesOf(step.planned).map((line) => `By hand: ${line}`),
      ];
    case 'refused':
      return refusedLines(step);
  }
}

const shareLines = ({ share }: { readonly share: number }, otherwise: string): string[] =>
  share < 1
    ? [
        `It gets ${Math.floor(share * 100)} percent of the throughput, because the declared quota has no room for more. Ask for more quota${otherwise}.`,
      ]
    : [];

function inPlaceLines({ key, from, to, spillover }: Extract<Step, { readonly kind: 'in-place' }>): string[] {
  const time = from.model === to.model ? '' : ' It takes 20 to 30 minutes, according to the documentation.';
  return [
    `One step: Azure changes it in place to ${versionWords(to)}. ${key} keeps its name.${time}`,
    ...(spillover === undefined ? [] : [`From then on, ${spillover} receives the calls that exceed its capacity.`]),
  ];
}

function refusedLines({ because, rejected, others, otherSkus }: Extract<Step, { readonly kind: 'refused' }>): string[] {
  return [
    `No successor: ${because}.`,
    ...rejected.slice(0, MOST).map(({ model, version, because: reason }) => `not ${model} ${version}: ${reason}`),
    ...otherSkus
      .slice(0, MOST)
      .map((other) => `with another deployment type, by hand: ${versionWords(other)}, as ${other.skus.join(' or ')}`),
    ...others.slice(0, MOST).map((other) => `another model: --to ${other.model} (${versionWords(other)})`),
  ];
}
