package vn.emr.exchange.his.read;

import java.util.List;
import java.util.Optional;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Severity;

/**
 * Finds the rows of a table: an element that holds elements of the standard is a row, whatever it and those around it
 * are called, for vendors spell them differently.
 */
final class TableRows {

    private final FieldList fields;
    private final String table;
    private final List<HisRow> rows;
    private final List<Finding> findings;

    TableRows(FieldList fields, String table, List<HisRow> rows, List<Finding> findings) {
        this.fields = fields;
        this.table = table;
        this.rows = rows;
        this.findings = findings;
    }

    void read(XmlNode node) {
        if (isRow(node)) {
            row(node);
            return;
        }
        for (XmlNode child : node.children()) {
            if (child.isLeaf() && !child.text().isBlank()) {
                findings.add(Finding.of(HisRule.ELEMENT_UNKNOWN, new Place(table, 0, child.name())));
            }
            read(child);
        }
    }

    private boolean isRow(XmlNode node) {
        return node.children().stream().anyMatch(c -> field(c).isPresent());
    }

    private Optional<FieldList.Field> field(XmlNode node) {
        return fields.find(table, node.name());
    }

    private void row(XmlNode node) {
        HisRow row = new HisRow(table, rows.size() + 1);
        for (XmlNode child : node.children()) {
            String value = child.value();
            if (field(child).isEmpty() || !child.isLeaf()) {
                findings.add(Finding.of(HisRule.ELEMENT_UNKNOWN, row.at(child.name())));
            }
            if (row.has(child.name())) {
                boolean same = row.get(child.name()).equals(value);
                Finding twice = Finding.of(HisRule.ELEMENT_DUPLICATE, row.at(child.name()));
                findings.add(same ? twice.as(Severity.INFO) : twice);
            }
            row.put(child.name(), value);
        }
        rows.add(row);
    }
}
