import fc from 'fast-check';
import { canonicalCatalog } from '../../../../lib/catalog/refresh/canonical';
import { SKU_ORDER } from '../../../../lib/catalog/refresh/catalog-file';
import type { CatalogFile } from '../../../../lib/catalog/refresh/catalog-file';
import { mergeLive } from '../../../../lib/catalog/refresh/merge';
import { SKU_NAMES } from '../../../../lib/catalog/skus';
import { catalog, committed } from './arm-catalog';
import { answer, catalogOf, live, ORIGIN } from './live';

test('writes the committed file byte for byte', () => {
  expect(canonicalCatalog(catalog)).toBe(committed);
});

test('the committed file is in the order that a refresh keeps', () => {
  expect(mergeLive(catalog, [], ORIGIN)).toBe(catalog);
  expect(Object.keys(catalog.models)).toEqual(Object.keys(catalog.models).sort());
  for (const { versions } of Object.values(catalog.models)) {
    expect(Object.keys(versions)).toEqual(Object.keys(versions).sort());
    for (const { regions } of Object.values(versions)) {
      expect(Object.keys(regions)).toEqual(SKU_ORDER.filter((sku) => sku in regions));
      for (const list of Object.values(regions)) expect(list).toEqual([...list].sort());
    }
  }
});

test('SKUs have a place in the order', () => {
  expect([...SKU_ORDER].sort()).toEqual([...SKU_NAMES].sort());
});

test('writes what a live answer adds in the same way', () => {
  expect(canonicalCatalog(mergeLive(catalogOf({}), [answer('eastus', live(['Standard']))], ORIGIN))).toBe(`{
  "sources": {
    "availability": "the documentation"
  },
  "asOf": "2026-07-30",
  "live": {
    "eastus": { "source": "Azure Resource Manager, subscription …6666", "asOf": "2027-01-31" }
  },
  "notes": ["a note"],
  "models": {
    "gpt": {
      "format": "OpenAI",
      "capability": "chat",
      "versions": {
        "1": {
          "lifecycle": null,
          "lifecycleLater": null,
          "regionsFrom": "live",
          "regions": {
            "Standard": ["eastus"]
          }
        }
      }
    }
  }
}
`);
});

test('loses nothing of any JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
      const json: unknown = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalCatalog(json as CatalogFile))).toEqual(json);
    }),
  );
});
