// What is really sent: follows a running Stenogram from the beginning, by webhook and by server-sent events, with libraries
// that are none of ours, until both have the same events and nothing more comes. Ends with 0 when all of it was accepted,
// and what is broken on purpose refused.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { CloudEvent, HTTP } from 'cloudevents';
import { EventSource } from 'eventsource';
import { Webhook } from 'standardwebhooks';
import { compile, kinds, path, read } from './schemas.mjs';

const QUIET_MILLIS = 3000;
const PATIENCE_MILLIS = 90_000;
const url = process.argv[2];
const validators = new Map(kinds.map((kind) => [read(path(kind)).$id, compile(read(path(kind)))]));

/** The event as the CloudEvents SDK reads it, its data held against the schema that it names. */
function accept(event) {
  assert.ok(event.validate(), 'CloudEvents SDK');
  const isValid = validators.get(event.dataschema);
  assert.ok(isValid, `no schema ${event.dataschema}`);
  assert.ok(isValid(event.data), `${event.id}: ${JSON.stringify(isValid.errors)}`);
  return event.id;
}

function refuseBroken(webhook, headers, body) {
  const stale = { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 3600) };
  assert.throws(() => webhook.verify(body.replace('specversion', 'specversiom'), headers), 'another body');
  assert.throws(() => webhook.verify(body, { ...headers, 'webhook-id': 'another' }), 'another id');
  assert.throws(() => webhook.verify(body, stale), 'an old timestamp');
  assert.throws(() => webhook.verify(body, { ...headers, 'webhook-signature': 'v1,AAAA' }), 'another signature');
  assert.throws(() => new Webhook(`whsec_${'A'.repeat(32)}`).verify(body, headers), 'another secret');
  const { source, ...withoutSource } = JSON.parse(body);
  assert.ok(source);
  assert.throws(() => new CloudEvent(withoutSource, true), 'no source');
  const { data, dataschema } = JSON.parse(body);
  assert.ok(!validators.get(dataschema)({ ...data, [Object.keys(data)[0]]: null }), 'broken data');
}

const pushed = [];
const faults = [];
let webhook;
let calls = 0;
let last = Date.now();

const receiver = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  last = Date.now();
  // Every third time it fails, so that the same event comes again.
  if (++calls % 3 === 0) {
    response.writeHead(503, { 'retry-after': '1' }).end();
    return;
  }
  try {
    webhook.verify(body, request.headers);
    if (pushed.length === 0) refuseBroken(webhook, request.headers, body);
    const id = accept(HTTP.toEvent({ headers: request.headers, body }));
    assert.equal(request.headers['webhook-id'], id);
    pushed.push(id);
    response.writeHead(204).end();
  } catch (error) {
    faults.push(error);
    response.writeHead(400).end();
  }
});
await new Promise((listening) => receiver.listen(0, '127.0.0.1', listening));

const answer = await fetch(`${url}/api/v1/subscriptions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ target: `http://127.0.0.1:${receiver.address().port}/`, from: 'beginning' }),
});
const subscription = await answer.json();
assert.equal(answer.status, 201, JSON.stringify(subscription));
webhook = new Webhook(subscription.secret);

const streamed = [];
const source = new EventSource(`${url}/api/v1/events?from=beginning`);
source.onmessage = (message) => {
  last = Date.now();
  try {
    const event = new CloudEvent(JSON.parse(message.data), true);
    assert.equal(Number(event.sequence), Number(message.lastEventId));
    streamed.push(accept(event));
  } catch (error) {
    faults.push(error);
  }
};

const end = Date.now() + PATIENCE_MILLIS;
const isDone = () => streamed.length > 0 && pushed.length === streamed.length && Date.now() - last > QUIET_MILLIS;
while (faults.length === 0 && !isDone() && Date.now() < end) await pause(100);
source.close();
receiver.closeAllConnections();
receiver.close();
await fetch(`${url}/api/v1/subscriptions/${subscription.id}`, { method: 'DELETE' });

if (faults.length) throw faults[0];
assert.ok(streamed.length > 0, 'no event came');
assert.deepEqual(pushed, streamed, 'by webhook came something else, or in another order, than by server-sent events');
console.log(`accepted ${pushed.length} events by webhook and as many by server-sent events; refused what was broken`);
