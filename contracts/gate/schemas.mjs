// The schemas of the events, as ajv reads them: strictly, by JSON Schema 2020-12, formats included.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const contracts = process.env.STENOGRAM_CONTRACTS;

export const kinds = readdirSync(join(contracts, 'events'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

export const path = (kind) => join('events', kind, 'schema.v1.json');

export const read = (file) => JSON.parse(readFileSync(join(contracts, file), 'utf8'));

export const examples = (kind) =>
  readdirSync(join(contracts, 'events', kind, 'examples'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, data: read(join('events', kind, 'examples', name)) }));

export function compile(schema) {
  // A condition may name properties that stand beside it and not within it.
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  return ajv.compile(schema);
}
