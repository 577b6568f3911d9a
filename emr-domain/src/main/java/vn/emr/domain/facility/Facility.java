package vn.emr.domain.facility;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;

/**
 * A hospital or medical centre: one that keeps its records here, or a partner such as Bạch Mai. Its statements about
 * itself (Organization) are entries of its DIRECTORY stream; this is what the node needs of it at every step.
 */
@Entity
@Table(name = "facility")
public class Facility {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "key")
    private Short key;

    private String code;

    @Column(name = "own_key")
    private String ownKey;

    @Column(name = "name_vi")
    private String nameVi;

    @Column(name = "name_en")
    private String nameEn;

    private String kind;

    private boolean hosted;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Facility() {}

    @SuppressWarnings("NullAway.Init")
    private Facility(String code, String ownKey, String nameVi, String nameEn, String kind, boolean hosted) {
        this.code = code;
        this.ownKey = ownKey;
        this.nameVi = nameVi;
        this.nameEn = nameEn;
        this.kind = kind;
        this.hosted = hosted;
    }

    /** A facility that was not known yet. */
    static Facility register(FacilityRow row) {
        return new Facility(row.code(), row.ownKey(), row.nameVi(), row.nameEn(), row.kind(), row.hosted());
    }

    /** Takes over names and kind of the register; the code is what it is known by and stays. */
    void follow(FacilityRow row) {
        nameVi = row.nameVi();
        nameEn = row.nameEn();
        kind = row.kind();
        hosted = row.hosted();
    }

    /** Facility code (MA_CSKCB), 5 characters. */
    public String code() {
        return code;
    }

    /** The programme's own key: {@code BG-DK}. */
    public String ownKey() {
        return ownKey;
    }

    /** Vietnamese name in full. */
    public String nameVi() {
        return nameVi;
    }

    /** English name. */
    public String nameEn() {
        return nameEn;
    }

    /** hospital, medical centre or central hospital. */
    public String kind() {
        return kind;
    }

    /** A FHIR Reference to it: logical, by its code, so that it means the same on every node. */
    public JsonObject reference() {
        return new JsonObject()
                .put("identifier", Systems.identifier(Systems.FACILITY, code))
                .put("display", nameVi);
    }

    /** Whether this node keeps its records. */
    public boolean hosted() {
        return hosted;
    }
}
