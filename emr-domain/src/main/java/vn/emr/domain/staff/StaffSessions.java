package vn.emr.domain.staff;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CallerClaims;
import vn.emr.domain.access.OutsideDatabase;
import vn.emr.domain.access.Role;
import vn.emr.domain.access.UseCase;

/** Who is signed in on the pages (ADR 0003). A session ends after 12 hours, or after 30 minutes without a request. */
@UseCase
public class StaffSessions {

    /** The longest that a session lasts. */
    public static final Duration LIFE = Duration.ofHours(12);

    /** How long a session lasts without a request. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    private static final Duration TOUCH = Duration.ofMinutes(1);

    /** When sessions were seen last while the database was to be spared, by the hash of their token in hexadecimal digits. */
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    @Inject
    Clock clock;

    @Inject
    Instance<OutsideDatabase> outside;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Begins a session of this person, and removes those that are over.
     *
     * @param idToken the identity provider's; tells it at sign-out whose session to end
     */
    public SessionToken begin(Caller caller, String idToken) {
        Instant now = clock.instant();
        em.createNativeQuery("delete from emr.staff_session where begun < :old")
                .setParameter("old", now.minus(LIFE))
                .executeUpdate();
        SessionToken token = SessionToken.next();
        em.createNativeQuery("insert into emr.staff_session (token_sha256, account, name, facility, licence, roles,"
                        + " id_token, begun, seen) values (:token, :account, :name, cast(:facility as text),"
                        + " cast(:licence as text), :roles, :idToken, :now, :now)")
                .setParameter("token", token.sha256())
                .setParameter("account", caller.account())
                .setParameter("name", caller.name())
                .setParameter("facility", caller.facility())
                .setParameter("licence", caller.licence())
                .setParameter(
                        "roles", caller.roles().stream().map(Role::realmName).collect(Collectors.joining(" ")))
                .setParameter("idToken", idToken)
                .setParameter("now", now)
                .executeUpdate();
        return token;
    }

    /** Whose session this is; empty when there is none or it is over. Asking keeps it alive. */
    public Optional<Caller> find(SessionToken token) {
        Instant now = clock.instant();
        List<?> rows = em.createNativeQuery(
                        "select account, name, facility, licence, roles, seen from emr.staff_session"
                                + " where token_sha256 = :token and begun > :old",
                        Object[].class)
                .setParameter("token", token.sha256())
                .setParameter("old", now.minus(LIFE))
                .getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().flatMap(row -> {
            Instant last = last(token, (Instant) row[5]);
            if (!last.isAfter(now.minus(IDLE))) {
                return Optional.empty();
            }
            if (last.isBefore(now.minus(TOUCH))) {
                touch(token, now);
            }
            return CallerClaims.read((String) row[0], (String) row[1], (String) row[2], (String) row[3], roles(row[4]));
        });
    }

    private static List<String> roles(Object stored) {
        return List.of(((String) stored).split(" ", -1));
    }

    private Instant last(SessionToken token, Instant stored) {
        Instant kept = seen.get(HexFormat.of().formatHex(token.sha256()));
        return kept != null && kept.isAfter(stored) ? kept : stored;
    }

    private void touch(SessionToken token, Instant now) {
        if (outside.stream().anyMatch(OutsideDatabase::spared)) {
            seen.values().removeIf(last -> last.isBefore(now.minus(IDLE)));
            seen.put(HexFormat.of().formatHex(token.sha256()), now);
            return;
        }
        em.createNativeQuery("update emr.staff_session set seen = :now where token_sha256 = :token")
                .setParameter("now", now)
                .setParameter("token", token.sha256())
                .executeUpdate();
    }

    /** Ends a session; the identity provider's token of it, or empty when there was none. */
    public Optional<String> end(SessionToken token) {
        List<?> rows = em.createNativeQuery(
                        "delete from emr.staff_session where token_sha256 = :token returning id_token", String.class)
                .setParameter("token", token.sha256())
                .getResultList();
        return rows.stream().findFirst().map(String.class::cast);
    }
}
