-- Schema delivery: who wants to hear of what, and everything that was sent. It refers to the archive by feed position and event
-- identifier only, which stay the same when the archive is made again from its events.

CREATE TABLE delivery.subscription (
    subscription_id uuid        NOT NULL,
    name            text        NOT NULL,
    target          text        NOT NULL,
    types           text[],               -- kinds of event as their topics name them; NULL: all that the feed tells
    document_id     uuid,
    collection      text,
    person          text,
    words           text,
    state           text        NOT NULL DEFAULT 'active',
    reason          text,                 -- why it is disabled
    position        bigint      NOT NULL, -- up to here in the feed everything that fits was delivered
    tries           integer     NOT NULL DEFAULT 0,  -- of the event after it, all in vain
    failing_since   timestamptz,
    next_try_at     timestamptz,
    revision        bigint      NOT NULL DEFAULT 1,  -- rises with each change by a person
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_holder    uuid,                 -- the process that sends, until then
    lease_until     timestamptz,
    CONSTRAINT pk_subscription PRIMARY KEY (subscription_id),
    CONSTRAINT ck_subscription__state CHECK (state IN ('active', 'paused', 'disabled')),
    CONSTRAINT ck_subscription__failing CHECK ((tries = 0) = (failing_since IS NULL) AND (tries = 0) = (next_try_at IS NULL))
);
CREATE INDEX ix_subscription__created_at ON delivery.subscription (created_at, subscription_id);

-- In clear, because a signature cannot be made with a hash. No role but this service's may read it.
CREATE TABLE delivery.secret (
    secret_id       bigint      GENERATED ALWAYS AS IDENTITY,
    subscription_id uuid        NOT NULL,
    secret          text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at      timestamptz,          -- NULL: the newest
    CONSTRAINT pk_secret PRIMARY KEY (secret_id),
    CONSTRAINT fk_secret__subscription FOREIGN KEY (subscription_id) REFERENCES delivery.subscription ON DELETE CASCADE
);
CREATE INDEX ix_secret__subscription_id ON delivery.secret (subscription_id);

-- A stretch of the feed that someone asked for once more.
CREATE TABLE delivery.redelivery (
    redelivery_id   bigint      GENERATED ALWAYS AS IDENTITY,
    subscription_id uuid        NOT NULL,
    position        bigint      NOT NULL, -- after which it goes on
    through         bigint      NOT NULL, -- its end
    tries           integer     NOT NULL DEFAULT 0,
    next_try_at     timestamptz,
    requested_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_redelivery PRIMARY KEY (redelivery_id),
    CONSTRAINT fk_redelivery__subscription FOREIGN KEY (subscription_id) REFERENCES delivery.subscription ON DELETE CASCADE
);
CREATE INDEX ix_redelivery__subscription_id ON delivery.redelivery (subscription_id, redelivery_id);

-- The ledger: a row each sending.
CREATE TABLE delivery.attempt (
    attempt_id      bigint      GENERATED ALWAYS AS IDENTITY,
    subscription_id uuid        NOT NULL,
    kind            text        NOT NULL,
    event_id        uuid        NOT NULL, -- the webhook-id, too
    type            text        NOT NULL,
    subject         uuid,
    feed_position   bigint,
    number          integer     NOT NULL,
    attempted_at    timestamptz NOT NULL,
    status          integer,
    millis          bigint      NOT NULL,
    fault           text,
    excerpt         text,
    outcome         text        NOT NULL,
    next_try_at     timestamptz,
    CONSTRAINT pk_attempt PRIMARY KEY (attempt_id),
    CONSTRAINT fk_attempt__subscription FOREIGN KEY (subscription_id) REFERENCES delivery.subscription ON DELETE CASCADE,
    CONSTRAINT ck_attempt__kind CHECK (kind IN ('event', 'redelivery', 'test')),
    CONSTRAINT ck_attempt__outcome CHECK (outcome IN ('delivered', 'failed', 'given-up', 'gone'))
);
CREATE INDEX ix_attempt__subscription_id ON delivery.attempt (subscription_id, attempt_id DESC);
CREATE INDEX ix_attempt__event_id ON delivery.attempt (event_id);
CREATE INDEX ix_attempt__attempted_at ON delivery.attempt (attempted_at);
