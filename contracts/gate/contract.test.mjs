// What is written down: asyncapi.yaml, the schemas, their examples, and the schemas as they were published before.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Parser } from '@asyncapi/parser';
import { compile, contracts, examples, kinds, path, read } from './schemas.mjs';

const ERROR = 0;
const file = join(contracts, 'asyncapi.yaml');

async function errorsOf(text) {
  const { diagnostics } = await new Parser().parse(text, { source: file });
  return diagnostics.filter((one) => one.severity === ERROR).map((one) => `${one.path.join('/')}: ${one.message}`);
}

test('asyncapi.yaml is an AsyncAPI 3 document', async () => {
  assert.deepEqual(await errorsOf(readFileSync(file, 'utf8')), []);
});

const breaks = {
  'another version': [/^asyncapi: .*$/m, 'asyncapi: 9.9.9'],
  'no title': [/^  title: .*$/m, ''],
  'an operation on a channel that is not there': [/\$ref: '#\/channels\/\w+'/, "$ref: '#/channels/nowhere'"],
  'an action that nobody takes': [/^    action: send$/m, '    action: shout'],
  'a schema that is not there': [/\$ref: \.\/events\/10-/, '$ref: ./events/11-'],
};
for (const [what, [from, to]] of Object.entries(breaks)) {
  test(`asyncapi.yaml with ${what} is refused`, async () => {
    const text = readFileSync(file, 'utf8');
    const broken = text.replace(from, to);
    assert.notEqual(broken, text, 'nothing was broken');
    assert.notDeepEqual(await errorsOf(broken), []);
  });
}

/** The schema as each commit left it, the working tree's own aside. */
function published(kind) {
  const git = (...words) => execFileSync('git', ['-C', contracts, ...words], { encoding: 'utf8' });
  return git('log', '--format=%h', '--', path(kind))
    .split('\n')
    .filter(Boolean)
    .flatMap((commit) => {
      try {
        return [{ commit, schema: JSON.parse(git('show', `${commit}:./${path(kind)}`)) }];
      } catch {
        return []; // the commit that took it away
      }
    });
}

const wrong = { string: 7, integer: 'seven', number: 'seven', boolean: 'yes', array: 'list', object: 'object' };

for (const kind of kinds) {
  const schema = read(path(kind));
  const isValid = compile(schema);

  for (const { name, data } of examples(kind)) {
    test(`${kind}: example ${name} is valid, with a field that nobody knows too`, () => {
      assert.ok(isValid(data), JSON.stringify(isValid.errors));
      assert.ok(isValid({ ...data, aFieldOfNextYear: { a: 1 } }), 'readers ignore what they do not know');
    });

    test(`${kind}: example ${name} without a required field, or with one of another type, is refused`, () => {
      for (const field of schema.required) {
        const { [field]: _, ...without } = data;
        assert.ok(!isValid(without), `without ${field}`);
      }
      for (const field of Object.keys(data)) {
        const type = schema.properties[field]?.type;
        if (typeof type === 'string') {
          assert.ok(!isValid({ ...data, [field]: wrong[type] }), `${field} is no ${type}`);
        }
        assert.ok(!isValid({ ...data, [field]: null }), `${field} is null`);
      }
    });
  }

  test(`${kind}: readers of every schema that was published read every example`, (context) => {
    let versions;
    try {
      versions = published(kind);
    } catch (error) {
      context.skip(`NOT CHECKED: git does not tell how the schema was: ${error.message}`);
      return;
    }
    context.diagnostic(`${versions.length} published versions`);
    for (const { commit, schema: older } of versions) {
      const wasValid = compile(older);
      for (const { name, data } of examples(kind)) {
        assert.ok(wasValid(data), `${name} by the schema of ${commit}: ${JSON.stringify(wasValid.errors)}`);
      }
      const now = new Set(schema.required);
      assert.deepEqual(
        [...now].filter((field) => !older.required.includes(field)),
        [],
        `a field became required since ${commit}`,
      );
    }
  });
}
