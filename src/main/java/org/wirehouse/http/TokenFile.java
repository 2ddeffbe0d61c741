package org.wirehouse.http;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The publish token in a file, such as a mounted secret, which may be replaced while the application runs. The content is read
 * anew at each {@link #tick()}, so a link that is switched to another file is noticed, too.
 */
public final class TokenFile implements Supplier<Optional<String>> {
    private static final Logger LOG = System.getLogger(TokenFile.class.getName());
    private static final int MAX_BYTES = 4 * 1024;

    private final Path file;
    private volatile String token;
    private boolean failing; // by the thread that ticks

    /**
     * Reads the token.
     *
     * @throws IllegalArgumentException if there is none; the message names the file and what is wrong
     */
    public TokenFile(Path file) {
        this.file = file;
        this.token = read(file);
    }

    /** As last read. */
    @Override
    public Optional<String> get() {
        return Optional.of(token);
    }

    /** Reads the token again, and keeps the last one if that fails. To be called about once a second by one thread. */
    public void tick() {
        try {
            String read = read(file);
            if (failing || !read.equals(token)) {
                LOG.log(
                        Level.INFO,
                        "the publish token was read from {0}{1}",
                        file,
                        read.equals(token) ? "; it is still the same" : "; it has changed");
            }
            failing = false;
            token = read;
        } catch (IllegalArgumentException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "publish token: {0}; the last one stays valid", e.getMessage());
            }
            failing = true;
        }
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw bad(file, "has more than " + MAX_BYTES + " bytes");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .strip();
            if (text.isEmpty()) {
                throw bad(file, "is empty");
            }
            if (text.lines().count() > 1) {
                throw bad(file, "has more than one line");
            }
            return text;
        } catch (NoSuchFileException e) {
            throw bad(file, "does not exist");
        } catch (CharacterCodingException e) {
            throw bad(file, "is not UTF-8");
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static IllegalArgumentException bad(Path file, String why) {
        return new IllegalArgumentException("'" + file + "' " + why);
    }
}
