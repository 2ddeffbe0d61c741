package org.wirehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private final Properties given = new Properties();
    private final Options options = new Options(given);

    @Test
    void haveTheirUsualValues() {
        assertThat(options.whole("clients", 5, 1, 10)).isEqualTo(5);
        assertThat(options.decimal("rate", 0.5, 0, 1)).isEqualTo(0.5);
        assertThat(options.list("symbols", "A, B")).containsExactly("A", "B");
        assertThat(options.words("options", " -Xmx1g  -Xint ")).containsExactly("-Xmx1g", "-Xint");
    }

    @Test
    void sayWhatIsWrongWithAValue() {
        given.setProperty("bench.clients", "11");
        given.setProperty("bench.rate", "fast");
        given.setProperty("bench.symbols", ",");

        assertThatThrownBy(() -> options.whole("clients", 5, 1, 10))
                .hasMessage("bench.clients must be a whole number from 1 to 10, was '11'");
        assertThatThrownBy(() -> options.decimal("rate", 0.5, 0, 1))
                .hasMessage("bench.rate must be a number from 0.0 to 1.0, was 'fast'");
        assertThatThrownBy(() -> options.list("symbols", "A"))
                .hasMessage("bench.symbols must be texts separated by commas, was ','");
    }

    @Test
    void nameWhatIsMisspelt() {
        given.setProperty("bench.clinets", "11");
        given.setProperty("other.clients", "11");
        options.whole("clients", 5, 1, 10);

        assertThatThrownBy(options::requireNoOthers)
                .hasMessage("there is no option [bench.clinets]; there are [bench.clients]");
    }

    @Test
    void nameTheLoadsIfThereIsNoSuchLoad() {
        Map<String, List<Experiment>> catalogue = Catalogue.experiments(options);

        assertThat(catalogue.get("load")).hasSize(1);
        assertThat(Benchmark.chosen(catalogue)).isEqualTo(catalogue.get("load"));
        assertThat(Benchmark.chosen(catalogue, "idle", "ticker")).hasSize(4);
        assertThatThrownBy(() -> Benchmark.chosen(catalogue, "load", "laod"))
                .hasMessage("there is no load 'laod'; there are [load, stalled, clients, rates, channels,"
                        + " highest, idle, histories, ticker, long]");
    }

    @Test
    void nameTheTransports() {
        given.setProperty("bench.transports", "sse,carrier pigeon");

        assertThatThrownBy(() -> Catalogue.experiments(options))
                .hasMessage("bench.transports must be sse or websocket or both with a comma, was 'sse,carrier pigeon'");
    }

    @Test
    void nameTheTargets() {
        given.setProperty("bench.targets", "floor  wildfly bare-wildfly");
        Candidates candidates = new Candidates(Candidates.SOURCES, Path.of("target/bench"));
        assertThat(candidates.read(options))
                .extracting(Candidate::name)
                .containsExactly("floor", "wildfly", "bare-wildfly");
        assertThat(candidates.read(options)).extracting(Candidate::isOurs).containsExactly(false, true, false);

        for (String wrong : List.of("floor wildflower", "floor bare-floor", "bare-")) {
            given.setProperty("bench.targets", wrong);
            assertThatThrownBy(() -> candidates.read(options))
                    .hasMessageContainingAll(
                            "bench.targets must be servers of [payara-micro, ", "'bare-'", "was '" + wrong + "'");
        }
    }

    @Test
    void refusePeersWhereOnlyTheWarCanBeMeasured() {
        Map<String, List<Experiment>> catalogue = Catalogue.experiments(options);
        Candidate peer = new Peer(Path.of("nchan"), Path.of("built"));
        for (String any : List.of("load", "stalled", "highest", "idle")) {
            Benchmark.chosen(catalogue, any).forEach(experiment -> Benchmark.requireFit(experiment, List.of(peer)));
        }
        for (String ours : List.of("channels", "histories", "ticker", "long")) {
            Experiment experiment = Benchmark.chosen(catalogue, ours).get(0);
            assertThatThrownBy(() -> Benchmark.requireFit(experiment, List.of(new War("wildfly"), peer)))
                    .hasMessage("'" + ours + "' needs what only the WAR has, so bench.targets must not have [nchan]");
            Benchmark.requireFit(experiment, List.of(new War("wildfly")));
        }
    }

    @Test
    void nameTheRecordingIfItIsMissing() throws IOException {
        given.setProperty("bench.ticker.file", "nowhere.csv");

        assertThatThrownBy(() -> ReplaySettings.read(options).requireFile())
                .hasMessageContainingAll("nowhere.csv is missing", "-Dbench.ticker.file");
    }
}
