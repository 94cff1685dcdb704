// The HTTP APIs as a linter that is none of ours reads them; what is broken on purpose is refused.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contracts } from './schemas.mjs';

const place = dirname(fileURLToPath(import.meta.url));

/** What the linter finds, an entry each. */
function findings(file) {
  const words = ['lint', file, '--config', join(place, 'redocly.yaml'), '--format', 'json', '--max-problems', '1000'];
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, REDOCLY_TELEMETRY: 'off' } };
  let said;
  try {
    said = execFileSync(process.execPath, [join(place, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js'), ...words], options);
  } catch (fault) {
    said = fault.stdout;
  }
  return JSON.parse(said).problems.map((one) => `${one.ruleId}: ${one.message} ${one.location.map((at) => at.pointer)}`);
}

function brokenBy(file, from, to) {
  const text = readFileSync(join(contracts, file), 'utf8');
  const broken = text.replace(from, to);
  assert.notEqual(broken, text, 'nothing was broken');
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    writeFileSync(join(folder, file), broken);
    return findings(join(folder, file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const file of ['openapi.yaml', 'openapi-subscriptions.yaml']) {
  test(`${file} has nothing that the linter finds fault with`, () => {
    assert.deepEqual(findings(join(contracts, file)), []);
  });

  test(`${file} is refused without an answer, with a reference to nothing, and with an operation named twice`, () => {
    assert.match(brokenBy(file, /responses:/, 'answers:').join(), /struct/);
    assert.match(brokenBy(file, '#/components/schemas/', '#/components/schemata/').join(), /no-unresolved-refs/);
    const [first, second] = [...readFileSync(join(contracts, file), 'utf8').matchAll(/operationId: (\w+)/g)].map((one) => one[1]);
    assert.match(brokenBy(file, `operationId: ${second}`, `operationId: ${first}`).join(), /operation-operationId-unique/);
  });
}
