package org.stenogram.eventfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stenogram.contracts.EventType;

class FeedFilterTest {

    @Test
    void kindsAreNamedAsTheirTopicsAre() {
        assertThat(FeedFilter.nameOf(EventType.REPROCESS_REQUESTED)).isEqualTo("document.reprocess-requested");
        assertThat(FeedFilter.FOLLOWED)
                .allSatisfy(type ->
                        assertThat(FeedFilter.typeOf(FeedFilter.nameOf(type))).hasValue(type));
        assertThat(FeedFilter.typeOf("document.cleaned")).isEmpty();
    }

    @Test
    void peopleAndWordsAreInArchivedDocumentsOnly() {
        assertThat(new FeedFilter(FeedFilter.FOLLOWED, null, null, "Hoxha", null).types())
                .containsExactly(EventType.DOCUMENT_ARCHIVED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedFilter(Set.of(EventType.DOCUMENT_FAILED), null, null, null, "gold"));
    }

    @Test
    void kindsThatTheFeedDoesNotTellAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedFilter(EnumSet.of(EventType.DOCUMENT_CLEANED), null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new FeedFilter(Set.of(), null, null, null, null));
    }
}
