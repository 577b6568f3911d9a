package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.emr.domain.access.Permission;
import vn.emr.domain.access.Role;

/**
 * To who may not know, what exists and what doesn't are the same: status, headers and length of the answer, and number, kind and
 * order of the statements that the database is sent. At every endpoint whose address names something, found in the code; with an
 * empty form and with those that are filled in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenIT {

    private static final String KEEPER = "24X09";
    private static final String OTHER = "24X07";

    /** At the doors a token says who asks. */
    private static final String NO_SESSION = "no session";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Something else may come between once: a new connection, a new patient's first read. What differs always is told. */
    private static final int TRIES = 4;

    /** Forms that are filled in, by the path of the endpoint. */
    private static final Map<String, List<String>> FORMS = Map.ofEntries(
            Map.entry("/patients/{patient}/refer", List.of("to=01929")),
            Map.entry(
                    "/patients/{patient}/consents",
                    List.of("facility=24X05&giver=Con+trai&proof=Giay+so+1&until=31/12/2099")),
            Map.entry(
                    "/patients/{patient}/requests",
                    List.of("authority=Toa&number=1&subject=Ban+sao&reader=x&dated=01/01/2026&due=31/12/2099")),
            Map.entry("/patients/{patient}/why", List.of("act=here", "reason=Bat+tinh+tai+khoa+cap+cuu")),
            Map.entry(
                    "/referrals/{id}",
                    List.of("act=send&reason=1&diagnosis=Ho", "act=discard", "act=show", "stay=STAY")),
            Map.entry("/referrals/{id}/way", List.of("act=cancel")),
            Map.entry("/referrals/{id}/more", List.of("stay=STAY")),
            Map.entry(
                    "/inbox/{id}",
                    List.of(
                            "act=accept",
                            "act=decline&note=Het+giuong",
                            "act=arrived",
                            "diagnosis=Ho&treatment=x&plan=x")),
            Map.entry("/referrals/proposals/{request}", List.of("act=send-now&urgency=stat", "act=aside", "act=back")),
            Map.entry("/overrides/{opening}", List.of("act=justified", "note=Khong+dung")),
            Map.entry("/identity/{task}", List.of("act=DIFFERENT", "act=SAME&note=x", "act=LINKED", "act=REOPEN")));

    /** Questions that name a patient beside the path. */
    private static final List<String> QUERIES = List.of(
            "/audit?patient=PATIENT",
            "/audit/events.csv?patient=PATIENT",
            "/audit/events.json?patient=PATIENT",
            "/referrals?aside=REQUEST");

    private final RunningNode node = RunningNode.get();
    private final Map<String, String> differences = new TreeMap<>();
    private Hidden hidden;
    private SentStatements sent;

    /**
     * Somebody who asks.
     *
     * @param facility of which; empty for the province's people
     */
    private record Asker(Role role, String facility, Badge badge) {

        @Override
        public String toString() {
            return role.realmName() + '@' + facility;
        }
    }

    @BeforeAll
    void hide() throws Exception {
        hidden = Hidden.at(KEEPER);
        sent = new SentStatements(node);
    }

    @AfterAll
    void show() throws Exception {
        sent.close();
        hidden.remove();
    }

    private Asker asker(Role role, String facility) throws Exception {
        String where = EndpointsIT.facility(role, facility);
        Badge badge = Badge.of(node, role, where);
        try (Connection db = node.superuser();
                Statement seen = db.createStatement()) { // what keeps a session alive once a minute is no answer
            seen.executeUpdate("update emr.staff_session set seen = now() + interval '1 hour' where account = '"
                    + badge.account() + "'");
        }
        return new Asker(role, where, badge);
    }

    /** Everybody at another facility and of the province, and who of the keeping one may read nobody. */
    private List<Asker> askers() throws Exception {
        List<Asker> askers = new ArrayList<>();
        for (Role role : Role.staff()) {
            askers.add(asker(role, OTHER));
        }
        askers.add(asker(Role.PRIVACY_OFFICER, KEEPER));
        askers.add(asker(Role.FACILITY_ADMIN, KEEPER));
        return askers;
    }

    @Test
    void every_page_tells_as_little_of_what_is_hidden_as_of_what_is_not_there() throws Exception {
        List<Endpoint> pages = Endpoint.of("emr-records", "").stream()
                .filter(p -> p.hasId() && p.permission() != Permission.ANYONE)
                .toList();
        assertThat(pages).hasSizeGreaterThan(30);
        assertThat(pages).extracting(Endpoint::path).containsAll(FORMS.keySet());
        for (Asker asker : askers()) {
            for (Endpoint page : pages) {
                if (asker.facility().equals(KEEPER) && page.permission() != Permission.READ_CHART) {
                    continue; // who keeps the registers may know
                }
                compare(asker, page.toString(), ids -> asker.badge().call(page, page.path(ids)));
                for (String form : asker.facility().equals(KEEPER) ? List.<String>of() : forms(page)) {
                    compare(asker, page + " " + form, ids -> asker.badge().post(page.path(ids), filled(form, ids)));
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static List<String> forms(Endpoint page) {
        return page.verb().equals("POST") ? FORMS.getOrDefault(page.path(), List.of()) : List.of();
    }

    private static String filled(String text, Function<String, Optional<String>> ids) {
        return text.replace(
                        "STAY",
                        ids.apply("/patients/{patient}/episodes/{episode}").orElseThrow())
                .replace("PATIENT", ids.apply("/patients/{patient}").orElseThrow())
                .replace("REQUEST", ids.apply("/referrals/proposals/{request}").orElseThrow());
    }

    @Test
    void a_question_or_a_search_that_names_somebody_hidden_is_one_about_nobody() throws Exception {
        for (Asker asker : askers()) {
            if (asker.role() == Role.AUDITOR || asker.facility().equals(KEEPER)) {
                continue; // the auditor may know, and whoever keeps the patient finds the name
            }
            for (String query : QUERIES) {
                compare(asker, query, ids -> asker.badge().get(filled(query, ids)));
            }
            String some = search(asker, hidden.name());
            String none = search(asker, hidden.name().replace("x", "y"));
            compare(asker, "search", ids -> asker.badge().get(isHidden(ids) ? some : none));
        }
        assertThat(differences).isEmpty();
    }

    private boolean isHidden(Function<String, Optional<String>> ids) {
        return ids.apply("/patients/{patient}").equals(Optional.of(hidden.patient()));
    }

    /** Address of what a search finds; of the form where the asker may not search. */
    private static String search(Asker asker, String name) throws Exception {
        String asked = "q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return asker.badge()
                .post("/patients", asked)
                .headers()
                .firstValue("Location")
                .map(address -> address.substring(address.indexOf("/patients")))
                .orElse("/patients");
    }

    @Test
    void every_door_tells_as_little_of_what_is_hidden_as_of_what_is_not_there() throws Exception {
        List<Endpoint> doors = Endpoint.of("emr-exchange", "/exchange").stream()
                .filter(d -> d.hasId() && d.permission() != Permission.TRANSFER)
                .toList();
        assertThat(doors).hasSizeGreaterThan(1);
        String account = "his-" + OTHER.toLowerCase(Locale.ROOT); // as Keycloak keeps it
        for (Endpoint door : doors) {
            compare(
                    account,
                    NO_SESSION,
                    door.toString(),
                    ids -> node.send(node.as(account, door.path(ids)).method(door.verb(), BodyPublishers.noBody())));
        }
        assertThat(differences).isEmpty();
    }

    /** What somebody asks, about what these ids name. */
    private interface Question {

        HttpResponse<String> ask(Function<String, Optional<String>> ids) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param answer status, headers and length
     * @param statements what the database was sent
     */
    private record Seen(String answer, List<String> statements) {}

    private void compare(Asker asker, String what, Question question) throws Exception {
        compare(asker.badge().account(), asker.badge().sessionHash(), what, question);
    }

    private void compare(String account, String session, String what, Question question) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            Seen there = seen(account, session, question, hidden::id);
            Seen nowhere = seen(account, session, question, hidden::nobodys);
            assertThat(there.statements()).as(account + ' ' + what).isNotEmpty();
            if (there.equals(nowhere)) {
                differences.remove(account + ' ' + what);
                return;
            }
            differences.put(account + ' ' + what, "there: " + there + "\nnowhere: " + nowhere);
        }
    }

    private Seen seen(String account, String session, Question question, Function<String, Optional<String>> ids)
            throws Exception {
        List<String> answer = new ArrayList<>();
        List<String> statements = sent.of(account, session, () -> answer.add(shape(question.ask(ids))));
        return new Seen(answer.get(0), statements);
    }

    /** Status, headers and length of the body; but for the time and the ids that were asked for. */
    private static String shape(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + ID.matcher(headers.toString()).replaceAll("ID") + ' '
                + answer.body().length();
    }
}
