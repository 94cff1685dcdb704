package org.stenogram.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The layout rules of `docs/architecture.md` in executable form; every service's `ArchitectureTest` runs them.
public final class ArchitectureRules {

    private static final String[] EDGES = {
        "..kafka..",
        "..postgres..",
        "..bucket..",
        "..folder..",
        "..s3..",
        "..http..",
        "..wiring..",
        "..hunspell..",
        "..icu..",
        "..jsoup..",
        "..lingua..",
        "..morfologik..",
        "..tesseract..",
        "..pdfbox..",
        "..stax..",
        "..cli..",
    };

    private static final String[] TECHNOLOGY = {
        "org.apache.kafka..",
        "io.micronaut..",
        "io.micrometer..",
        "io.cloudevents..",
        "com.fasterxml..",
        "com.zaxxer..",
        "java.sql..",
        "javax.sql..",
        "java.net.http..",
        "jakarta..",
        "software.amazon..",
        "org.apache.hc..",
    };

    private ArchitectureRules() {}

    /// The service's own package says what is done, pure packages how; only the edges know the technology.
    @ArchTest
    static final ArchRule TECHNOLOGY_STAYS_AT_THE_EDGES = noClasses()
            .that()
            .resideOutsideOfPackages(EDGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TECHNOLOGY)
            .allowEmptyShould(true)
            .because("a package earns technology by wearing its name");

    /// A pure package runs in a plain unit test.
    @ArchTest
    static final ArchRule PURE_PACKAGES_USE_THE_JDK_AND_CONTRACTS = noClasses()
            .that()
            .resideInAPackage("org.stenogram.*.*..")
            .and()
            .resideOutsideOfPackages(EDGES)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "javax.crypto..", "org.jspecify..", "org.stenogram..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.stenogram.stageruntime..", "org.stenogram.eventcodec..", "org.stenogram.bucket..")
            .allowEmptyShould(true)
            .because("rules must run in a plain unit test");

    @ArchTest
    static final ArchRule NO_DRAWER_NAMES = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..misc..", "..shared..")
            .because("a name that fits anything will hold everything");
}
