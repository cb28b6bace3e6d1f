import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CatalogFile } from '../../../../lib/catalog/refresh/catalog-file';
import { ROOT } from '../../../support/root';
import { armModel } from './arm-server';

/** The text of the committed catalogue. */
export const committed = readFileSync(path.join(ROOT, 'lib/catalog/data/models.json'), 'utf8');

export const catalog = JSON.parse(committed) as CatalogFile;

/** What the committed catalogue states about a location, in the form of Azure Resource Manager. */
export const asCommitted = (location: string) =>
  Object.entries(catalog.models).flatMap(([name, { versions }]) =>
    Object.entries(versions).flatMap(([version, { regions, skus: facts = {} }]) => {
      const skus = Object.keys(regions).filter((sku) => regions[sku]?.includes(location));
      if (skus.length === 0) return [];
      const listed = armModel(name, version, []);
      return [
        { ...listed, model: { ...listed.model, skus: skus.map((sku) => ({ name: sku, usageName: facts[sku]?.usageName })) } },
      ];
    }),
  );
