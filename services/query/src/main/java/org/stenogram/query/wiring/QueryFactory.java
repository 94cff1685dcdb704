package org.stenogram.query.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.stenogram.access.AccessTable;
import org.stenogram.access.postgres.KeyLookup;
import org.stenogram.bucket.Bucket;
import org.stenogram.eventcodec.EventCodec;
import org.stenogram.eventfeed.FeedLog;
import org.stenogram.eventfeed.postgres.FeedTail;
import org.stenogram.eventfeed.postgres.PostgresFeed;
import org.stenogram.query.bucket.Intake;
import org.stenogram.query.bucket.Originals;
import org.stenogram.query.kafka.AmendmentEvents;
import org.stenogram.query.kafka.ErasureRequests;
import org.stenogram.query.kafka.RerunRequests;
import org.stenogram.query.postgres.AmendmentReader;
import org.stenogram.query.postgres.ApiKeys;
import org.stenogram.query.postgres.Archive;
import org.stenogram.query.postgres.ChangesReader;
import org.stenogram.query.postgres.Desk;
import org.stenogram.query.postgres.DocumentReader;
import org.stenogram.query.postgres.ExportReader;
import org.stenogram.query.postgres.FacetReader;
import org.stenogram.query.postgres.FailureReader;
import org.stenogram.query.postgres.FeedReader;
import org.stenogram.query.postgres.FileFinder;
import org.stenogram.query.postgres.PeopleDesk;
import org.stenogram.query.postgres.PeopleReader;
import org.stenogram.query.postgres.PipelineWatch;
import org.stenogram.query.postgres.QuotationReader;
import org.stenogram.query.postgres.ReceiptReader;
import org.stenogram.query.postgres.RecordReader;
import org.stenogram.query.postgres.RegressionCases;
import org.stenogram.query.postgres.ResultReader;
import org.stenogram.query.postgres.RunReader;
import org.stenogram.query.postgres.SavedSearches;
import org.stenogram.query.postgres.SearchReader;
import org.stenogram.query.postgres.SegmentFinder;
import org.stenogram.query.postgres.Sessions;
import org.stenogram.query.postgres.StatusReader;
import org.stenogram.query.postgres.TimelineReader;
import org.stenogram.query.postgres.WarmUp;
import org.stenogram.stageruntime.Runner;
import org.stenogram.stageruntime.kafka.KafkaConnection;
import org.stenogram.stageruntime.kafka.RecordPublisher;

/// The query service, part by part. Parts of a kind that other services have too bear the service's name.
@Factory
@Requires(property = "stenogram.query.enabled", value = "true")
final class QueryFactory {

    private static final String QUERY = "query";
    private static final String STEADY = "query-steady";

    /// Bitmaps of a million passages stay exact, and what is sorted stays in memory. A question is
    /// short: to start workers or to compile it takes longer than to answer it. The first passages
    /// of the table are the same each time, so that the next page goes on where the last one ended.
    private static final String SESSION =
            "SET statement_timeout = %d; SET work_mem = '32MB'; SET max_parallel_workers_per_gather = 0; SET jit = off;"
                    + " SET synchronize_seqscans = off";

    /// Comes up without the database too, and answers that it is away.
    @Singleton
    @Named(QUERY)
    @Bean(preDestroy = "close")
    HikariDataSource dataSource(QuerySettings settings, MeterRegistry meters) {
        return new HikariDataSource(pool("stenogram-query", settings, meters, ""));
    }

    /// For statements whose plan is the same whatever is asked: each is planned once a connection.
    /// To plan one of the views anew takes longer than to answer it.
    @Singleton
    @Named(STEADY)
    @Bean(preDestroy = "close")
    HikariDataSource steady(QuerySettings settings, MeterRegistry meters) {
        HikariConfig config =
                pool("stenogram-query-steady", settings, meters, "; SET plan_cache_mode = force_generic_plan");
        config.addDataSourceProperty("prepareThreshold", "1");
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(String name, QuerySettings settings, MeterRegistry meters, String besides) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setReadOnly(true);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(
                SESSION.formatted(settings.statementTimeout().toMillis()) + besides);
        config.addDataSourceProperty("ApplicationName", "stenogram-query");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty(
                "socketTimeout", settings.statementTimeout().plusSeconds(10).toSeconds());
        config.setMetricRegistry(meters);
        return config;
    }

    @Singleton
    @Primary
    Archive archive(@Named(QUERY) HikariDataSource source) {
        return new Archive(source);
    }

    @Singleton
    @Named(STEADY)
    Archive steadyArchive(@Named(STEADY) HikariDataSource source) {
        return new Archive(source);
    }

    @Singleton
    FeedLog feed(@Named(QUERY) HikariDataSource source) {
        return new PostgresFeed(source);
    }

    /// Waits for the database outside the pool, whose connections are for those who ask.
    @Singleton
    @Bean(preDestroy = "close")
    FeedTail feedTail(QuerySettings settings, FeedLog feed) {
        return FeedTail.at("stenogram-query-feed", settings.jdbcUrl(), settings.user(), settings.password(), feed);
    }

    @Singleton
    SearchReader search(Archive archive, @Named(STEADY) Archive steady) {
        return new SearchReader(archive, steady);
    }

    @Singleton
    FacetReader facets(Archive archive) {
        return new FacetReader(archive);
    }

    @Singleton
    QuotationReader quotations(Archive archive) {
        return new QuotationReader(archive);
    }

    @Singleton
    DocumentReader documents(@Named(STEADY) Archive archive) {
        return new DocumentReader(archive);
    }

    @Singleton
    @Named("query-warm-up")
    @Bean(preDestroy = "close")
    Runner warmUp(SearchReader search, DocumentReader documents, QuerySettings settings) {
        return new WarmUp(search, documents, settings.poolSize(), Clock.systemUTC());
    }

    @Singleton
    ExportReader exportReader(Archive archive) {
        return new ExportReader(archive);
    }

    @Singleton
    ResultReader results(Archive archive) {
        return new ResultReader(archive);
    }

    @Singleton
    FeedReader feeds(Archive archive, ResultReader results) {
        return new FeedReader(archive, results);
    }

    @Singleton
    RecordReader records(Archive archive) {
        return new RecordReader(archive);
    }

    @Singleton
    ChangesReader changes(Archive archive) {
        return new ChangesReader(archive);
    }

    @Singleton
    SegmentFinder segments(Archive archive) {
        return new SegmentFinder(archive);
    }

    @Singleton
    TimelineReader timelines(Archive archive) {
        return new TimelineReader(archive);
    }

    @Singleton
    FileFinder finder(Archive archive) {
        return new FileFinder(archive);
    }

    @Singleton
    FailureReader failures(Archive archive) {
        return new FailureReader(archive);
    }

    @Singleton
    Desk desk(@Named(QUERY) HikariDataSource source, Archive archive) {
        return new Desk(source, archive);
    }

    @Singleton
    Sessions sessions(Desk desk, Archive archive) {
        return new Sessions(desk, archive);
    }

    @Singleton
    SavedSearches savedSearches(Desk desk, Archive archive) {
        return new SavedSearches(desk, archive);
    }

    @Singleton
    ApiKeys apiKeys(Desk desk, Archive archive) {
        return new ApiKeys(desk, archive);
    }

    @Singleton
    KeyLookup keyLookup(@Named(QUERY) HikariDataSource source) {
        return new KeyLookup(source);
    }

    @Singleton
    @Named(QUERY)
    AccessTable accessTable() {
        return AccessTable.read(QueryFactory.class, "/query-access.txt");
    }

    @Singleton
    AmendmentReader amendments(Archive archive) {
        return new AmendmentReader(archive);
    }

    @Singleton
    RegressionCases regressionCases(Archive archive) {
        return new RegressionCases(archive);
    }

    @Singleton
    PeopleDesk peopleDesk(@Named(QUERY) HikariDataSource source) {
        return new PeopleDesk(source);
    }

    @Singleton
    PeopleReader people(Archive archive) {
        return new PeopleReader(archive);
    }

    @Singleton
    ReceiptReader receipts(Archive archive) {
        return new ReceiptReader(archive);
    }

    @Singleton
    StatusReader status(Archive archive) {
        return new StatusReader(archive, Clock.systemUTC());
    }

    @Singleton
    PipelineWatch pipeline(StatusReader status) {
        return new PipelineWatch(status, Clock.systemUTC());
    }

    @Singleton
    RunReader runs(Archive archive) {
        return new RunReader(archive);
    }

    @Singleton
    Originals originals(Bucket bucket) {
        return new Originals(bucket);
    }

    @Singleton
    Intake intake(Bucket bucket, ReceiptReader receipts, QuerySettings settings) {
        return new Intake(bucket, receipts, Clock.systemUTC(), settings.uploadLimit());
    }

    @Singleton
    @Named(QUERY)
    @Bean(preDestroy = "close")
    RecordPublisher publisher(KafkaConnection connection) {
        return new RecordPublisher(connection);
    }

    @Singleton
    RerunRequests reruns(@Named(QUERY) RecordPublisher publisher, Bucket bucket, KafkaConnection connection) {
        return new RerunRequests(publisher, new EventCodec(QUERY, connection.topicPrefix(), bucket), Clock.systemUTC());
    }

    @Singleton
    AmendmentEvents amendmentEvents(
            @Named(QUERY) RecordPublisher publisher, Bucket bucket, KafkaConnection connection) {
        return new AmendmentEvents(publisher, new EventCodec(QUERY, connection.topicPrefix(), bucket));
    }

    @Singleton
    ErasureRequests erasureRequests(
            @Named(QUERY) RecordPublisher publisher, Bucket bucket, KafkaConnection connection) {
        return new ErasureRequests(publisher, new EventCodec(QUERY, connection.topicPrefix(), bucket));
    }

    /// The templates were made into classes by the build.
    @Singleton
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }
}
