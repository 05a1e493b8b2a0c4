package org.checkgate.itests;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** What Karaf's own start script opens, exports and patches on Java 17; Pax Exam starts Karaf without that script. */
final class KarafOnJava17 {
    private KarafOnJava17() {
    }

    static List<String> vmOptions(String karafVersion) {
        List<String> options = new ArrayList<>(List.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module", "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karafVersion + ".jar",
                "--patch-module", "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karafVersion + ".jar"));
        for (String opened : List.of("java.base/java.security", "java.base/java.net", "java.base/java.lang", "java.base/java.util",
                "java.naming/javax.naming.spi", "java.rmi/sun.rmi.transport.tcp")) {
            options.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        for (String exported : List.of("java.base/sun.net.www.protocol.file", "java.base/sun.net.www.protocol.http",
                "java.base/sun.net.www.protocol.https", "java.base/sun.net.www.protocol.jar", "jdk.naming.rmi/com.sun.jndi.url.rmi",
                "java.rmi/sun.rmi.registry")) {
            options.add("--add-exports=" + exported + "=ALL-UNNAMED");
        }
        options.addAll(List.of("-classpath", String.join(File.pathSeparator, "lib/jdk9plus/*", "lib/boot/*", "lib/endorsed/*")));
        return options;
    }
}
