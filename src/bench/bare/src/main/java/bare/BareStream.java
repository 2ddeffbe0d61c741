package bare;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An event stream with nothing behind it, at the address of ours: what the server alone takes for one that is open. */
@WebServlet(urlPatterns = {"/api/stream", "/api/health/ready"}, asyncSupported = true)
public class BareStream extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith("ready")) {
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setBufferSize(1024); // as ours
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        context.getResponse().getOutputStream().setWriteListener(new Greeting(context));
    }

    /** Writes a comment, so that the client has the headers, and no more. */
    private static final class Greeting implements WriteListener {
        private final AsyncContext context;
        private int steps;

        Greeting(AsyncContext context) {
            this.context = context;
        }

        @Override
        public void onWritePossible() throws IOException {
            ServletOutputStream out = context.getResponse().getOutputStream();
            while (steps < 3 && out.isReady()) { // Open Liberty has to be told twice to flush
                steps++;
                if (steps == 1) {
                    out.write(COMMENT);
                } else {
                    out.flush();
                }
            }
        }

        @Override
        public void onError(Throwable cause) {
            context.complete();
        }
    }
}
