package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Adopted;
import org.checkgate.ledger.ClipPage;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.ledger.FoundClip;
import org.checkgate.ledger.Inspections;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.PastAnswer;
import org.checkgate.ledger.Roll;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home that an earlier Checkgate filled goes on. */
class MigrationsTest {
    @TempDir
    Path folder;

    @Test
    void aHomeOfTheFirstVersionKeepsItsLightsAndItsDeliveriesFindEachOther() throws Exception {
        fillFirstVersion();
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Deliveries.configureAll(ledger);
            List<Roll> rolls = ledger.rolls().deliveries(Deliveries.DAY, "A001");
            assertEquals(List.of(rolls.get(2)), ledger.rolls().related(rolls.get(0).id()));
            assertEquals(List.of(), ledger.rolls().related(rolls.get(1).id()), "it had other manifests");
            assertTrue(ledger.rolls().lights(rolls.get(0).id()).get(Light.SAFE_TO_UNPLUG).on());
            assertEquals(1, ledger.rolls().standing(rolls.get(2).id()).missing());
            assertEquals(new Adopted(1, 1, 0, 0), ledger.copies().adopt(rolls.get(2).id(), FakeStation.STAGING));
            assertTrue(ledger.rolls().lights(rolls.get(2).id()).get(Light.SAFE_TO_UNPLUG).on());
            assertFalse(ledger.rolls().lights(rolls.get(1).id()).get(Light.SAFE_TO_UNPLUG).on());
        }
    }

    @Test
    void clipsOfTheFirstVersionAreFoundAndCountedByAndBy() throws Exception {
        fillFirstVersion();
        try (OpenLedger ledger = TestLedger.open(folder)) {
            long roll = ledger.rolls().deliveries(Deliveries.DAY, "A001").get(0).id();
            ClipQuery query = new ClipQuery(Optional.empty(), Optional.empty(), Optional.of("a001"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), 10);
            assertEquals(new ClipPage(List.of(), Optional.empty(), 2), ledger.clips().search(query));
            assertEquals(List.of(), ledger.clips().history(roll).get(0).parts());
            assertEquals(1, ledger.clips().enter(1));
            assertEquals(List.of(), ledger.clips().history(roll).get(0).parts(), "not before all are known");
            assertEquals(1, ledger.clips().enter(1));
            assertEquals(List.of("A001C001"), ledger.clips().search(query).clips().stream().map(FoundClip::name).toList());
            PastAnswer answer = ledger.clips().history(roll).get(0);
            assertEquals(Instant.parse("2026-03-14T12:00:00Z"), answer.at());
            assertEquals(List.of(new PastAnswer.Part("generic", "", 1, 1), new PastAnswer.Part("quicktime", "", 1, 0)), answer.parts());
            assertEquals(new Inspections.Waiting(1, 1), ledger.inspections().waiting());
        }
    }

    private void fillFirstVersion() throws Exception {
        Files.createDirectories(folder.resolve("ledger"));
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("ledger/checkgate").toAbsolutePath());
        source.setUser("checkgate");
        source.setPassword("");
        new Migrations(source, Migrations.NAMES.subList(0, 1)).run();
        try (Connection connection = source.getConnection()) {
            run(connection, "INSERT INTO drives (serial, file_system, fingerprint, mount, label, present, state, seen_at) "
                    + "VALUES ('S', 'u', 'f', '/media/S', 'S', TRUE, 'LISTED', CURRENT_TIMESTAMP)");
            for (int delivery = 1; delivery <= 3; delivery++) {
                run(connection, "INSERT INTO rolls (drive_id, title, shoot_day, unit, name, delivery, kind, folder, fingerprint) VALUES (1, '"
                        + Deliveries.DAY.title() + "', '" + Deliveries.DAY.day() + "', '" + Deliveries.DAY.unit() + "', 'A001', " + delivery
                        + ", 'CAMERA', 'A001', '" + (delivery == 2 ? "other" : "print") + "')");
                run(connection, "INSERT INTO files VALUES (" + delivery + ", " + delivery + ", 'clip.mov', 5, " + (delivery == 3) + ", 'SEALED', 'ab')");
                run(connection, "INSERT INTO stated_hashes VALUES (" + delivery + ", 0, 'xxh64', '0123456789abcdef', TRUE, 1)");
            }
            run(connection, "INSERT INTO clips (roll_id, position, name, format, json, primary_path, picture, frames) VALUES (1, 0, 'A001C001', 'quicktime', '"
                    + DescribedClip.named("A001C001").text("reel", "A001").json() + "', 'clip.mov', TRUE, 100)");
            run(connection, "INSERT INTO clips (roll_id, position, name, format, json, primary_path, picture, frames) VALUES (1, 1, 'A001C002', 'braw', '"
                    + DescribedClip.named("A001C002").by("generic", "").json() + "', 'clip.braw', TRUE, 0)");
            run(connection, "INSERT INTO activity (happened_at, roll_id, kind, sentence) VALUES (TIMESTAMP WITH TIME ZONE '2026-03-14 12:00:00+00:00', 1, 'roll.inspected', 'A001: 2 clips.')");
            run(connection, "INSERT INTO read_hashes VALUES (1, 'xxh64', '0123456789abcdef')");
            run(connection, "INSERT INTO copies (file_id, roll_id, tier, endpoint, object_key, strength, proven_at) VALUES (1, 1, 'STAGING', '"
                    + FakeStation.STAGING + "', 'key', 'READ_BACK', CURRENT_TIMESTAMP)");
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }
}
