/**
 * The command line, a plain jar outside the appliance. {@link org.checkgate.cli.Main} is where it starts: each command is
 * a class of this package that reads its options and hands the work on. {@code internal.home} is the folder of an
 * appliance, {@code internal.appliance} its process, {@code internal.console} talks to its public API,
 * {@code internal.demo} makes the demo's drive and judges its run, {@code internal.plugins} hosts camera plugins without
 * an appliance, and {@code internal.terminal} is what the user sees. Errors are {@link org.checkgate.cli.internal.terminal.Trouble}:
 * a sentence, what to do next, and an exit code.
 */
package org.checkgate.cli;
