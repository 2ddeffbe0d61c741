package org.wirehouse.hub;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that the arguments of JMH choose, and prints what each takes as a table: the time and the bytes
 * allocated. Both are medians, because a mean would count what else the machine does, and the end of the trial, which
 * belongs to the last iteration.
 */
public final class RunBenchmarks {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private RunBenchmarks() {}

    /**
     * Runs them, always with the profiler that counts allocations.
     *
     * @param args first the file that gets the results as JSON, then what {@code org.openjdk.jmh.Main} takes
     */
    public static void main(String... args) throws RunnerException, CommandLineOptionException {
        String[] jmhArgs = Arrays.copyOfRange(args, 1, args.length);
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(jmhArgs))
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(args[0])
                .build();
        System.out.println(table(new Runner(options).run()));
    }

    private static String table(Collection<RunResult> results) {
        return results.stream()
                .map(RunBenchmarks::row)
                .collect(Collectors.joining("\n", "\n| benchmark | ns/op | B/op |\n| --- | --- | --- |\n", "\n"));
    }

    private static String row(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated =
                Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED));
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f |",
                name(result.getParams()),
                time.getStatistics().getPercentile(50),
                allocated.getStatistics().getPercentile(50));
    }

    /** The class and method without their package, and the parameters. */
    private static String name(BenchmarkParams params) {
        String name = params.getBenchmark().replaceFirst("^.*\\.(\\w+)Benchmark\\.", "$1.");
        return params.getParamsKeys().stream()
                .map(key -> key + " " + params.getParam(key))
                .collect(Collectors.joining(", ", name + " ", ""))
                .strip();
    }
}
