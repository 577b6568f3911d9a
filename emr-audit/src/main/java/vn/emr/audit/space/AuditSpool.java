package vn.emr.audit.space;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.AuditEvent;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.kernel.Ids;

/**
 * What is recorded while the database has no space, and which records were opened in an emergency meanwhile. Each event is on
 * the disk, outside of the database, before the answer leaves; one that can't be written refuses what it is about.
 */
@ApplicationScoped
public class AuditSpool {

    private static final Logger LOG = Logger.getLogger(AuditSpool.class);
    private static final String NONE = "-";
    private static final long MEBIBYTE = 1L << 20;

    /** Where its files lie; without it in the server's directory of data. */
    @Inject
    @ConfigProperty(name = "emr.audit.spool", defaultValue = NONE)
    String configured;

    /** How much it takes, MiB. */
    @Inject
    @ConfigProperty(name = "emr.audit.spool-mb", defaultValue = "64")
    int limitMb;

    /** A directory on the database's disk: a spool inside of it would be no way out. */
    @Inject
    @ConfigProperty(name = "emr.audit.disk", defaultValue = NONE)
    String disk;

    @Inject
    Clock clock;

    private final Map<UUID, SpooledOpening> openings = new ConcurrentHashMap<>();
    private final AtomicLong unkept = new AtomicLong();
    private @Nullable Spool spool;

    /** Goes on with what another process left. A node without a spool works as long as it needs none. */
    @PostConstruct
    void open() {
        try {
            ready();
        } catch (IOException e) {
            LOG.errorf("there is no spool for the audit, so nothing is read once the disk is full: %s", e.getMessage());
        }
    }

    private synchronized Spool ready() throws IOException {
        Spool ready = spool;
        if (ready == null) {
            ready = new Spool(directory(), limitMb * MEBIBYTE, clock);
            for (Path file : ready.filled()) {
                SpoolFile.read(file).records().forEach(this::remember);
            }
            spool = ready;
        }
        return ready;
    }

    private Path directory() throws IOException {
        Path directory = chosen().toAbsolutePath().normalize();
        Path database = Path.of(disk).toAbsolutePath().normalize();
        if (directory.startsWith(database) && Files.exists(database.resolve("PG_VERSION"))) {
            throw new IOException("the spool " + directory + " lies in the database's own directory");
        }
        return directory;
    }

    private Path chosen() {
        return configured.equals(NONE)
                ? Path.of(
                        System.getProperty("jboss.server.data.dir", System.getProperty("java.io.tmpdir")),
                        "audit-spool")
                : Path.of(configured);
    }

    private void remember(SpooledRecord record) {
        record.opening().ifPresent(o -> openings.put(o.id(), o));
        record.closing().ifPresent(openings::remove);
    }

    /**
     * Keeps events of what is done now.
     *
     * @throws AuditSpaceRefused when they can't be kept: then it must not be done
     */
    public void keep(List<AuditEvent> events) {
        add(SpooledRecord.of(Ids.next(clock), events));
    }

    /**
     * Keeps an opening in an emergency with its events, and opens the records.
     *
     * @throws AuditSpaceRefused when it can't be kept: then nothing opens
     */
    public void keep(SpooledOpening opening, List<AuditEvent> events) {
        add(SpooledRecord.opening(Ids.next(clock), opening, events));
    }

    /** Keeps a refusal. They may use half of the spool; what comes then is refused all the same, and counted. */
    public void keepRefusal(AuditEvent event) {
        try {
            if (!ready().halfFull()) {
                add(SpooledRecord.of(Ids.next(clock), List.of(event)));
                return;
            }
        } catch (IOException | AuditSpaceRefused e) {
            LOG.errorf("a refusal can't be kept: %s", e.getMessage());
        }
        unkept.incrementAndGet();
    }

    private void add(SpooledRecord record) {
        try {
            ready().append(record);
            remember(record);
        } catch (IOException e) {
            LOG.errorf("the spool takes no more: %s", e.getMessage());
            throw AuditSpaceRefused.spool();
        }
    }

    /** Patients that this person has opened and whose opening is not in the database yet. */
    public Set<UUID> openedTo(String account) {
        if (openings.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.instant();
        return openings.values().stream()
                .filter(o -> o.opens(null, account, now))
                .flatMap(o -> o.patients().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The right by which this person has this patient open, when it isn't in the database yet. */
    public Optional<PatientGrants.Held> held(UUID patient, String account) {
        Instant now = clock.instant();
        return openings.values().stream()
                .filter(o -> o.opens(patient, account, now))
                .map(SpooledOpening::held)
                .findFirst();
    }

    /** Closes an opening of this person before its time; false when the spool has none of that id. */
    public boolean close(UUID opening, String account) {
        SpooledOpening kept = openings.get(opening);
        if (kept == null || !kept.account().equals(account)) {
            return false;
        }
        add(SpooledRecord.closing(Ids.next(clock), opening, clock.instant()));
        return true;
    }

    /** Files whose records are to be taken in, the oldest first; none without a spool. */
    synchronized List<Path> filled() throws IOException {
        return ready().used() == 0 ? List.of() : ready().filled();
    }

    /** Everything of this file is in the database. */
    void takenIn(SpoolFile file) throws IOException {
        ready().takenIn(file);
        file.records().forEach(r -> r.opening().ifPresent(o -> openings.remove(o.id())));
    }

    /** How many bytes wait to be taken in. */
    public long used() {
        Spool ready = spool;
        return ready == null ? 0 : ready.used();
    }

    /** Refusals that were not kept since somebody asked last. */
    long unkept() {
        return unkept.getAndSet(0);
    }

    @PreDestroy
    synchronized void close() {
        try {
            if (spool != null) {
                spool.close();
            }
        } catch (IOException e) {
            LOG.errorf("the spool can't be closed: %s", e.getMessage());
        }
        spool = null;
        openings.clear();
    }
}
