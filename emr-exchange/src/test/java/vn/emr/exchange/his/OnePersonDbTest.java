package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.testing.EmrFixture;

/** Sixteen facilities send the same new person at once. */
class OnePersonDbTest {

    private static final int CLIENTS = 16;

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Door door = new Door(EMR);

    @AfterAll
    static void the_log_is_whole() throws Exception {
        try (Connection owner = EMR.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures()).isEmpty();
        }
    }

    @Test
    void sixteen_imports_at_once_give_one_person() throws Exception {
        String text = Samples.plain("bad/sent-twice-1.xml");
        List<String> facilities =
                IntStream.rangeClosed(1, CLIENTS).mapToObj("24X%02d"::formatted).toList();
        for (String facility : facilities) {
            door.receive(facility, Samples.utf8(text.replace("24X05", facility)));
        }
        CyclicBarrier together = new CyclicBarrier(CLIENTS);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> imports = new ArrayList<>();
            facilities.forEach(f -> imports.add(threads.submit(() -> {
                together.await();
                door.importAll();
                return f;
            })));
            for (Future<?> done : imports) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(EMR.database().count("select count(*) from emr.his_export where state = 3"))
                .isEqualTo(CLIENTS);
        assertThat(EMR.database().count("select count(distinct person) from emr.patient_link"))
                .isEqualTo(1);
        assertThat(EMR.database().count("select count(*) from emr.patient_link"))
                .isEqualTo(CLIENTS);
        assertThat(EMR.database().count("select count(*) from emr.stream where kind = 1"))
                .isEqualTo(1);
        assertThat(EMR.database().count("select seq from emr.stream where kind = 1"))
                .isEqualTo(CLIENTS);
    }
}
