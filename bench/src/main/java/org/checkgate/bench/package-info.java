/**
 * Benchmarks: every figure stands beside that of a native program, or beside a limit, measured in the same run.
 *
 * <p>{@link org.checkgate.bench.Bench} runs the {@link org.checkgate.bench.Benchmark}s that are named. Standard output
 * carries the lines of {@link org.checkgate.bench.Figure} and nothing else; standard error tells what was measured.
 * To add one: implement {@code Benchmark} in a package of its own and list it in {@code Bench}.
 */
package org.checkgate.bench;
