package vn.emr.exchange.his.read;

import java.util.List;

/**
 * A table of a HOSO.
 *
 * @param name XML1 … XML15
 * @param rows its rows
 */
public record HisTable(String name, List<HisRow> rows) {}
