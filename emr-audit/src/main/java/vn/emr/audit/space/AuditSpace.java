package vn.emr.audit.space;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.OutsideDatabase;

/**
 * Whether there is room to record what is done (ADR 0008). Looked at every few seconds, not at each read; what PostgreSQL
 * itself says counts at once.
 */
@ApplicationScoped
public class AuditSpace implements OutsideDatabase {

    private static final Logger LOG = Logger.getLogger(AuditSpace.class);
    private static final String NONE = "-";
    private static final int MEBIBYTE = 20;

    /** So long the database's word that it is full counts; then it is tried. */
    private static final Duration TOLD = Duration.ofSeconds(60);

    /** How often an alarm is repeated. */
    private static final Duration REPEAT = Duration.ofHours(1);

    /** A directory on the disk on which the database lies; without it the disk is not watched. */
    @Inject
    @ConfigProperty(name = "emr.audit.disk", defaultValue = NONE)
    String disk;

    /** What is to stay free there, MiB: an alarm below it, no reads below a quarter of it. */
    @Inject
    @ConfigProperty(name = "emr.audit.reserve-mb", defaultValue = "2048")
    int reserveMb;

    @Inject
    Clock clock;

    @Inject
    AuditSpool spool;

    private final Map<String, Instant> refused = new ConcurrentHashMap<>();
    private volatile SpaceState state = SpaceState.ENOUGH;
    private volatile @Nullable Instant told;
    private volatile @Nullable Long free;

    @SuppressWarnings("NullAway.Init") // set with the clock
    private volatile Instant since;

    @SuppressWarnings("NullAway.Init") // the same
    private Instant said;

    private @Nullable DiskReserve reserve;

    /** Looks before the first request comes. */
    @PostConstruct
    void begin() {
        since = clock.instant();
        said = since;
        if (disk.equals(NONE)) {
            LOG.warn(
                    "the database's disk is not watched (EMR_AUDIT_DISK): that it is full is only known when it says so");
        } else {
            watch(new DiskReserve(Path.of(disk), (long) reserveMb << MEBIBYTE));
        }
    }

    /** Watches this disk from now on. */
    synchronized void watch(DiskReserve watched) {
        reserve = watched;
        look();
    }

    /** Looks how much is free. */
    public synchronized void look() {
        SpaceState seen = ofDisk();
        become(told == null ? seen : SpaceState.EXHAUSTED);
        Instant now = clock.instant();
        if (state != SpaceState.ENOUGH && now.isAfter(said.plus(REPEAT))) {
            say(now);
        }
    }

    private SpaceState ofDisk() {
        DiskReserve watched = reserve;
        if (watched == null) {
            return SpaceState.ENOUGH;
        }
        try {
            long bytes = watched.free();
            free = bytes >> MEBIBYTE;
            return watched.state(state, bytes);
        } catch (IOException e) {
            // Not seen is no reason to close the hospital, but one to call somebody.
            free = null;
            return state == SpaceState.EXHAUSTED ? state : SpaceState.LOW;
        }
    }

    private void become(SpaceState next) {
        if (next != state) {
            state = next;
            since = clock.instant();
            say(since);
        }
    }

    private void say(Instant now) {
        said = now;
        String figures =
                "free " + free + " MiB, reserve " + reserveMb + " MiB" + (told == null ? "" : ", the database is full");
        switch (state) {
            case ENOUGH -> LOG.infof("there is space for the audit again: %s", figures);
            case LOW -> LOG.warnf("ALARM: the space for the audit is under its reserve: %s", figures);
            case EXHAUSTED ->
                LOG.errorf("ALARM: no space for the audit, only records opened in an emergency are read: %s", figures);
        }
    }

    /**
     * Whether this failure is the database's word that it takes no more; then the state is {@link SpaceState#EXHAUSTED}.
     *
     * @param failure whatever went wrong
     */
    public boolean noticed(@Nullable Throwable failure) {
        boolean full = DiskFull.in(failure);
        if (full) {
            toldFull();
        }
        return full;
    }

    private synchronized void toldFull() {
        told = clock.instant();
        become(SpaceState.EXHAUSTED);
    }

    /** Whether it is time to try whether the database takes something again. */
    boolean mayTry() {
        Instant when = told;
        return when != null && clock.instant().isAfter(when.plus(TOLD)) && ofDisk() != SpaceState.EXHAUSTED;
    }

    /** The database took something since the moment that was asked about. */
    synchronized void took() {
        told = null;
        look();
    }

    /** Whether reads are refused but those of records opened in an emergency. */
    public boolean exhausted() {
        return state == SpaceState.EXHAUSTED;
    }

    /** Whether this account is refused for the first time in an hour. */
    public boolean firstRefusal(String account) {
        Instant now = clock.instant();
        refused.values().removeIf(at -> now.isAfter(at.plus(REPEAT)));
        return refused.putIfAbsent(account, now) == null;
    }

    /** How it stands. */
    public SpaceReport report() {
        return new SpaceReport(state, since, reserve != null, told != null, free, reserveMb, spool.used());
    }

    @Override
    public boolean spared() {
        return exhausted();
    }

    @Override
    public Set<UUID> openedTo(String account) {
        return spool.openedTo(account);
    }
}
