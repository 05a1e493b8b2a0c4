/**
 * Hosts camera plugins and keeps their faults from costing more than metadata.
 *
 * <p>Start at {@link org.checkgate.inspect.CardInspector}: it takes a {@link org.checkgate.inspect.CardSource}, which is a
 * card's tree with a way to open its files (a {@link org.checkgate.inspect.PathCard} for a plain folder, your own for staged
 * objects), and the {@link org.checkgate.inspect.HostedPlugin}s. It asks each plugin how sure it is, lets them claim files
 * in that order, gathers what is left into clips of known formats, and inspects clip by clip behind a byte budget and a
 * deadline. What comes out is a {@link org.checkgate.inspect.CardReport} of {@link org.checkgate.inspect.ClipReport}s, which
 * {@link org.checkgate.inspect.InspectJson} writes down and {@link org.checkgate.inspect.RollKindGuess} judges.
 * Large rolls are done in two steps, {@code group} and then {@code inspect} for each clip, so that the work can be spread.
 *
 * <p>The plugins come and go with their jars, and none of their code runs in this process:
 * {@link org.checkgate.inspect.SandboxedPlugins} calls them in {@linkplain org.checkgate.inspect.Sandboxes processes of their own} and
 * ends those that misbehave. {@link org.checkgate.inspect.CameraPlugins} lists those that serve now, each behind a
 * {@link org.checkgate.inspect.PluginLending}, and {@link org.checkgate.inspect.PluginFolder} has a verdict for every jar that somebody
 * dropped, also for those that the framework is silent about.
 */
@Version("1.0.0")
package org.checkgate.inspect;

import org.osgi.annotation.versioning.Version;
