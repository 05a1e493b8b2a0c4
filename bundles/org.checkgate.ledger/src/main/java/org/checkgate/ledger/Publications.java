package org.checkgate.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Checkgate itself wrote about a roll. */
public interface Publications {
    /** The time that our generation of this roll carries; fixed by the first call, so that a repeat writes the same bytes. */
    Instant generationTime(long rollId, Instant proposal);

    /** Notes a document that lies proven on a tier; the same key again changes nothing. */
    void stored(Document document);

    List<Document> documents(long rollId);

    /** The number that the next manifest below this prefix carries, over all deliveries. */
    int nextNumber(Roll roll);

    /** Notes that a manifest is in the cloud and appends the event about it, in one acknowledged step. */
    void published(Publication publication, String eventType, String eventData);

    Optional<Publication> newest(long rollId);
}
