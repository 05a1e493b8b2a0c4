package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/** Takes the documents that were published about a roll from the cloud into the archive. */
final class DocumentArchive {
    private final Ledger ledger;
    private final CloudConnection.Source link;
    private final ExecutorService senders;

    DocumentArchive(Ledger ledger, CloudConnection.Source link, ExecutorService senders) {
        this.ledger = ledger;
        this.link = link;
        this.senders = senders;
    }

    void carry(Roll roll, CloudConnection archive) {
        Set<String> there = new HashSet<>();
        ledger.publications().documents(roll.id()).stream().filter(document -> document.tier() == Tier.ARCHIVE).forEach(document -> there.add(document.key()));
        for (Document document : ledger.publications().documents(roll.id())) {
            if (document.tier() == Tier.CLOUD && !there.contains(document.key())) {
                carry(document, archive);
                ledger.publications().stored(new Document(roll.id(), Tier.ARCHIVE, document.key(), document.size(), document.crc64()));
            }
        }
    }

    private void carry(Document document, CloudConnection archive) {
        Path between = null;
        try {
            between = Files.createTempFile("checkgate-document", "");
            try (InputStream in = link.connection(Tier.CLOUD).bucket().get(document.key())) {
                Files.copy(in, between, StandardCopyOption.REPLACE_EXISTING);
            }
            new DocumentCarrier(archive, senders).carry(document.key(), between, Crc64Nvme.fromHex(document.crc64()), "");
        } catch (KeyTaken | SourceDamaged e) {
            throw StepFailure.needsPerson("The document " + document.key() + " cannot be archived: " + e.getMessage() + ".", e);
        } catch (StoreTrouble e) {
            throw e.asFailure();
        } catch (IOException e) {
            throw StepFailure.retry(Duration.ofSeconds(10), "The document " + document.key() + " cannot be archived (" + e.getMessage() + "); it is tried again.", e);
        } finally {
            remove(between);
        }
    }

    private static void remove(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
