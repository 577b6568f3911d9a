package vn.emr.domain.his;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.facility.Facility;

/**
 * One file that a hospital information system exported (decisions 130, 4750, 3176), from the moment it was received
 * durably until its report is there. The row is also the queue from which the import takes it.
 */
@Entity
@Table(name = "his_export")
public class HisExport {

    /** Where the file is on its way. */
    public enum State {
        /** Unused number, so that the stored ones begin at 1. */
        NONE,
        RECEIVED,
        IMPORTING,
        DONE,
        /** Nothing of it was kept. */
        REFUSED
    }

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "facility")
    private Facility facility;

    @Column(columnDefinition = "smallint")
    private State state;

    @Column(name = "hoso_total")
    private int hosoTotal;

    @Column(name = "hoso_done")
    private int hosoDone;

    private int attempts;

    private long bytes;

    private Instant received;

    @SuppressWarnings("UnusedVariable") // the queue's own statements write and read it
    private @Nullable Instant claimed;

    private @Nullable Instant finished;

    private byte[] sha256;

    private String account;

    @Column(name = "file_name")
    private String fileName;

    private @Nullable String report;

    // Read by the lists of a batch.
    @SuppressWarnings("UnusedVariable")
    private @Nullable Short answer;

    @SuppressWarnings("UnusedVariable")
    private int accepted;

    @SuppressWarnings("UnusedVariable")
    private int warned;

    @SuppressWarnings("UnusedVariable")
    private int refused;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected HisExport() {}

    /** Waits again; what has ended meanwhile stays so. */
    void release() {
        if (state == State.IMPORTING) {
            state = State.RECEIVED;
        }
    }

    /** Waits again without having been tried: it was the node that couldn't. */
    void pause() {
        release();
        attempts--;
    }

    /** Its id, also that of the report. */
    public UUID id() {
        return id;
    }

    /** Code of the facility whose account sent it. */
    public String facility() {
        return facility.code();
    }

    /** Account that sent it. */
    public String account() {
        return account;
    }

    /** Name of the file as sent. */
    public String fileName() {
        return fileName;
    }

    /** Size in bytes. */
    public long bytes() {
        return bytes;
    }

    /** SHA-256 of the file. */
    public byte[] sha256() {
        return sha256.clone();
    }

    /** When it was stored. */
    public Instant received() {
        return received;
    }

    /** When its import ended. */
    public Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    /** Where it is on its way. */
    public State state() {
        return state;
    }

    /** Whether the import is over, well or not. */
    public boolean ended() {
        return state == State.DONE || state == State.REFUSED;
    }

    /** How often the import was begun: more than once after a crash. */
    public int attempts() {
        return attempts;
    }

    /** Episodes (HOSO) in it; 0 until counted. */
    public int hosoTotal() {
        return hosoTotal;
    }

    /** Episodes that are through. */
    public int hosoDone() {
        return hosoDone;
    }

    /** The report as JSON ({@code docs/his-report.md}); empty until the import has ended. */
    public Optional<String> report() {
        return Optional.ofNullable(report);
    }
}
