import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogFile } from '../../../../lib/catalog/refresh/catalog-file';
import { ROOT } from '../../../support/project';
import { armModel } from './arm-server';

/** The text of the committed catalogue. */
export const committed = readFileSync(path.join(ROOT, 'lib/catalog/data/models.json'), 'utf8');

export const catalog = JSON.parse(committed) as CatalogFile;

/** The offers of a location in the committed catalogue, in the form of Azure Resource Manager. */
export const asCommitted = (location: string) =>
  Object.entries(catalog.models).flatMap(([name, { versions }]) =>
    Object.entries(versions).flatMap(([version, { regions }]) => {
      const skus = Object.keys(regions).filter((sku) => regions[sku]?.includes(location));
      return skus.length > 0 ? [armModel(name, version, skus)] : [];
    }),
  );
