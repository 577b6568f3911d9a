package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.access.Role;

/**
 * Every endpoint, found in the code, as every role, as another facility's staff, as a partner, and as nobody. A new one is
 * tried without anyone remembering. What the answers don't tell is in {@link HiddenIT}.
 */
class EndpointsIT {

    private static final String OWN = "24X09";
    private static final String OTHER = "24X07";
    private static final Set<Role> OF_THE_PROVINCE = Set.of(Role.HEALTH_DEPARTMENT, Role.AUDITOR, Role.PLATFORM_ADMIN);

    /** Roles that have an account in the demo's realm. */
    private static final List<Role> WITH_TOKEN = List.of(
            Role.DOCTOR,
            Role.NURSE,
            Role.RECORDS_OFFICER,
            Role.PRIVACY_OFFICER,
            Role.FACILITY_ADMIN,
            Role.HEALTH_DEPARTMENT,
            Role.AUDITOR);

    /** The pool has 20 connections. */
    private static final int AT_ONCE = 40;

    private final RunningNode node = RunningNode.get();
    private final List<Endpoint> pages = Endpoint.of("emr-records", "");
    private final List<Endpoint> doors = Endpoint.of("emr-exchange", "/exchange");

    private static Caller caller(Role role) {
        Caller.Kind kind = role == Role.PARTNER ? Caller.Kind.PARTNER : Caller.Kind.STAFF;
        return new Caller(kind, role.realmName(), role.realmName(), OWN, null, Set.of(role));
    }

    /** Where somebody of the role is; the province's people are at none. */
    static String facility(Role role, String facility) {
        return OF_THE_PROVINCE.contains(role) ? "" : facility;
    }

    @Test
    void each_page_is_open_to_the_roles_that_its_permission_names_and_each_refusal_is_recorded() throws Exception {
        String patient = Arrival.at(OWN).patient();
        assertThat(pages).hasSizeGreaterThan(30);
        Map<String, String> wrong = new TreeMap<>();
        for (Role role : Role.staff()) {
            for (Endpoint page : pages) {
                Badge badge = Badge.of(node, role, facility(role, OWN));
                int status = badge.call(
                                page, page.path(patient, UUID.randomUUID().toString()))
                        .statusCode();
                boolean may = page.permission().isHeldBy(caller(role));
                if (may ? status == 401 || status >= 500 : status != 403) {
                    wrong.put(role.realmName() + ' ' + page, page.permission() + " got " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        for (Role role : Role.staff()) { // a 403 of the domain is none of the door
            assertThat(closedTo(role)).as(role.realmName()).isEqualTo(refusedTo(role));
        }
    }

    private Set<String> closedTo(Role role) {
        return pages.stream()
                .filter(p -> !p.permission().isHeldBy(caller(role)))
                .map(p -> p.name() + ' ' + p.permission())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> refusedTo(Role role) {
        return node.sql(
                        RunningNode.PROVINCE,
                        "select distinct about || ' ' || detail from audit.event where type = 40 and account = 'test-"
                                + role.realmName() + '-' + facility(role, OWN) + "'")
                .lines()
                .map(String::strip)
                .filter(l -> l.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nobody_gets_nothing_but_the_way_in() throws Exception {
        Badge nobody = Badge.nobody(node);
        String id = UUID.randomUUID().toString();
        List<String> wrong = new ArrayList<>();
        for (Endpoint page : pages) {
            HttpResponse<String> answer = nobody.call(page, page.path(id, id));
            boolean way = answer.statusCode() == 303
                    && answer.headers().firstValue("Location").orElse("").contains("/enter?to=");
            boolean open = page.permission() == Permission.ANYONE;
            if (open ? answer.statusCode() >= 500 : !way && answer.statusCode() != 401 && answer.statusCode() != 403) {
                wrong.add(page + " got " + answer.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void more_refusals_at_once_than_there_are_connections_are_all_answered() throws Exception {
        Badge badge = Badge.of(node, Role.DOCTOR, OTHER);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Integer>> calls = Collections.nCopies(
                    3 * AT_ONCE,
                    () -> badge.get("/patients/" + UUID.randomUUID() + "/chart").statusCode());
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(404);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void each_door_is_open_to_the_roles_that_its_permission_names_and_closed_to_all_others() {
        assertThat(doors).hasSizeGreaterThan(3);
        Map<Role, String> accounts = new EnumMap<>(Role.class);
        WITH_TOKEN.forEach(r -> accounts.put(r, r.realmName()));
        accounts.put(Role.PARTNER, "his-24X09");
        Map<String, String> wrong = new TreeMap<>();
        for (Endpoint door : doors) {
            accounts.forEach((role, account) -> {
                int status =
                        answer(node.as(account, door.path(OWN, UUID.randomUUID().toString())), door);
                boolean may = door.permission().isHeldBy(caller(role));
                if (may ? status == 401 || status == 403 || status >= 500 : status != 403 && status != 401) {
                    wrong.put(role.realmName() + ' ' + door, door.permission() + " got " + status);
                }
            });
            String path = node.url() + door.path(OWN, UUID.randomUUID().toString());
            int status = answer(HttpRequest.newBuilder(URI.create(path)), door);
            if (door.permission() != Permission.ANYONE && status != 401) {
                wrong.put("nobody " + door, door.permission() + " got " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private int answer(HttpRequest.Builder request, Endpoint door) {
        door.consumes().ifPresent(type -> request.header("Content-Type", type));
        HttpRequest.BodyPublisher body = door.verb().equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("");
        return node.send(request.method(door.verb(), body)).statusCode();
    }
}
