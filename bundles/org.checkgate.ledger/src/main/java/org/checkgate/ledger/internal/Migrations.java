package org.checkgate.ledger.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.checkgate.ledger.LedgerException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Brings the tables up to what this code knows. Every migration is listed here: a bundle cannot be searched for them. */
final class Migrations {
    static final List<String> NAMES = List.of("V1__ledger.sql", "V2__redeliveries.sql", "V3__clearing.sql", "V4__restorations.sql",
            "V5__dismissals.sql", "V6__rebuilds.sql", "V7__numbers.sql", "V8__acceptances.sql", "V9__taken_places.sql",
            "V10__steering.sql", "V11__tallies.sql", "V12__scrubs.sql", "V13__counts.sql", "V14__clips.sql", "V15__pieces.sql", "V16__cards.sql");
    private static final Set<MigrationState> NEWER = Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final Flyway flyway;
    private final List<String> names;

    Migrations(DataSource database) {
        this(database, NAMES);
    }

    /** As a Checkgate that knows these alone. */
    Migrations(DataSource database, List<String> names) {
        this.names = names;
        flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .resourceProvider(new Listed())
                .javaMigrationClassProvider(List::of)
                .loggers("slf4j")
                .defaultSchema("PUBLIC")
                .createSchemas(false)
                .load();
    }

    /** Refuses tables that a newer Checkgate wrote, before it touches anything. */
    void run() {
        refuseNewer("ledger");
        flyway.migrate();
    }

    /** @param what whose tables these are, for people */
    void refuseNewer(String what) {
        for (MigrationInfo applied : flyway.info().applied()) {
            if (NEWER.contains(applied.getState())) {
                throw new LedgerException("The " + what + " was written by a newer Checkgate (its tables are of version "
                        + applied.getVersion() + ", this one knows " + names.size() + "). Start the newer one again.", null);
            }
        }
    }

    private final class Listed implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return names.contains(name) ? new MigrationScript(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return names.stream().filter(name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                    .<LoadableResource>map(MigrationScript::new).toList();
        }
    }
}
