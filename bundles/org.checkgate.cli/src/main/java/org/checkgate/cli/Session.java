package org.checkgate.cli;

import java.util.Map;
import org.checkgate.cli.internal.terminal.Terminal;

/**
 * What a command gets from outside.
 *
 * @param terminal    where it answers
 * @param environment the process's variables
 */
record Session(Terminal terminal, Map<String, String> environment) {}
