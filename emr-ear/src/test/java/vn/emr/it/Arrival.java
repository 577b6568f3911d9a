package vn.emr.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/**
 * A patient of whom nobody has heard before, whose episode has just come through the door for HIS exports.
 *
 * @param word the part of the name that nobody else has
 * @param name full name
 */
record Arrival(String word, String name) {

    /** Arrives at the facility for a short visit. */
    static Arrival at(String facility) {
        return at(facility, 0);
    }

    /** Arrives at the facility, and has so many long findings. */
    static Arrival at(String facility, int findings) {
        String serial = String.format("%06d", System.nanoTime() % 1_000_000);
        String word = "x"
                + serial.chars()
                        .mapToObj(c -> String.valueOf((char) (c - '0' + 'a')))
                        .collect(joining());
        Arrival patient = new Arrival(word, "Đặng Thị Ế " + word);
        byte[] file = Episodes.visit(facility, "024061" + serial, serial, patient.name(), findings);
        assertThat(HisSystem.of(facility).send(file).text("answer")).isPresent().isNotEqualTo(Optional.of("refused"));
        return patient;
    }

    /** Citizen number. */
    String citizen() {
        return "024061"
                + word.chars()
                        .skip(1)
                        .mapToObj(c -> String.valueOf((char) (c - 'a' + '0')))
                        .collect(joining());
    }

    /** Logical id of the Patient. */
    String patient() {
        return RunningNode.get()
                .sql(RunningNode.PROVINCE, "select patient from emr.patient_search where name like '%" + word + "'")
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow()
                .strip();
    }
}
