package org.wirehouse.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseResultTest {
    @Test
    void readsWhatTheSuiteWrites() {
        assertThat(CaseResult.read("""
                {
                   "wildfly": {
                      "1.1.1": {
                         "behavior": "OK",
                         "behaviorClose": "OK",
                         "duration": 102,
                         "remoteCloseCode": 1000,
                         "reportfile": "wildfly_case_1_1_1.json"
                      },
                      "5.12": {
                         "behavior": "OK",
                         "behaviorClose": "FAILED",
                         "duration": 1002,
                         "remoteCloseCode": null,
                         "reportfile": "wildfly_case_5_12.json"
                      }
                   }
                }
                """))
                .containsExactly(new CaseResult("1.1.1", "OK", "OK"), new CaseResult("5.12", "OK", "FAILED"));
    }

    @ParameterizedTest
    @CsvSource({
        "OK, OK, true",
        "NON-STRICT, OK, true",
        "INFORMATIONAL, INFORMATIONAL, true",
        "FAILED, OK, false",
        "UNIMPLEMENTED, OK, false",
        "OK, FAILED, false",
        "OK, WRONG CODE, false",
        "OK, UNCLEAN, false",
        "OK, FAILED BY CLIENT, false"
    })
    void passesWhatTheStandardAllows(String behavior, String behaviorClose, boolean passed) {
        assertThat(new CaseResult("1.1.1", behavior, behaviorClose).hasPassed()).isEqualTo(passed);
    }
}
