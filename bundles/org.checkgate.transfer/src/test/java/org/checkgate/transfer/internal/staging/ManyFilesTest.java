package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Light;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a roll with very many costs no more than one of a smaller roll: counted, since a time says little on a busy machine. */
@Tag("long")
class ManyFilesTest {
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    /** What a file may cost more in the large roll; with a cost that grows with the roll it would be ten times as much. */
    private static final double MORE = 1.1;

    @TempDir
    Path folder;

    /**
     * What one roll took, from its listing to its light.
     *
     * @param statements that the ledger's database was given
     * @param rows       that it gave or changed
     * @param calls      to the store
     */
    private record Cost(long statements, long rows, long calls) {
    }

    @Test
    void aFileCostsTheSameInALargeRoll() throws Exception {
        Cost few = cost(FEW);
        Cost many = cost(MANY);
        assertEquals(FEW, few.calls(), "the store is asked once a file");
        assertEquals(MANY, many.calls(), "the store is asked once a file");
        assertFlat("statements", few.statements(), many.statements());
        assertFlat("rows", few.rows(), many.rows());
    }

    private static void assertFlat(String what, long few, long many) {
        double before = (double) few / FEW;
        double after = (double) many / MANY;
        assertTrue(before >= 1, what + " were not counted: " + before + " a file");
        assertTrue(after <= before * MORE, what + " a file: " + before + " in the small roll, " + after + " in the large one");
    }

    private Cost cost(int files) throws IOException, SQLException {
        Path here = Files.createDirectory(folder.resolve(Integer.toString(files)));
        SetDrive drive = new SetDrive(here.resolve("drive"));
        for (int i = 0; i < files; i++) {
            drive.sealed(i / 1000 + "/" + i + ".dpx", new byte[i % 2]);
        }
        try (Centre centre = new Centre(here);
             Connection beside = DriverManager.getConnection("jdbc:h2:file:" + here.resolve("ledger"), "checkgate", "");
             Statement database = beside.createStatement()) {
            database.execute("SET QUERY_STATISTICS_MAX_ENTRIES 1000");
            database.execute("SET QUERY_STATISTICS TRUE");
            AtomicLong calls = new AtomicLong();
            centre.staging = new StagingConnection(centre.staging.address(), counted(centre.staging.store(), calls), centre.staging.disk(), centre.staging.settings());
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            assertNothingSearchedThrough(beside, files);
            try (ResultSet sum = database.executeQuery("SELECT SUM(EXECUTION_COUNT), SUM(CUMULATIVE_ROW_COUNT) FROM INFORMATION_SCHEMA.QUERY_STATISTICS"
                    + " WHERE SQL_STATEMENT NOT LIKE 'EXPLAIN%'")) {
                sum.next();
                return new Cost(sum.getLong(1), sum.getLong(2), calls.get());
            }
        }
    }

    /** What is asked for each file must be found by an index: a statement that looks through a whole table counts as one all the same. */
    private static void assertNothingSearchedThrough(Connection beside, int files) throws SQLException {
        List<String> eachFile = new ArrayList<>();
        try (PreparedStatement often = beside.prepareStatement("SELECT SQL_STATEMENT FROM INFORMATION_SCHEMA.QUERY_STATISTICS WHERE EXECUTION_COUNT >= ?")) {
            often.setInt(1, files);
            ResultSet rows = often.executeQuery();
            while (rows.next()) {
                if (rows.getString(1).matches("(?s)(SELECT|UPDATE|DELETE) .*")) {
                    eachFile.add(rows.getString(1));
                }
            }
        }
        assertTrue(eachFile.stream().anyMatch(sql -> sql.startsWith("SELECT")), "no statement was seen that is asked for each file");
        for (String sql : eachFile) {
            try (PreparedStatement explained = beside.prepareStatement("EXPLAIN " + sql)) {
                for (int i = 1; i <= sql.chars().filter(sign -> sign == '?').count(); i++) {
                    explained.setString(i, "1");
                }
                ResultSet plan = explained.executeQuery();
                plan.next();
                assertFalse(plan.getString(1).contains(".tableScan"), plan.getString(1));
            }
        }
    }

    private static StagingStore counted(StagingStore store, AtomicLong calls) {
        return (StagingStore) Proxy.newProxyInstance(StagingStore.class.getClassLoader(), new Class<?>[] {StagingStore.class}, (self, method, arguments) -> {
            calls.addAndGet(method.getName().equals("close") ? 0 : 1);
            try {
                return method.invoke(store, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
