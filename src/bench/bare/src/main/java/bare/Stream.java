package bare;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** An event stream that never blocks. It begins with a comment, so that the client has the headers. */
final class Stream implements WriteListener {
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Set<Stream> streams;
    private int begun;
    private boolean flushDue;

    private Stream(AsyncContext context, Set<Stream> streams) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.streams = streams;
    }

    /** @param streams has it from when it can take events */
    static void open(ServletRequest request, Set<Stream> streams) throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        ServletResponse response = context.getResponse();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setBufferSize(1024); // as ours
        Stream stream = new Stream(context, streams);
        stream.out.setWriteListener(stream);
    }

    /** Sends an event, unless an earlier one is still on its way. */
    synchronized void send(byte[] event) throws IOException {
        if (!flushDue && out.isReady()) {
            out.write(event);
            flushDue = true;
            flush();
        }
    }

    private void flush() throws IOException {
        if (flushDue && out.isReady()) {
            flushDue = false;
            out.flush();
        }
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        while (begun < 3 && out.isReady()) { // Open Liberty has to be told twice to flush
            begun++;
            if (begun == 1) {
                out.write(COMMENT);
            } else {
                out.flush();
            }
        }
        flush();
        if (begun == 3) {
            streams.add(this);
        }
    }

    @Override
    public void onError(Throwable cause) {
        streams.remove(this);
        context.complete();
    }
}
