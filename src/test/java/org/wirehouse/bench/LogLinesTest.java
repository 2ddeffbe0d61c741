package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLinesTest {
    @Test
    void areFoundInTheLogsOfAllServers() {
        String log = """
                [2026-11-25T21:40:00.123+0000] [] [WARNING] [] [fish.payara.x] [tid: _ThreadID=1] a WARNING
                [2026-11-25T21:40:00.123+0000] [Payara 6] [SEVERE] [] [org.y] [tid: _ThreadID=1] b
                [2026-11-25T21:40:00.123+0000] [] [INFO] [] [org.y] [tid: _ThreadID=1] no ERROR [x]
                21:40:00,123 INFO  [org.jboss.as] (MSC service thread 1-1) WFLYSRV0049
                21:40:00,123 WARN  [org.jboss.as] (MSC service thread 1-1) c
                21:40:00,123 ERROR [org.jboss.as] (MSC service thread 1-1) d
                [11/25/26, 21:40:00:123 UTC] 0000002a com.ibm.ws.kernel.feature   A CWWKF0011I: ready
                [11/25/26, 21:40:00:123 UTC] 0000002a com.ibm.ws.webcontainer     W SRVE8000W: e
                [11/25/26, 21:40:00:123 UTC] 0000002a com.ibm.ws.webcontainer     E SRVE0777E: f
                """;

        assertThat(LogLines.of(log)).isEqualTo(new LogLines(3, 3));
        assertThat(LogLines.of(log).since(LogLines.of(log))).isEqualTo(new LogLines(0, 0));
    }
}
