package vn.emr.exchange.his.finding;

import static vn.emr.exchange.his.finding.Severity.INFO;
import static vn.emr.exchange.his.finding.Severity.REFUSE;
import static vn.emr.exchange.his.finding.Severity.WARN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The closed list of rules ({@code docs/his-rules.md}). Refused is what cannot be read with certainty, is not the
 * sender's to send, could harm the reader, or states something impossible about the patient; where only a code, a
 * length, a sum, a link or an unknown name is off, the content is kept as sent and flagged. Their sentences stand in
 * {@code rules_vi.properties} and {@code rules_en.properties}; in them <code>{at}</code> is the place, <code>{v}</code>
 * what was found and <code>{w}</code> what was expected.
 */
public enum HisRule {
    XML_MALFORMED("xml.malformed", REFUSE, "XML 1.0"),
    FILE_KIND("file.kind", REFUSE, "EMR"),
    XML_DOCTYPE("xml.doctype", REFUSE, "EMR"),
    XML_DEPTH("xml.depth", REFUSE, "EMR"),
    ENVELOPE_ROOT("envelope.root", REFUSE, "QĐ 4750/QĐ-BYT"),
    SIZE_LIMIT("size.limit", REFUSE, "EMR"),
    ENCODING_INVALID("encoding.invalid", REFUSE, "QĐ 4750/QĐ-BYT"),
    CONTENT_BASE64("content.base64", REFUSE, "QĐ 4750/QĐ-BYT"),
    CONTENT_MALFORMED("content.malformed", REFUSE, "XML 1.0"),
    ENVELOPE_EMPTY("envelope.empty", REFUSE, "QĐ 4750/QĐ-BYT"),
    ENVELOPE_COUNT("envelope.count", WARN, "QĐ 4750/QĐ-BYT"),
    FACILITY_UNKNOWN("facility.unknown", REFUSE, "EMR"),
    FACILITY_NOT_SENDER("facility.not-sender", REFUSE, "EMR"),
    TABLE_MISSING("table.missing", REFUSE, "QĐ 4750/QĐ-BYT"),
    TABLE_UNKNOWN("table.unknown", WARN, "QĐ 4750/QĐ-BYT"),
    TABLE_WHEN("table.when", WARN, "QĐ 4750/QĐ-BYT và cổng giám định BHXH"),
    TABLE_EXPECTED("table.expected", WARN, "QĐ 4750/QĐ-BYT và cổng giám định BHXH", INFO),
    TABLE_SINGLE("table.single", WARN, "QĐ 4750/QĐ-BYT"),
    ELEMENT_REQUIRED("element.required", REFUSE, "QĐ 4750/QĐ-BYT"),
    ELEMENT_EXPECTED("element.expected", WARN, "Cổng giám định BHXH (QĐ 4750)", INFO),
    ELEMENT_DUPLICATE("element.duplicate", REFUSE, "QĐ 4750/QĐ-BYT", INFO),
    ELEMENT_UNKNOWN("element.unknown", WARN, "QĐ 4750/QĐ-BYT"),
    ELEMENT_FORM("element.form", INFO, "QĐ 130, 4750, 3176, 1931"),
    LINK_EPISODE("link.episode", REFUSE, "QĐ 4750/QĐ-BYT, mục 1 của mọi bảng"),
    LINK_SERVICE("link.service", WARN, "QĐ 4750/QĐ-BYT, XML4 mục 3"),
    LINK_PERSON("link.person", REFUSE, "EMR", WARN),
    LINK_SUMMARY("link.summary", WARN, "QĐ 4750/QĐ-BYT, XML7, 8, 13, 14, 15"),
    SUM_TOTAL("sum.total", WARN, "QĐ 4750/QĐ-BYT, XML1 mục 47"),
    SUM_PART("sum.part", WARN, "QĐ 4750/QĐ-BYT, XML1 mục 45–53"),
    SUM_ROW("sum.row", WARN, "QĐ 4750/QĐ-BYT, XML2 mục 20–26, XML3 mục 19–27"),
    SUM_DAYS("sum.days", WARN, "QĐ 4750/QĐ-BYT, XML1 mục 39"),
    EPISODE_RESENT("episode.resent", INFO, "QĐ 4750/QĐ-BYT"),
    EPISODE_SAME("episode.same", INFO, "EMR"),
    EPISODE_SUPERSEDED("episode.superseded", WARN, "EMR"),
    FILE_SAME("file.same", INFO, "EMR"),
    VALUE_DATE("value.date", REFUSE, "QĐ 4750/QĐ-BYT, quy ước chung", WARN),
    VALUE_NUMBER("value.number", REFUSE, "QĐ 4750/QĐ-BYT, quy ước chung"),
    VALUE_NEGATIVE("value.negative", REFUSE, "EMR", WARN),
    VALUE_CODE("value.code", WARN, "QĐ 4469/QĐ-BYT, 4750/QĐ-BYT", INFO),
    VALUE_LENGTH("value.length", WARN, "QĐ 4750/QĐ-BYT", INFO),
    VALUE_FORM("value.form", WARN, "QĐ 4750/QĐ-BYT"),
    VALUE_DECIMALS("value.decimals", WARN, "QĐ 4750/QĐ-BYT, quy ước chung"),
    VALUE_COUNT("value.count", WARN, "QĐ 4750/QĐ-BYT, XML1 mục 18–20, 27, 28"),
    LIST_NOT_HELD("list.not-held", INFO, "Thông tư 06/2026/TT-BYT"),
    TIME_ORDER("time.order", REFUSE, "EMR", WARN),
    TIME_SEQUENCE("time.sequence", WARN, "Cổng giám định BHXH (QĐ 4750)"),
    TIME_STAY("time.stay", WARN, "Cổng giám định BHXH (QĐ 4750)"),
    TIME_FUTURE("time.future", REFUSE, "EMR", WARN),
    TIME_BIRTH("time.birth", WARN, "QĐ 4750/QĐ-BYT, XML1 mục 6"),
    IDENTITY_FORMAT("identity.format", WARN, "QĐ 4750/QĐ-BYT, XML1 mục 5"),
    IDENTITY_SEX("identity.sex", WARN, "Nghị định 137/2015/NĐ-CP"),
    IDENTITY_YEAR("identity.year", WARN, "Nghị định 137/2015/NĐ-CP"),
    IDENTITY_PROVINCE("identity.province", WARN, "Nghị định 137/2015/NĐ-CP"),
    IDENTITY_CONFLICT("identity.conflict", WARN, "EMR"),
    IDENTITY_APART("identity.apart", WARN, "EMR"),
    IDENTITY_SECOND("identity.second", WARN, "EMR"),
    IDENTITY_OTHER("identity.other", REFUSE, "EMR"),
    CHECKIN_PERSON("checkin.person", WARN, "EMR"),
    TEXT_HOSTILE("text.hostile", INFO, "EMR"),
    INTERNAL("internal", REFUSE, "EMR");

    private final String code;
    private final Severity severity;
    private final String source;
    private final Severity less;

    HisRule(String code, Severity severity, String source) {
        this(code, severity, source, severity);
    }

    HisRule(String code, Severity severity, String source, Severity less) {
        this.code = code;
        this.severity = severity;
        this.source = source;
        this.less = less;
    }

    /** Stable name in reports. */
    public String code() {
        return code;
    }

    /** What it does unless the finding says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** All that it can do: less where it matters less. */
    public Set<Severity> severities() {
        return Collections.unmodifiableSet(EnumSet.of(severity, less));
    }

    /** Who demands it: a decision, or EMR for this system. */
    public String source() {
        return source;
    }

    /** Vietnamese sentence. */
    public String vi() {
        return Sentences.VIETNAMESE.of(code);
    }

    /** English sentence. */
    public String en() {
        return Sentences.ENGLISH.of(code);
    }
}
