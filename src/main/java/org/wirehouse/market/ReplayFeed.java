package org.wirehouse.market;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.wirehouse.compression.GzipException;
import org.wirehouse.text.MalformedTextException;

/**
 * Plays a recording of trades, once or over and over, at a multiple of its own speed.
 *
 * <p>The file is streamed and may be of any size. Rows that are no trades are skipped, counted and logged once by cause;
 * the recording is not cleaned otherwise: equal rows are equal trades. Silences are played as they are, nights included.
 * In a loop the next pass begins at once and a number of whole days later in market time, so that time keeps growing and
 * every pass begins a new day.
 *
 * <p>A file that turns out to be cut off or damaged ends the feed as {@code failed}; so does a pass without a single trade.
 * What was played until then stays.
 */
public final class ReplayFeed implements MarketFeed {
    private static final long PROGRESS_NANOS = 1_000_000_000;

    private final Consumer<Trade> market;
    private final ReplaySettings settings;
    private final RowLayout layout;
    private final ReplayTally tally;
    private final ReplayShift shift;
    private final Pacer pacer;
    private final FeedLife life;
    private long toldNanos;

    /**
     * @param market takes the trades, and may refuse them one by one
     * @throws IllegalArgumentException if the file or its header cannot be read, or a column is missing
     */
    public ReplayFeed(Consumer<Trade> market, ReplaySettings settings, FeedHost host) {
        this(market, settings, host, Pacer.real());
    }

    ReplayFeed(Consumer<Trade> market, ReplaySettings settings, FeedHost host, Pacer pacer) {
        Path file = settings.file();
        this.market = market;
        this.settings = settings;
        this.layout = layout(settings);
        this.tally = new ReplayTally(fileName(), settings.speed(), size(file));
        this.shift = new ReplayShift(settings.zone());
        this.pacer = pacer;
        this.life = new FeedLife(FeedStatus.REPLAY, host, pacer, () -> Optional.of(tally.progress()));
    }

    /**
     * Checks a recording before anything starts.
     *
     * @throws IllegalArgumentException if the file or its header cannot be read, or a column is missing
     */
    public static void requireReadable(ReplaySettings settings) {
        Path file = settings.file().toAbsolutePath();
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a directory");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("the user of the server may not read " + file);
        }
        layout(settings);
    }

    @Override
    public void start() {
        life.start(this::run);
    }

    @Override
    public FeedStatus status() {
        return life.status();
    }

    @Override
    public void close() {
        life.close();
    }

    private void run() throws InterruptedException {
        toldNanos = pacer.nanos();
        do {
            long before = tally.accepted();
            tally.beginPass();
            playOnce();
            shift.nextPass();
            if (tally.accepted() == before && !pacer.hasEnded()) {
                throw new IllegalStateException(fileName() + ": a whole pass had no trade to play"
                        + tally.firstSkipped().map(first -> "; " + first).orElse(""));
            }
        } while (settings.loop() && !pacer.hasEnded());
    }

    private void playOnce() throws InterruptedException {
        ReplayPace pace = new ReplayPace(settings.speed(), pacer);
        try (Recording recording = new Recording(settings.file(), settings.format(), tally::read)) {
            while (!pacer.hasEnded() && recording.next()) {
                play(recording, pace);
                tellProgress();
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    fileName() + ": cannot be read on after row "
                            + tally.progress().rows() + ": " + cause(e),
                    e);
        }
    }

    private void play(Recording row, ReplayPace pace) throws InterruptedException {
        try {
            Trade trade = shift.shifted(layout.trade(row.fields()));
            pace.await(trade.time());
            if (!pacer.hasEnded()) {
                market.accept(trade);
                tally.accept(trade);
            }
        } catch (RefusedTradeException e) {
            tally.skip(row.lineNumber(), e);
        }
    }

    private void tellProgress() {
        if (pacer.nanos() - toldNanos >= PROGRESS_NANOS) {
            toldNanos = pacer.nanos();
            life.tell();
        }
    }

    private String fileName() {
        return String.valueOf(settings.file().getFileName());
    }

    private static RowLayout layout(ReplaySettings settings) {
        Path file = settings.file();
        try (Recording recording = new Recording(file, settings.format(), bytes -> {})) {
            return new RowLayout(recording.header(), settings);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the header of " + file + ": " + cause(e), e);
        } catch (RefusedTradeException e) {
            throw new IllegalArgumentException(
                    "cannot read the header of " + file + ": " + ReplayTally.explained(e), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot replay " + file + ": " + e.getMessage(), e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + cause(e), e);
        }
    }

    private static String cause(Exception e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof GzipException || innermost instanceof MalformedTextException) {
            return String.valueOf(innermost.getMessage());
        }
        String name = innermost.getClass().getSimpleName();
        // the message of these is the whole path, which is not for everybody who may read the status
        return innermost instanceof FileSystemException ? name : name + ", " + innermost.getMessage();
    }
}
