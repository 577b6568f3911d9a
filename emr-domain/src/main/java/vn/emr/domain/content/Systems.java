package vn.emr.domain.content;

import java.util.List;
import java.util.Locale;

/**
 * Identifier and code systems. No national FHIR naming system is published, so the Vietnamese ones are URNs of our
 * own; a facility's own numbers carry its code.
 */
public final class Systems {

    /** Citizen identity number, 12 digits (số định danh cá nhân, CCCD). */
    public static final String CITIZEN = "urn:vn:cccd";
    /** Old identity card, 9 digits (CMND). */
    public static final String OLD_IDENTITY_CARD = "urn:vn:cmnd";
    /** Passport. */
    public static final String PASSPORT = "urn:vn:passport";
    /** An identity number of no known form: kept, never matched on. */
    public static final String UNKNOWN_IDENTITY = "urn:vn:giay-to-khac";
    /** Numbers of the papers by which somebody says who they are, the surest first. */
    public static final List<String> IDENTITY_PAPERS = List.of(CITIZEN, OLD_IDENTITY_CARD, PASSPORT, UNKNOWN_IDENTITY);
    /** Health-insurance card, 15 characters (thẻ BHYT). */
    public static final String INSURANCE_CARD = "urn:vn:bhyt";
    /** Social-insurance number, 10 digits (mã số BHXH). */
    public static final String SOCIAL_INSURANCE = "urn:vn:bhxh";
    /** Facility code (mã CSKCB). */
    public static final String FACILITY = "urn:vn:cskcb";
    /** Practice certificate (giấy phép hành nghề). */
    public static final String LICENCE = "urn:vn:gphn";
    /** ICD-10 as the Ministry's list has it (Decision 4469/QĐ-BYT). */
    public static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    /** Medicine: code of the active ingredient in the insurance list (MA_THUOC). */
    public static final String MEDICINE = "urn:vn:ma-thuoc";
    /** Technical service (MA_DICH_VU). */
    public static final String SERVICE = "urn:vn:ma-dich-vu";
    /** Operations and procedures: ICD-9-CM volume 3 (Decision 4440/QĐ-BYT, MA_PTTT_QT). */
    public static final String ICD9_CM = "http://hl7.org/fhir/sid/icd-9-cm";
    /** Medical supply (MA_VAT_TU). */
    public static final String SUPPLY = "urn:vn:ma-vat-tu";
    /** Group of costs (MA_NHOM): 1 laboratory, 8 operation, 15 bed day … */
    public static final String COST_GROUP = "urn:vn:ma-nhom";
    /** Number of a referral paper (GIAY_CHUYEN_TUYEN); its facility is the identifier's assigner. */
    public static final String TRANSFER_PAPER = "urn:vn:giay-chuyen-tuyen";
    /** Why a patient is transferred (MA_LYDO_CT): 1 conditions met, 2 beyond the facility's capacity, 3 on request. */
    public static final String TRANSFER_REASON = "urn:vn:ma-lydo-ct";
    /** What a ServiceRequest asks for: {@link #TRANSFER}. */
    public static final String REQUEST = "urn:vn:loai-yeu-cau";
    /** Code of a request to take a patient over (chuyển tuyến). */
    public static final String TRANSFER = "chuyen-tuyen";
    /** Kind of a paper: see {@link PaperKind}. */
    public static final String PAPER = "urn:vn:giay-to";
    /** Master identifier of a file: its SHA-256 in hexadecimal digits. FHIR's own {@code hash} is SHA-1. */
    public static final String SHA256 = "urn:vn:emr:sha256";
    /** Where the URLs of our own extensions begin. */
    public static final String EXTENSION = "urn:vn:emr:";
    /** Extension with the words of a section without markup. */
    public static final String PLAIN_TEXT = EXTENSION + "van-ban";

    private Systems() {}

    /** Patient number of a facility (MA_BN). */
    public static String mrn(String facility) {
        return FACILITY + ':' + facility + ":mabn";
    }

    /** Patient number that this system gave out for a facility, to a patient whom its HIS has not exported. */
    public static String ownNumber(String facility) {
        return FACILITY + ':' + facility + ":emr";
    }

    /** Episode key of a facility (MA_LK). */
    public static String episode(String facility) {
        return FACILITY + ':' + facility + ":malk";
    }

    /** Record number of a facility (MA_HSBA). */
    public static String recordNumber(String facility) {
        return FACILITY + ':' + facility + ":mahsba";
    }

    /** Number in the register of referrals of a facility (SO_CHUYENTUYEN). */
    public static String transferNumber(String facility) {
        return FACILITY + ':' + facility + ":so-chuyentuyen";
    }

    /** Number of the file of a referral of a facility (SO_HOSO). */
    public static String transferFile(String facility) {
        return FACILITY + ':' + facility + ":so-hoso";
    }

    /** Parts of a paper or note by the name of their element in this table of the insurance XML, such as XML13. */
    public static String parts(String table) {
        return "urn:vn:" + table.toLowerCase(Locale.ROOT);
    }

    /** Laboratory index of a facility (MA_CHI_SO). */
    public static String labIndex(String facility) {
        return FACILITY + ':' + facility + ":ma-chi-so";
    }

    /** A FHIR Identifier. */
    public static JsonObject identifier(String system, String value) {
        return new JsonObject().put("system", system).put("value", value);
    }
}
