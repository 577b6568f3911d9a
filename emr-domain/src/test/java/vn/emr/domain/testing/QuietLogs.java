package vn.emr.domain.testing;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps the libraries' start-up chatter out of the output of tests. */
final class QuietLogs {

    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final List<Logger> HELD = Stream.of(
                    "org.flywaydb", "org.hibernate", "org.jboss.weld", "io.zonky", "vn.emr.domain.facility")
            .map(Logger::getLogger)
            .toList();

    private QuietLogs() {}

    static void quieten() {
        HELD.forEach(l -> l.setLevel(Level.SEVERE));
    }
}
