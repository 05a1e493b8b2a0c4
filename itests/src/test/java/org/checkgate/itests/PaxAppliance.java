package org.checkgate.itests;

import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.karaf.options.LogLevelOption;
import org.ops4j.pax.exam.options.extra.VMOption;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** The assembled image, unpacked and booted once by Pax Exam for all tests that share it; its cloud is a demo's stand-in. */
final class PaxAppliance implements AutoCloseable {
    private static final String CLOUD = "etc/org.checkgate.transfer.cloud.cfg";

    private final TestContainer container;
    private final Path home;
    private final Api api;

    private PaxAppliance() throws Exception {
        Path unpacked = Path.of("target/exam").toAbsolutePath();
        int port = Ports.free();
        container = PaxExamRuntime.createContainer(PaxExamRuntime.createTestSystem(configuration(unpacked.toFile(), port)));
        container.start();
        home = newest(unpacked);
        api = Api.when(home.resolve("run/console.json"));
    }

    static PaxAppliance boot() {
        try {
            return new PaxAppliance();
        } catch (Exception e) {
            throw new IllegalStateException("The appliance did not boot.", e);
        }
    }

    Api api() {
        return api;
    }

    /** The unpacked image; it is also the appliance's home. */
    Path home() {
        return home;
    }

    String log() throws IOException {
        return Files.readString(home.resolve("data/log/karaf.log"));
    }

    private static Path newest(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isDirectory).max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified())).orElseThrow();
        }
    }

    private static Option[] configuration(File unpacked, int port) {
        List<Option> options = new ArrayList<>(List.of(options(
                karafDistributionConfiguration().frameworkUrl("file:" + System.getProperty("checkgate.image.archive"))
                        .name("checkgate").unpackDirectory(unpacked).useDeployFolder(false),
                configureSecurity().disableKarafMBeanServerBuilder(),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                keepRuntimeFolder(), logLevel(LogLevelOption.LogLevel.INFO),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", Integer.toString(port)),
                editConfigurationFilePut("etc/org.apache.karaf.management.cfg", "rmiRegistryPort", Integer.toString(Ports.free())),
                editConfigurationFilePut("etc/org.apache.karaf.management.cfg", "rmiServerPort", Integer.toString(Ports.free())),
                editConfigurationFilePut(CLOUD, "standIn", "true"),
                editConfigurationFilePut("etc/org.checkgate.transfer.staging.cfg", "partSizeMiB", "5"),
                editConfigurationFilePut("etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository",
                        System.getProperty("org.ops4j.pax.url.mvn.localRepository", "")))));
        KarafOnJava17.vmOptions(System.getProperty("karaf.version")).forEach(option -> options.add(new VMOption(option)));
        return options.toArray(Option[]::new);
    }

    @Override
    public void close() {
        Optional<ProcessHandle> process = ProcessHandle.of(api.pid());
        container.stop();
        process.ifPresent(ProcessHandle::destroyForcibly);
    }
}
