package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.checkgate.ledger.Adopted;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
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
