package org.checkgate.itests;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one appliance that all of them share. It is booted for the first and stopped after the last, while the
 * test JVM still has time: at its exit that JVM is ended within two seconds, and whatever it has not stopped by then stays.
 */
final class BootedAppliance implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == PaxAppliance.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(ExtensionContext.Namespace.create(BootedAppliance.class))
                .getOrComputeIfAbsent(PaxAppliance.class, type -> PaxAppliance.boot(), PaxAppliance.class);
    }
}
