package org.checkgate.transfer.internal.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.Clearable;
import org.checkgate.ledger.Clearing;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Rolls;
import org.checkgate.ledger.Scrubs;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.TierStanding;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.MediumReader;
import org.checkgate.transfer.internal.cloud.Bucket;
import org.checkgate.transfer.internal.cloud.Seen;
import org.checkgate.transfer.internal.staging.Body;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.checkgate.transfer.internal.staging.StoreDisk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A simulation that finds nothing proves something only if it finds what is there: each of these is a fault built in. */
@Tag("long")
class SimulationFindsTest {
    private static final int SEEDS = 3000;

    private static void assertFound(String promise, Plant plant) throws InterruptedException {
        Optional<Simulation.Failure> failure = Simulation.run(1, SEEDS, plant).broken();
        assertTrue(failure.isPresent(), "nothing was found");
        assertTrue(failure.get().promise().getMessage().startsWith(promise), failure.get()::told);
    }

    private interface Instead {
        /** @return what to answer; empty for what the real one answers */
        Optional<Object> answer(Method method, Object[] arguments) throws Throwable;
    }

    /** The real one, but for some of its answers. */
    private static <T> T but(Class<T> type, T real, Instead instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            Optional<Object> answer = instead.answer(method, arguments);
            try {
                return answer.isPresent() ? answer.get() : method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static Plant rolls(java.util.function.UnaryOperator<Rolls> other) {
        return new Plant() {
            @Override
            Ledger ledger(Ledger real) {
                Rolls rolls = other.apply(real.rolls());
                return but(Ledger.class, real, (method, arguments) -> method.getName().equals("rolls") ? Optional.of(rolls) : Optional.empty());
            }
        };
    }

    /** A disk below staging that is the real one, but for what a test says. */
    private static class OtherDisk implements StoreDisk {
        private final StoreDisk real;

        OtherDisk(StoreDisk real) {
            this.real = real;
        }

        @Override
        public void makeDurable(Collection<String> keys) throws IOException {
            real.makeDurable(keys);
        }

        @Override
        public MediumReader open(String key) throws IOException {
            return real.open(key);
        }

        @Override
        public Path file(String key) throws IOException {
            return real.file(key);
        }

        @Override
        public long usableSpace() throws IOException {
            return real.usableSpace();
        }
    }

    @Test
    void objectsThatAreNotMadeDurable() throws Exception {
        assertFound("Green, and", new Plant() {
            @Override
            StoreDisk disk(StoreDisk real) {
                return new OtherDisk(real) {
                    @Override
                    public void makeDurable(Collection<String> keys) {
                    }
                };
            }
        });
    }

    /** Remembers, for each world by itself, what was sent. */
    private static final class Sent {
        private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();

        StagingStore watching(StagingStore real) {
            return but(StagingStore.class, real, (method, arguments) -> {
                switch (method.getName()) {
                    case "put" -> bytes.put((String) arguments[0], sent((Body) arguments[3]));
                    case "putPart" -> bytes.put(arguments[1] + " " + arguments[2], sent((Body) arguments[5]));
                    case "complete" -> bytes.put((String) arguments[0], whole((String) arguments[1], (List<?>) arguments[2]));
                    default -> { }
                }
                return Optional.empty();
            });
        }

        private static byte[] sent(Body body) throws Exception {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            body.writeTo(out);
            return out.toByteArray();
        }

        private byte[] whole(String upload, List<?> parts) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            parts.forEach(part -> out.writeBytes(bytes.getOrDefault(upload + " " + ((Part) part).number(), new byte[0])));
            return out.toByteArray();
        }
    }

    @Test
    void aReadBackThatAnswersFromWhatWasSent() throws Exception {
        ThreadLocal<Sent> sent = ThreadLocal.withInitial(Sent::new);
        assertFound("Green, and", new Plant() {
            @Override
            StagingStore store(StagingStore real) {
                sent.set(new Sent());
                return sent.get().watching(real);
            }

            @Override
            StoreDisk disk(StoreDisk real) {
                Sent mine = sent.get();
                return new OtherDisk(real) {
                    @Override
                    public MediumReader open(String key) throws IOException {
                        byte[] bytes = mine.bytes.get(key);
                        if (bytes == null) {
                            throw new NoSuchFileException(key);
                        }
                        return new FakeSimStoreDisk.ArrayReader(bytes, true, Integer.MAX_VALUE);
                    }
                };
            }
        });
    }

    @Test
    void aLedgerDiskThatAcknowledgesSyncsAndDoesNone() throws Exception {
        assertFound("The ledger has forgotten", new Plant() {
            @Override
            boolean ledgerDiskSyncs() {
                return false;
            }
        });
    }

    @Test
    void aLightThatCountsOnlyTheFilesThatAreProven() throws Exception {
        assertFound("Green, and", rolls(real -> but(Rolls.class, real, (method, arguments) -> {
            if (!method.getName().equals("lights")) {
                return Optional.empty();
            }
            RollStanding all = real.standing((long) arguments[0]);
            if (all.cleared().isPresent()) {
                return Optional.empty();
            }
            return Optional.of(Lights.of(new RollStanding(all.staging().proven(), 0, all.holding(), all.staging(), all.cloud(), all.archive(), all.daySigned())));
        })));
    }

    @Test
    void aLightThatLooksAtNoFindings() throws Exception {
        assertFound("Green, and", rolls(real -> but(Rolls.class, real, (method, arguments) -> {
            if (!method.getName().equals("lights")) {
                return Optional.empty();
            }
            RollStanding all = real.standing((long) arguments[0]);
            return Optional.of(Lights.of(new RollStanding(all.files(), all.missing(), List.of(), all.staging(), all.cloud(), all.archive(), all.daySigned(), all.cleared())));
        })));
    }

    @Test
    void aCounterThatCountsACopyTooMany() throws Exception {
        assertFound("Miscounted: ", new Plant() {
            @Override
            void opened(String database) {
                try (Connection connection = DriverManager.getConnection(database, "checkgate", ""); Statement statement = connection.createStatement()) {
                    statement.executeUpdate("UPDATE roll_counts SET files = files + 1 WHERE tier = 'STAGING'");
                } catch (SQLException e) {
                    // The appliance dies here: there will be another start.
                    return;
                }
            }
        });
    }

    @Test
    void aPolicyThatBelievesWhatOnlyACacheHasShown() throws Exception {
        assertFound("Green, and", new Plant() {
            @Override
            Policy policy(Policy configured) {
                return new Policy(Strength.READ_BACK_CACHED, configured.cloud(), configured.archive());
            }
        });
    }

    @Test
    void aSourceWhoseHashesAreNotCompared() throws Exception {
        assertFound("Green, and", rolls(real -> but(Rolls.class, real, (method, arguments) -> method.getName().equals("files")
                ? Optional.of(real.files((long) arguments[0]).stream().map(SimulationFindsTest::unsealed).toList()) : Optional.empty())));
    }

    private static RollFile unsealed(RollFile file) {
        return new RollFile(file.id(), file.rollId(), file.path(), file.size(), file.missing(), FileRole.EXTRA, List.of(), file.hashes(), file.crc64());
    }

    /** A bucket that is the real one, but for what a test says. */
    private static Plant bucket(java.util.function.UnaryOperator<Bucket> other) {
        return new Plant() {
            @Override
            Bucket bucket(Bucket real) {
                return other.apply(real);
            }
        };
    }

    @Test
    void aCloudThatIsNotAskedWhatLiesThere() throws Exception {
        assertFound("Proven ", bucket(real -> {
            Map<String, Seen> sent = new ConcurrentHashMap<>();
            return but(Bucket.class, real, (method, arguments) -> {
                switch (method.getName()) {
                    case "put" -> sent.put((String) arguments[0], new Seen((long) arguments[2], (String) arguments[3], "sent"));
                    case "complete" -> sent.put((String) arguments[0], new Seen(((List<?>) arguments[2]).stream().mapToLong(part -> ((Part) part).size()).sum(),
                            (String) arguments[3], "sent"));
                    default -> { }
                }
                return method.getName().equals("head") && sent.containsKey((String) arguments[0]) ? Optional.of(Optional.of(sent.get((String) arguments[0])))
                        : Optional.empty();
            });
        }));
    }

    @Test
    void aChecksumThatNobodyCheckedAndIsBelieved() throws Exception {
        assertFound("Green, and ", new Plant() {
            @Override
            FakeSimBucket.Manner manner(FakeSimBucket.Manner dice) {
                return new FakeSimBucket.Manner(false, true, dice.conditions(), dice.cold(), dice.copies(), dice.carries());
            }

            @Override
            boolean believed(boolean checks) {
                return true;
            }
        });
    }

    @Test
    void aCopyThatALookFoundWrongAndThatStaysACopy() throws Exception {
        assertFound("A look found it wrong, and it still counts", ledger(Scrubs.class, "scrubs", Ledger::scrubs, (method, arguments) ->
                method.getName().equals("wrong") ? Optional.of(true) : Optional.empty()));
    }

    private static <T> Plant ledger(Class<T> type, String name, java.util.function.Function<Ledger, T> part, Instead instead) {
        return new Plant() {
            @Override
            Ledger ledger(Ledger real) {
                T other = but(type, part.apply(real), instead);
                return but(Ledger.class, real, (method, arguments) -> method.getName().equals(name) ? Optional.of(other) : Optional.empty());
            }
        };
    }

    @Test
    void aLightForWhichAFileLessInTheCloudWillDo() throws Exception {
        assertFound("Green, and ", rolls(real -> but(Rolls.class, real, (method, arguments) -> {
            if (!method.getName().equals("lights")) {
                return Optional.empty();
            }
            RollStanding all = real.standing((long) arguments[0]);
            TierStanding cloud = all.cloud();
            TierStanding more = new TierStanding(cloud.endpoint(), cloud.required(), Math.min(all.files(), cloud.proven() + 1), cloud.weakest());
            return Optional.of(Lights.of(new RollStanding(all.files(), all.missing(), all.holding(), all.staging(), more, all.archive(), all.daySigned(), all.cleared())));
        })));
    }

    @Test
    void aServerThatCarriesChecksumsAlongAndIsBelieved() throws Exception {
        assertFound("Proven (HASHED)", new Plant() {
            /** What was stated of the probe's first copy, which is the truth; of one world. */
            private final ThreadLocal<Optional<Seen>> truth = ThreadLocal.withInitial(Optional::empty);

            @Override
            Weather weather(Weather dice) {
                return Weather.LYING;
            }

            @Override
            FakeSimBucket.Manner manner(FakeSimBucket.Manner dice) {
                return new FakeSimBucket.Manner(true, true, dice.conditions(), false, true, true);
            }

            @Override
            boolean oneServer(boolean dice) {
                return true;
            }

            @Override
            Bucket bucket(Bucket real) {
                return but(Bucket.class, real, (method, arguments) -> {
                    // As if it told the truth about the probe from its lies.
                    boolean probe = arguments != null && arguments.length > 0 && arguments[0] instanceof String key && key.startsWith(".checkgate/probe/");
                    if (probe && method.getName().equals("put")) {
                        truth.set(Optional.empty());
                    }
                    if (probe && method.getName().equals("complete")) {
                        if (truth.get().isPresent()) {
                            throw new StoreTrouble(real.target().name(), 400, "BadDigest", "The checksum did not match", null);
                        }
                        truth.set(Optional.of(new Seen(((Part) ((List<?>) arguments[2]).get(0)).size(), (String) arguments[3], "")));
                        return Optional.of("");
                    }
                    return probe && method.getName().equals("head") ? Optional.of(truth.get()) : Optional.empty();
                });
            }
        });
    }

    @Test
    void stagingThatIsClearedOfWhatIsProvenNowhereElse() throws Exception {
        assertFound("Let go from staging, and ", new Plant() {
            private final ThreadLocal<String> opened = new ThreadLocal<>();

            @Override
            void opened(String database) {
                opened.set(database);
            }

            @Override
            Ledger ledger(Ledger real) {
                Clearing clearing = but(Clearing.class, real.clearing(), (method, arguments) -> switch (method.getName()) {
                    case "clearable" -> Optional.of(real.rolls().all().stream().filter(roll -> real.rolls().standing(roll.id()).cleared().isEmpty())
                            .map(roll -> new Clearable(roll.id(), Instant.EPOCH)).toList());
                    case "clear" -> Optional.of(clear((long) arguments[0]));
                    default -> Optional.empty();
                });
                return but(Ledger.class, real, (method, arguments) -> method.getName().equals("clearing") ? Optional.of(clearing) : Optional.empty());
            }

            private OptionalLong clear(long roll) {
                try (Connection connection = DriverManager.getConnection(opened.get(), "checkgate", ""); Statement statement = connection.createStatement()) {
                    statement.executeUpdate("UPDATE rolls SET cleared_at = CURRENT_TIMESTAMP WHERE id = " + roll);
                    return OptionalLong.of(1);
                } catch (SQLException e) {
                    // The appliance dies here.
                    return OptionalLong.empty();
                }
            }
        });
    }
}
