package vn.emr.domain.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.referral.Urgency;

/**
 * Messages that wait to be sent. A row is written in the transaction of the act that it tells of; a worker takes it with
 * {@code FOR UPDATE SKIP LOCKED}. Emergencies go first, messages of one referral one after the other. Nothing is ever
 * given up without a person.
 */
@ApplicationScoped
public class Outbox {

    private static final int WAITING = 1;
    private static final int RECEIPTED = 2;
    private static final int STOPPED = 3;

    /** A worker that has said nothing for so long has died. */
    private static final int CLAIM_SECONDS = 120;

    private static final String CLAIM = "update emr.message_out set claimed = now(), attempts = attempts + 1"
            + " where message = (select o.message from emr.message_out o where o.state = 1 and o.next_try <= now()"
            + " and (o.claimed is null or o.claimed < now() - make_interval(secs => " + CLAIM_SECONDS + "))"
            + " and not exists (select from emr.message_out b where b.referral = o.referral and b.state <> 2"
            + " and b.sequence < o.sequence)"
            + " order by o.priority, o.queued limit 1 for update skip locked)"
            + " returning message, node, attempts, (select code from emr.facility where key = facility)";

    private static final String OVERTAKEN =
            "exists (select from emr.message_out u where u.state = 1 and u.claimed is null"
                    + " and u.next_try <= now() and u.node = message_out.node and u.priority < message_out.priority"
                    + " and not exists (select from emr.message_out b where b.referral = u.referral and b.state <> 2"
                    + " and b.sequence < u.sequence))";

    /** What arrived damaged is counted until it arrives whole: that all of its parts arrive says nothing. */
    private static final String DAMAGED = "coalesce(problem like '%.malformed', false)";

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    @Inject
    Event<MessageQueued> queued;

    /**
     * A message that a worker has taken.
     *
     * @param message its id
     * @param node where it goes
     * @param facility code of the facility that sends it
     * @param attempts how often it was tried, this time included
     */
    public record Claim(UUID message, String node, String facility, int attempts) {}

    /**
     * How far a message is.
     *
     * @param state 1 waiting, 2 receipted, 3 stopped
     * @param attempts how often it was tried
     * @param queued since when it waits
     * @param nextTry when it is tried again
     * @param problem why the last try failed, in codes; null when it didn't
     * @param bytes how much of its upload is there
     * @param total how much there is to upload; 0 while unknown
     */
    public record Progress(
            int state,
            int attempts,
            Instant queued,
            Instant nextTry,
            @Nullable String problem,
            long bytes,
            long total) {

        /** Whether a person has to look at it. */
        public boolean stopped() {
            return state == STOPPED;
        }

        /** Whether the receiver's receipt is here. */
        public boolean receipted() {
            return state == RECEIPTED;
        }
    }

    /** Queues the message and wakes the worker after commit. */
    public void add(Manifest manifest, String node) {
        em.createNativeQuery(
                        "insert into emr.message_out (message, referral, sequence, queued, next_try, facility, state,"
                                + " priority, node) select :message, :referral, :sequence, now(), now(), key, :state, :priority,"
                                + " :node from emr.facility where code = :facility")
                .setParameter("message", manifest.id())
                .setParameter("referral", manifest.referral())
                .setParameter("sequence", manifest.sequence())
                .setParameter("state", WAITING)
                .setParameter("priority", priority(manifest))
                .setParameter("node", node)
                .setParameter("facility", manifest.from())
                .executeUpdate();
        queued.fire(new MessageQueued(manifest.id()));
    }

    /** No referral waits for the photos of another, however urgent that one is. */
    private static int priority(Manifest manifest) {
        int urgency = manifest.urgency().code();
        return manifest.kind() == MessageKind.FILES ? Urgency.values().length + urgency : urgency;
    }

    /** Takes the most urgent message that waits and whose time has come. */
    public Optional<Claim> claim() {
        List<?> rows = em.createNativeQuery(CLAIM, Object[].class).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(r -> new Claim((UUID) r[0], (String) r[1], (String) r[3], ((Number) r[2]).intValue()));
    }

    /**
     * Gives back what the workers of this node had taken when it ended, so that it does not wait until they are taken for
     * dead. Right as long as one process works for a node; where several do, each has to write its name into the claim
     * and to give back its own only.
     *
     * @return how many messages
     */
    public int giveBack() {
        return em.createNativeQuery("update emr.message_out set claimed = null where state = 1 and claimed is not null")
                .executeUpdate();
    }

    /** Gives back a message of which the worker could not say how its try ended. */
    public void giveBack(UUID message) {
        em.createNativeQuery("update emr.message_out set claimed = null where message = :message and state = 1")
                .setParameter("message", message)
                .executeUpdate();
    }

    /**
     * Says how much of the upload is there; also a sign of life.
     *
     * @return whether something more urgent waits: then the message is given back, to go on later
     */
    public boolean progress(UUID message, long bytes, long total) {
        em.createNativeQuery("update emr.message_out set bytes = :bytes, total = :total,"
                        + " attempts = case when " + DAMAGED + " then attempts else 0 end,"
                        + " problem = case when " + DAMAGED + " then problem end,"
                        + " claimed = case when " + OVERTAKEN + " then null else now() end where message = :message")
                .setParameter("bytes", bytes)
                .setParameter("total", total)
                .setParameter("message", message)
                .executeUpdate();
        return em.createNativeQuery(
                                "select 1 from emr.message_out where message = :message and claimed is null",
                                Integer.class)
                        .setParameter("message", message)
                        .getResultList()
                        .size()
                > 0;
    }

    /** It is over: the receipt is here. */
    public void receipted(UUID message) {
        end(message, RECEIPTED, null);
    }

    /** The receiver refuses it for good: a person has to look. */
    public void stop(UUID message, String problem) {
        end(message, STOPPED, problem);
    }

    private void end(UUID message, int state, @Nullable String problem) {
        em.createNativeQuery("update emr.message_out set state = :state, claimed = null,"
                        + " problem = cast(:problem as text) where message = :message")
                .setParameter("state", state)
                .setParameter("problem", problem)
                .setParameter("message", message)
                .executeUpdate();
    }

    /** Tries it again after this time. */
    public void retry(UUID message, Duration wait, String problem) {
        em.createNativeQuery("update emr.message_out set claimed = null, problem = :problem,"
                        + " next_try = now() + make_interval(secs => :wait) where message = :message")
                .setParameter("problem", problem)
                .setParameter("wait", (double) wait.toMillis() / 1000)
                .setParameter("message", message)
                .executeUpdate();
    }

    /** A person lets a stopped or waiting message be tried again now. */
    public void tryNow(UUID message) {
        em.createNativeQuery("update emr.message_out set state = :waiting, next_try = now(), problem = null"
                        + " where message = :message and state <> :receipted")
                .setParameter("waiting", WAITING)
                .setParameter("receipted", RECEIPTED)
                .setParameter("message", message)
                .executeUpdate();
        queued.fire(new MessageQueued(message));
    }

    /**
     * The receiver lost what it had receipted: the message goes out again.
     *
     * @return false when it was not receipted
     */
    public boolean reopen(UUID message) {
        boolean reopened = em.createNativeQuery("update emr.message_out set state = :waiting, next_try = now(),"
                                + " claimed = null, attempts = 0, bytes = 0, problem = 'receiver.lost'"
                                + " where message = :message and state = :receipted")
                        .setParameter("waiting", WAITING)
                        .setParameter("message", message)
                        .setParameter("receipted", RECEIPTED)
                        .executeUpdate()
                > 0;
        queued.fire(new MessageQueued(message));
        return reopened;
    }

    /** Codes of the facilities that sent something which this node receipted. */
    public List<String> facilitiesReceiptedBy(String node) {
        List<?> rows = em.createNativeQuery(
                        "select distinct f.code from emr.message_out o join emr.facility f on f.key = o.facility"
                                + " where o.node = :node and o.state = :receipted order by 1",
                        String.class)
                .setParameter("node", node)
                .setParameter("receipted", RECEIPTED)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** The caller's facility's messages that this node receipted, with the sealed receipt. */
    public Map<UUID, String> receiptedBy(String node) {
        List<?> rows = em.createNativeQuery(
                        "select o.message, r.receipt from emr.message_out o join emr.receipt r on r.message = o.message"
                                + " where o.node = :node and o.state = :receipted",
                        Object[].class)
                .setParameter("node", node)
                .setParameter("receipted", RECEIPTED)
                .getResultList();
        return rows.stream().map(Object[].class::cast).collect(Collectors.toMap(r -> (UUID) r[0], r -> (String) r[1]));
    }

    /** How far the message is; none when it was received, not sent. */
    public Optional<Progress> progress(UUID message) {
        List<?> rows = em.createNativeQuery(
                        "select state, attempts, queued, next_try, problem, bytes, total from emr.message_out"
                                + " where message = :message",
                        Object[].class)
                .setParameter("message", message)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(r -> new Progress(
                        ((Number) r[0]).intValue(),
                        ((Number) r[1]).intValue(),
                        (Instant) r[2],
                        (Instant) r[3],
                        (String) r[4],
                        ((Number) r[5]).longValue(),
                        ((Number) r[6]).longValue()));
    }

    /** Since when the oldest message waits that has no receipt yet, of those that the caller may see. */
    public Optional<Instant> oldestUnsent() {
        Object oldest = em.createNativeQuery("select min(queued) from emr.message_out where state <> 2", Instant.class)
                .getSingleResult();
        return Optional.ofNullable((Instant) oldest);
    }
}
