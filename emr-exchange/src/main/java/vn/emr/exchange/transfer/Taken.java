package vn.emr.exchange.transfer;

/**
 * What became of a message, or of a part of one.
 *
 * @param whole whether all of it is in the record now
 * @param missing places in the manifest of the entries that are still missing, separated by spaces
 * @param offset bytes of the upload that are here
 */
record Taken(boolean whole, String missing, long offset) {

    static final Taken WHOLE = new Taken(true, "", 0);
}
