import { promptResultsIn } from '../../azure/data-plane/filter-results';
import { azurePolicy } from '../../content-safety/azure-policies';
import { resolvedFilter } from '../../content-safety/resolved-filter';
import type { ResolvedFilter } from '../../content-safety/resolved-filter';
import type { Harm } from '../../catalog/content-filters';
import { HARM_NAMES } from '../../catalog/content-filters';
import type { Stamp, StampDeployment } from '../../fleet/stamp';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { Check } from '../check';
import type { Session } from '../session';
import { apiOf } from '../model-request';

/** The filter's results are in every answer, so an answer shows that it runs. They are read from the answers to the tiny requests. */
export const annotations: Check = {
  id: 'annotations',
  summary: 'Does the content filter of each deployment annotate its answers?',
  needs: 'access',
  costsTokens: true,
  appliesTo: ({ deployments }) => deployments.some((each) => isAnnotated(apiOf(each))),
  run: (session) =>
    Promise.resolve(session.stamp.deployments.filter((each) => isAnnotated(apiOf(each))).map((each) => about(each, session))),
};

/** No source documents annotations of embeddings. */
const isAnnotated = (api: ReturnType<typeof apiOf>) => api === 'chat' || api === 'responses';

/** The spelling of harms in annotations. */
const ANNOTATED: Readonly<Record<Harm, string>> = {
  hate: 'hate',
  selfHarm: 'self_harm',
  sexual: 'sexual',
  violence: 'violence',
};

function about({ key, name, contentFilter, format }: StampDeployment, { answers, stamp }: Session): Verdict {
  const here = { path: ['deployments', key], about: 'key' } as const;
  const answer = answers.get(key);
  if (answer === undefined)
    return { ...here, outcome: 'not-checked', message: `${name} gave no answer that could have annotations` };
  const filter = filterOf(contentFilter, stamp);
  const results = promptResultsIn(answer);
  if (results) {
    const missing = HARM_NAMES.filter((harm) => filter?.harms[harm].Prompt !== 'off')
      .map((harm) => ANNOTATED[harm])
      .filter((harm) => !results.categories.includes(harm));
    if (missing.length === 0) return { ...here, ...passed(`the filter of ${name} annotates prompts`) };
    return {
      ...here,
      outcome: 'uncertain',
      message: `the filter of ${name} annotates prompts, but not for ${missing.join(', ')}`,
    };
  }
  if (filter?.mode === 'asynchronous')
    return {
      ...here,
      outcome: 'not-checked',
      message: `the filter of ${name} is asynchronous, and annotates later parts of a stream`,
    };
  if (format !== 'OpenAI')
    return {
      ...here,
      outcome: 'uncertain',
      message: `${name} answers without annotations, which are documented for models of OpenAI`,
    };
  return {
    ...here,
    outcome: 'failed',
    message: `${name} answers without annotations of a content filter`,
    help: `check that the deployment has the filter ${contentFilter} in Azure`,
  };
}

function filterOf(name: string, { contentFilters }: Stamp): ResolvedFilter | undefined {
  const settings = contentFilters.find(({ key }) => key === name) ?? azurePolicy(name);
  return settings && resolvedFilter(settings);
}
