package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/** Brings documents of ours that were changed or removed from outside back from where they are as they were. */
final class DocumentMending {
    private static final int BITE = 256 * 1024;

    private final Ledger ledger;
    private final StagedFiles staged;
    private final CloudConnection.Source link;
    private final ExecutorService senders;

    DocumentMending(Ledger ledger, StagedFiles staged, CloudConnection.Source link, ExecutorService senders) {
        this.ledger = ledger;
        this.staged = staged;
        this.link = link;
        this.senders = senders;
    }

    void mend(Roll roll, CloudConnection cloud) {
        Tier tier = cloud.endpoint().tier();
        Map<String, Finding> open = Tampered.open(ledger.rolls().findings(roll.id()), tier);
        if (open.isEmpty()) {
            return;
        }
        Optional<StepFailure> left = Optional.empty();
        for (Document document : ledger.publications().documents(roll.id())) {
            if (document.tier() == tier && open.containsKey(document.key())) {
                Optional<StepFailure> failed = mend(roll, document, open.get(document.key()), cloud);
                left = left.isPresent() ? left : failed;
            }
        }
        if (left.isPresent()) {
            throw left.get();
        }
    }

    private Optional<StepFailure> mend(Roll roll, Document document, Finding finding, CloudConnection cloud) {
        Path between = null;
        try {
            between = Files.createTempFile("checkgate-document", "");
            ObjectProof proof = new ObjectProof(cloud.bucket(), cloud.endpoint().refusesWrongChecksums(), Strength.HASHED);
            CloudObject object = object(document);
            if (proof.ask(object).verdict() == ObjectProof.Verdict.SAME) {
                mended(roll, finding, BucketMending.AGAIN);
                return Optional.empty();
            }
            String from = fetched(roll, document, between);
            if (from.isEmpty()) {
                return person(roll, Tampered.nowhere(finding));
            }
            if (ledger.scrubs().found(roll.id(), document.tier(), cloud.endpoint().address()).contains(document.key())) {
                new Aside(cloud.bucket(), proof).away(object);
            }
            new DocumentCarrier(cloud, senders).carry(document.key(), between, object.crc64(), type(document.key()));
            mended(roll, finding, "It was replaced from " + from + ".");
            return Optional.empty();
        } catch (Aside.NotKept e) {
            return person(roll, Tampered.person(finding, e.getMessage()));
        } catch (KeyTaken | SourceDamaged e) {
            return person(roll, Tampered.person(finding, "it is being changed from outside while it is replaced"));
        } catch (StoreTrouble e) {
            return Optional.of(e.asFailure());
        } catch (IOException e) {
            return Optional.of(StepFailure.retry(Duration.ofSeconds(10), "The document " + document.key() + " cannot be replaced (" + e.getMessage()
                    + "); it is tried again.", e));
        } finally {
            remove(between);
        }
    }

    static CloudObject object(Document document) {
        return new CloudObject(0, document.key(), document.size(), Crc64Nvme.fromHex(document.crc64()), Map.of(), "", CloudObject::nothing);
    }

    private Optional<StepFailure> person(Roll roll, Finding finding) {
        ledger.rolls().find(roll.id(), finding);
        return Optional.of(StepFailure.needsPerson(finding.sentence() + " " + finding.next(), null));
    }

    private void mended(Roll roll, Finding finding, String how) {
        Finding mended = Tampered.mended(finding, how);
        ledger.rolls().find(roll.id(), mended);
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "roll.mended", roll.name() + ": " + mended.sentence());
    }

    /** @return where it was found as it was; empty when it is so nowhere */
    private String fetched(Roll roll, Document document, Path to) throws IOException {
        Tier other = document.tier() == Tier.ARCHIVE ? Tier.CLOUD : Tier.ARCHIVE;
        Optional<IOException> trouble = Optional.empty();
        if (ledger.publications().documents(roll.id()).stream().anyMatch(each -> each.tier() == other && each.key().equals(document.key()))
                && ledger.endpoints().current(other).isPresent()) {
            try (SeekableBytes bytes = new BucketBytes(link.connection(other).bucket(), document.key(), document.size())) {
                if (same(bytes, document, to)) {
                    return "the " + other.word();
                }
            } catch (StoreTrouble e) {
                trouble = e.absent() ? trouble : Optional.of(e);
            }
        }
        // Proxies and posters stay in staging.
        try (SeekableBytes bytes = staged.open(roll.stagingPrefix() + document.key().substring(roll.prefix().length()), Long.MAX_VALUE)) {
            if (bytes.size() == document.size() && same(bytes, document, to)) {
                return "staging";
            }
        } catch (NoSuchFileException e) {
            // Nor is it there.
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return "";
    }

    private static boolean same(SeekableBytes bytes, Document document, Path to) throws IOException {
        Crc64Nvme crc64 = new Crc64Nvme();
        byte[] bite = new byte[BITE];
        long at = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int count; (count = bytes.read(at, bite, 0, bite.length)) > 0; at += count) {
                crc64.update(bite, 0, count);
                out.write(bite, 0, count);
            }
        }
        return at == document.size() && crc64.value() == Crc64Nvme.fromHex(document.crc64());
    }

    private static String type(String key) {
        return key.endsWith(".json") ? "application/json" : key.endsWith(".xml") || key.endsWith(".mhl") ? "application/xml"
                : key.endsWith(".jpg") ? "image/jpeg" : key.endsWith(".mp4") ? "video/mp4" : "";
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
