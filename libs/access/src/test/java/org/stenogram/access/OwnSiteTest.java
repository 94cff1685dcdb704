package org.stenogram.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stenogram.access.http.OwnSite;

class OwnSiteTest {

    private static final OwnSite SITE = new OwnSite(List.of("Archive.example", "[::1]"));

    @ParameterizedTest
    @CsvSource({
        "archive.example, true",
        "ARCHIVE.example:8080, true",
        "[::1]:8080, true",
        "[::1], true",
        "archive.example.evil, false",
        "127.0.0.1, false",
        "'', false",
        "':8080', false",
    })
    void isNamedByItsNameWithAPortOrWithout(String host, boolean named) {
        assertThat(SITE.isNamed(host)).isEqualTo(named);
    }

    @Test
    void anyNameWillDoWithAStar() {
        assertThat(new OwnSite(List.of("*")).isNamed("whatever")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, false",
                "same-origin, http://archive.example, false",
                "none, -, false",
                "cross-site, -, true",
                "same-site, http://archive.example, true",
                "-, http://archive.example, false",
                "-, http://other.example, true",
                "-, http://archive.example:81, true",
                "-, null, true",
                "-, ht tp:, true",
            })
    void isForeignWhenABrowserNamesAnotherSite(String site, String origin, boolean foreign) {
        var request = HttpRequest.POST("/", "");
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header(HttpHeaders.ORIGIN, origin);
        }

        assertThat(OwnSite.isForeign(request, "archive.example")).isEqualTo(foreign);
        assertThat(OwnSite.isChange(request)).isTrue();
    }
}
