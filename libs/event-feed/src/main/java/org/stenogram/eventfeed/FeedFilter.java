package org.stenogram.eventfeed;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stenogram.contracts.EventType;

/// Which events a reader wants: those that fit everything that is given.
///
/// @param types kinds of event, of [#FOLLOWED]
/// @param document events of this document only
/// @param collection events of this collection only
/// @param person documents in which someone of this name or identifier speaks
/// @param words documents in which a passage holds these words; with `person`, a passage of that speaker
public record FeedFilter(
        Set<EventType> types,
        @Nullable UUID document,
        @Nullable String collection,
        @Nullable String person,
        @Nullable String words) {

    /// What the feed tells. The log keeps no more than a summary of the two kinds that carry whole texts, so those
    /// travel on Kafka only.
    public static final Set<EventType> FOLLOWED = Collections.unmodifiableSet(
            EnumSet.complementOf(EnumSet.of(EventType.DOCUMENT_CLEANED, EventType.DOCUMENT_SEGMENTED)));

    /// Everything that the feed tells.
    public static final FeedFilter ALL = new FeedFilter(FOLLOWED, null, null, null, null);

    /// Copies the kinds. Only an archived document has people and words, so asking for those asks for that kind.
    ///
    /// @throws IllegalArgumentException when nothing could ever fit
    public FeedFilter {
        if (types.isEmpty() || !FOLLOWED.containsAll(types)) {
            throw new IllegalArgumentException(
                    "kinds of event must be some of those that the feed tells, were " + types);
        }
        EnumSet<EventType> wanted = EnumSet.copyOf(types);
        if (person != null || words != null) {
            wanted.retainAll(EnumSet.of(EventType.DOCUMENT_ARCHIVED));
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "person and words fit document.archived only, and that kind was not asked for");
        }
        types = Collections.unmodifiableSet(wanted);
    }

    /// The name that filters have for a kind: `document.archived`.
    public static String nameOf(EventType type) {
        String topic = type.topic();
        return topic.substring(topic.indexOf('.') + 1, topic.lastIndexOf('.'));
    }

    /// The kind of this name, if the feed tells it.
    public static Optional<EventType> typeOf(String name) {
        return FOLLOWED.stream().filter(type -> nameOf(type).equals(name)).findFirst();
    }

    /// Whether the texts have to be asked, which the event alone cannot answer.
    public boolean asksTexts() {
        return person != null || words != null;
    }

    /// Whether the event itself fits, whatever the texts say.
    public boolean admits(FeedEvent event) {
        return types.contains(event.type())
                && (document == null || document.equals(event.subject()))
                && (collection == null || collection.equals(event.collection()));
    }
}
