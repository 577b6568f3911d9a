package vn.emr.domain.facility;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One line of the shipped register of facilities ({@code facility/facilities.csv}). The real codes of the 17 are not
 * public, so the register holds made-up ones; Bạch Mai's is real.
 */
record FacilityRow(String code, String ownKey, String nameVi, String nameEn, String kind, boolean hosted) {

    /** Hosts of the province's node: all facilities but those of central hospitals. */
    static final String PROVINCE = "*";

    private static final String REGISTER = "/facility/facilities.csv";

    /**
     * The facilities that a node knows.
     *
     * @param hosts codes of those that it keeps the records of, separated by commas; {@link #PROVINCE}: all of the province
     */
    static List<FacilityRow> register(String hosts) {
        Set<String> codes = Set.of(hosts.split(","));
        InputStream in = Objects.requireNonNull(FacilityRow.class.getResourceAsStream(REGISTER), REGISTER);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> parse(line, codes)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FacilityRow parse(String line, Set<String> hosts) {
        String[] cell = line.split(",", -1);
        String code = cell[2].isEmpty() ? cell[3] : cell[2];
        boolean hosted = hosts.contains(PROVINCE) ? !cell[6].equals("central hospital") : hosts.contains(code);
        return new FacilityRow(code, cell[1], cell[4], cell[5], cell[6], hosted);
    }
}
