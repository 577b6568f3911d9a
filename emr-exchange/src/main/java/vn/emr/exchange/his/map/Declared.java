package vn.emr.exchange.his.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.Hoso;

/** What the mappings declare, table by table. */
final class Declared {

    /** Rows of XML3 about services. */
    static final String SERVICES = "XML3";

    /** Rows of XML3 about supplies. */
    static final String SUPPLIES = "XML3 (vật tư)";

    private static final Fields SUMMARY = Fields.of(
            "XML1",
            EncounterMapping.FIELDS,
            PatientMapping.FIELDS,
            CoverageMapping.FIELDS,
            ConditionMapping.FIELDS,
            SummaryMapping.FIELDS,
            ChargeMapping.FIELDS);

    private static final List<Fields> ALL = List.of(
            CheckInMapping.FIELDS,
            CheckInMapping.BESIDE_SUMMARY,
            SUMMARY,
            MedicineMapping.FIELDS,
            ServiceMapping.FIELDS,
            SupplyMapping.FIELDS,
            ResultMapping.FIELDS,
            NoteMapping.FIELDS,
            HivMapping.FIELDS,
            DischargeMapping.FIELDS,
            RecordSummaryMapping.FIELDS,
            BirthMapping.FIELDS,
            PregnancyLeaveMapping.FIELDS,
            SickLeaveMapping.FIELDS,
            TransferMapping.FIELDS,
            AppointmentMapping.FIELDS,
            TuberculosisMapping.FIELDS);

    private static final Fields NOTHING = Fields.of("");

    private static final Map<String, Fields> BY_TABLE = new HashMap<>();

    static {
        ALL.forEach(f -> BY_TABLE.put(f.table(), f));
    }

    private Declared() {}

    /** Every table in its order, each kind of row on its own. */
    static List<Fields> all() {
        return ALL;
    }

    /** What becomes of the elements of this row. */
    static Fields of(String table, HisRow row, Hoso hoso) {
        if (table.equals("XML0") && !hoso.isCheckIn()) {
            return CheckInMapping.BESIDE_SUMMARY;
        }
        boolean supply = table.equals(SERVICES) && ServiceMapping.isSupply(row);
        return BY_TABLE.getOrDefault(supply ? SUPPLIES : table, NOTHING);
    }

    /** Why an element of this row is not stated, kept by declaration or because the row lacks what it belongs to. */
    static @Nullable Reason kept(Fields fields, HisRow row, String element) {
        Reason reason = fields.kept(element);
        if (reason != null) {
            return reason;
        }
        if (fields == TransferMapping.FIELDS) {
            return TransferMapping.isUnstated(row, element) ? Reason.UNSTATED : null;
        }
        return fields == SUMMARY || fields == CheckInMapping.FIELDS ? unstated(row, element) : null;
    }

    private static @Nullable Reason unstated(HisRow summary, String element) {
        if (CoverageMapping.lacksCard(summary, element)) {
            return Reason.CARDLESS;
        }
        if (PatientMapping.isUnstated(summary, element)) {
            return Reason.UNSTATED;
        }
        return element.equals("CAN_NANG") && SummaryMapping.isUnmeasured(summary) ? Reason.UNMEASURED : null;
    }
}
