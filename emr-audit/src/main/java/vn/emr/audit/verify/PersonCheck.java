package vn.emr.audit.verify;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.FhirTypes;

/** Compares each Person with the tables that tell at once who is who. */
final class PersonCheck {

    private static final String PERSONS = "select r.id, c.dict, c.bytes,"
            + " array(select l.patient || ' level' || l.assurance from emr.patient_link l where l.person = r.id) as links,"
            + " array(select n.value from emr.person_number n where n.person = r.id and n.system = 1 and n.state = 1)"
            + " as numbers from emr.resource r"
            + " join emr.entry_content c on c.stream = r.stream and c.seq = r.seq where r.type = ?";

    private static final String LOOSE =
            "select l.patient as id, 6 as type, 'is linked to a Person that is missing' as message"
                    + " from emr.patient_link l where not exists (select from emr.resource r where r.id = l.person and r.type = 5)"
                    + " union all select l.patient, 6, 'is linked, but not in the log' from emr.patient_link l"
                    + " where not exists (select from emr.resource r where r.id = l.patient and r.type = 6)"
                    + " union all select n.person, 5, 'owns a number, but is not in the log' from emr.person_number n"
                    + " where n.state = 1 and not exists (select from emr.resource r where r.id = n.person and r.type = 5)";

    private final Findings findings;

    PersonCheck(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        try (PreparedStatement persons = connection.prepareStatement(PERSONS)) {
            persons.setFetchSize(Verifier.FETCH);
            persons.setInt(1, FhirTypes.code("Person"));
            try (ResultSet row = persons.executeQuery()) {
                while (row.next()) {
                    person(row);
                }
            }
        }
        loose(connection);
    }

    private void person(ResultSet row) throws SQLException {
        JsonObject person;
        try {
            person = CanonicalJson.parse(ContentCodec.decompress(row.getInt("dict"), row.getBytes("bytes")));
        } catch (IllegalArgumentException e) {
            return; // told with its entry
        }
        UUID id = row.getObject("id", UUID.class);
        if (!links(person).equals(texts(row, "links"))) {
            findings.add(Failure.ofResource(Check.IDENTITY, "Person", id, "its links are not those of the link table"));
        }
        List<String> numbers = texts(row, "numbers");
        if (!citizenNumbers(person).allMatch(numbers::contains)) {
            findings.add(
                    Failure.ofResource(Check.IDENTITY, "Person", id, "its citizen number is not known as its own"));
        }
    }

    private static List<String> links(JsonObject person) {
        return person.objects("link")
                .map(l -> l.text("target", "reference").orElse("").replace("Patient/", "")
                        + ' '
                        + l.text("assurance").orElse(""))
                .sorted()
                .toList();
    }

    private static Stream<String> citizenNumbers(JsonObject person) {
        return person.objects("identifier")
                .filter(i -> i.text("system").filter(Systems.CITIZEN::equals).isPresent())
                .flatMap(i -> i.text("value").stream());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((String[]) array.getArray()).sorted().toList();
    }

    private void loose(Connection connection) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(LOOSE)) {
            rows.setFetchSize(Verifier.FETCH);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    findings.add(Failure.ofResource(
                            Check.IDENTITY,
                            FhirTypes.name(row.getInt("type")),
                            row.getObject("id", UUID.class),
                            row.getString("message")));
                }
            }
        }
    }
}
