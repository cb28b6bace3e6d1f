import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../root';
import type { Row } from './row';
import { rowSchema } from './row';

export const CHANGES = path.join(ROOT, 'test/changes');
const FOLDER = path.join(CHANGES, 'rows');

/** A file of test/changes/rows: a heading of docs/terraform.md and its rows. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

function sectionOf(file: string): Section {
  const { title, rows } = parse(readFileSync(path.join(FOLDER, file), 'utf8')) as { title: string; rows: unknown[] };
  const parsed = rows.map((row, i) => {
    const { data, error } = rowSchema.safeParse(row);
    if (!data) throw new Error(`${file}, row ${i + 1}: ${error.message}`);
    return data;
  });
  return { title, rows: parsed };
}

export const SECTIONS: readonly Section[] = readdirSync(FOLDER).sort().map(sectionOf);

/** All rows, in the order of docs/terraform.md. */
export const ROWS: readonly Row[] = SECTIONS.flatMap(({ rows }) => rows);
