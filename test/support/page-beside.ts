import { synthesize } from '../../cli/synthesize';
import { exampleFleet } from './project';

/** The page of a stack of an example with an extra file in its folder. */
export const pageBeside = (example: string, folder: string, name: string, text: string): string =>
  synthesize(exampleFleet(example), new Map([[`${folder}/${name}`, text]])).get(`${folder}/README.md`) ?? '';
