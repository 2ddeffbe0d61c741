package org.wirehouse.bench;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A server that was started, and what can be seen of it from outside. */
final class Target implements AutoCloseable {
    private final Candidate candidate;
    private final Site site;
    private final ProcessTree processes;
    private final Optional<VirtualMachine> virtualMachine;
    private final Supplier<String> log;
    private final Runnable stop;

    /**
     * Watches a server that is ready. It is also stopped if this virtual machine ends before.
     *
     * @param process of the server itself, not of a script around it
     * @param log all that it has logged so far
     */
    Target(Candidate candidate, Site site, ProcessHandle process, Supplier<String> log, Runnable stop) {
        this.candidate = candidate;
        this.site = site;
        this.processes = new ProcessTree(process);
        this.virtualMachine = VirtualMachine.of(process);
        this.log = log;
        this.stop = stop;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    String name() {
        return candidate.name();
    }

    /**
     * The server, and the virtual machine that it really runs on.
     *
     * @param options that virtual machines were started with
     */
    Machine machine(List<String> options) {
        String server = (candidate.name() + " " + candidate.version()).strip();
        return virtualMachine
                .map(vm -> new Machine(server, candidate.isOurs(), vm.version(), String.join(" ", options)))
                .orElseGet(() -> new Machine(server, candidate.isOurs(), "", ""));
    }

    Site site() {
        return site;
    }

    URI base() {
        return site.base();
    }

    ProcessTree processes() {
        return processes;
    }

    /** What is left of the heap after a full collection, in bytes; only a virtual machine has one. */
    long liveHeapBytes() {
        return virtualMachine.orElseThrow().liveHeapBytes();
    }

    /** True if it runs on a virtual machine of Java, which compiles what is busy. */
    boolean isJava() {
        return virtualMachine.isPresent();
    }

    /** What a client needs of the memory: of the live heap if there is one, and else of the resident memory. */
    Figure memoryPerClient() {
        return virtualMachine.isPresent() ? Figure.HEAP_PER_CLIENT : Figure.RESIDENT_PER_CLIENT;
    }

    /** In bytes, what {@link #memoryPerClient} is taken from. */
    long memoryBytes() {
        return virtualMachine.map(VirtualMachine::liveHeapBytes).orElseGet(processes::residentBytes);
    }

    String log() {
        return log.get();
    }

    boolean isRunning() {
        return processes.root().isAlive();
    }

    @Override
    public void close() {
        stop.run();
    }
}
