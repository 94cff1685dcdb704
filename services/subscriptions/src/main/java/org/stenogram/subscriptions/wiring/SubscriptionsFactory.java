package org.stenogram.subscriptions.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.stenogram.access.AccessTable;
import org.stenogram.access.postgres.KeyLookup;
import org.stenogram.eventfeed.FeedLog;
import org.stenogram.eventfeed.postgres.FeedTail;
import org.stenogram.eventfeed.postgres.PostgresFeed;
import org.stenogram.stageruntime.Runner;
import org.stenogram.subscriptions.Courier;
import org.stenogram.subscriptions.Dispatcher;
import org.stenogram.subscriptions.SubscriptionFeed;
import org.stenogram.subscriptions.deliveries.Schedule;
import org.stenogram.subscriptions.http.SystemNames;
import org.stenogram.subscriptions.http.WebhookCourier;
import org.stenogram.subscriptions.postgres.AttemptTable;
import org.stenogram.subscriptions.postgres.DeliveryLoop;
import org.stenogram.subscriptions.postgres.DeliverySchema;
import org.stenogram.subscriptions.postgres.PostgresLedger;
import org.stenogram.subscriptions.postgres.SubscriptionTable;
import org.stenogram.subscriptions.targets.AllowedTargets;
import org.stenogram.subscriptions.targets.Names;
import org.stenogram.subscriptions.targets.TargetRules;

/// The subscriptions service, part by part. Parts of a kind that other services have too bear the service's name.
@Factory
@Requires(property = "stenogram.subscriptions.enabled", value = "true")
final class SubscriptionsFactory {

    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration NAME = Duration.ofSeconds(4);

    /// Comes up without the database too, which is then waited for.
    @Singleton
    @Named(SUBSCRIPTIONS)
    @Bean(preDestroy = "close")
    HikariDataSource pool(SubscriptionsSettings settings, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("stenogram-subscriptions");
        config.setDataSource(single(settings));
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMetricRegistry(meters);
        return new HikariDataSource(config);
    }

    @Singleton
    @Bean(preDestroy = "close")
    SubscriptionFeed feed(@Named(SUBSCRIPTIONS) HikariDataSource pool, SubscriptionsSettings settings) {
        FeedLog log = new PostgresFeed(pool);
        return new SubscriptionFeed(
                log,
                FeedTail.at(
                        "stenogram-subscriptions-feed", settings.jdbcUrl(), settings.user(), settings.password(), log));
    }

    /// Where query runs in the same process, its own lookup serves both.
    @Singleton
    @Requires(property = "stenogram.query.enabled", notEquals = StringUtils.TRUE)
    KeyLookup keyLookup(@Named(SUBSCRIPTIONS) HikariDataSource pool) {
        return new KeyLookup(pool);
    }

    @Singleton
    @Named(SUBSCRIPTIONS)
    AccessTable accessTable() {
        return AccessTable.read(SubscriptionsFactory.class, "/subscriptions-access.txt");
    }

    @Singleton
    SubscriptionTable subscriptions(@Named(SUBSCRIPTIONS) HikariDataSource pool) {
        return new SubscriptionTable(pool);
    }

    @Singleton
    AttemptTable attempts(@Named(SUBSCRIPTIONS) HikariDataSource pool) {
        return new AttemptTable(pool);
    }

    @Singleton
    PostgresLedger ledger(@Named(SUBSCRIPTIONS) HikariDataSource pool, SubscriptionsSettings settings) {
        return new PostgresLedger(pool, settings.lease(), settings.sendTimeout());
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = Names.class)
    SystemNames names(SubscriptionsSettings settings) {
        Duration timeout = settings.sendTimeout();
        return new SystemNames(timeout.compareTo(NAME) < 0 ? timeout : NAME);
    }

    @Singleton
    TargetRules rules(Names names, SubscriptionsSettings settings) {
        return new TargetRules(names, AllowedTargets.of(settings.allowedTargets()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    WebhookCourier courier(TargetRules rules, SubscriptionsSettings settings) throws NoSuchAlgorithmException {
        return new WebhookCourier(rules, settings.sendTimeout(), SSLContext.getDefault(), Clock.systemUTC());
    }

    @Singleton
    SubscriptionsMetrics metrics(MeterRegistry meters) {
        return new SubscriptionsMetrics(meters);
    }

    @Singleton
    Dispatcher dispatcher(
            PostgresLedger ledger,
            Courier courier,
            SubscriptionFeed feed,
            SubscriptionsMetrics metrics,
            SubscriptionsSettings settings) {
        Dispatcher dispatcher = new Dispatcher(
                ledger,
                courier,
                feed,
                new Schedule(settings.retryFirst(), settings.retryLongest(), settings.retryPatience()),
                settings.redeliveryTries(),
                metrics,
                Clock.systemUTC());
        metrics.lanes(dispatcher::size);
        return dispatcher;
    }

    @Singleton
    @Named(SUBSCRIPTIONS)
    @Bean(preDestroy = "close")
    Runner loop(
            @Named(SUBSCRIPTIONS) HikariDataSource pool,
            PostgresLedger ledger,
            AttemptTable attempts,
            Dispatcher dispatcher,
            SubscriptionFeed feed,
            SubscriptionsSettings settings) {
        return new DeliveryLoop(
                single(settings),
                new DeliverySchema(pool),
                ledger,
                attempts,
                dispatcher,
                feed,
                settings.ledgerRetention(),
                Clock.systemUTC());
    }

    /// Connections outside the pool. A server that is gone without a word is noticed when its answer is overdue.
    private static PGSimpleDataSource single(SubscriptionsSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.jdbcUrl());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName("stenogram-subscriptions");
        source.setConnectTimeout(Math.toIntExact(CONNECT.toSeconds()));
        source.setSocketTimeout(Math.toIntExact(ANSWER.toSeconds()));
        source.setTcpKeepAlive(true);
        return source;
    }
}
