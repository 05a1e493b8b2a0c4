package org.checkgate.publish.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FoundFile;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.Scope;
import org.checkgate.store.Place;

/** Brings a card in as the list check and the single read do: into the ledger, and into staging. */
final class Delivery {
    static final Destination DAY = new Destination("Night Train", "20260314", "main");

    private Delivery() {
    }

    static Roll of(Path card, String serial, Ledger ledger, FakeStores documents) throws IOException {
        Drive drive = ledger.drives().arrive(new DriveIdentity(serial, "uuid", "print"), "/media/" + serial, "CARD", Optional.of(DAY));
        ledger.drives().listed(drive.id(), new Listing(List.of(listed(card)), List.of(), List.of()));
        Roll roll = ledger.rolls().onDrive(drive.id()).get(0);
        for (RollFile file : ledger.rolls().files(roll.id())) {
            byte[] bytes = Files.readAllBytes(card.resolve(file.path()));
            Map<String, String> hashes = new LinkedHashMap<>();
            Cards.digests(bytes, formats(file)).forEach((format, value) -> hashes.put(format.id(), value));
            ledger.rolls().read(file.id(), bytes.length, hashes, FakeStores.crc64(bytes));
            documents.at(Place.STAGING).put(roll.stagingPrefix() + "/" + file.path(), bytes);
        }
        return roll;
    }

    private static Set<HashFormat> formats(RollFile file) {
        return file.stated().isEmpty() ? Set.of(HashFormat.XXH64) : HashFormat.of(file.stated().get(0).format()).map(Set::of).orElseThrow();
    }

    private static NewRoll listed(Path card) throws IOException {
        Scope scope = HashLists.read(card);
        List<NewFile> files = new ArrayList<>();
        StringBuilder manifests = new StringBuilder();
        for (FoundFile found : scope.found()) {
            FileRole role = switch (found.role()) {
                case HISTORY -> FileRole.MANIFEST;
                case RECORDED -> FileRole.SEALED;
                default -> FileRole.EXTRA;
            };
            if (role == FileRole.MANIFEST) {
                manifests.append(Digests.sha256(Files.readAllBytes(card.resolve(found.path()))));
            }
            List<StatedHash> stated = role == FileRole.SEALED ? stated(scope.files().get(found.path())) : List.of();
            files.add(new NewFile(found.path(), found.size(), false, role, stated));
        }
        return new NewRoll(scope.name(), RollKind.CAMERA, scope.name(), Digests.sha256(manifests.toString()), files, List.of());
    }

    private static List<StatedHash> stated(Expected expected) {
        return expected.hashes().stream().map(h -> new StatedHash(h.format(), h.value(), h.trusted(), h.generation())).toList();
    }
}
