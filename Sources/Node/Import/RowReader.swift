/// Reads the rows of one file in order, a row at a time, in bounded memory.
package protocol RowReader {
    /// Bytes taken from the file so far, for a progress bar.
    var bytesRead: Int { get }
    /// Bytes of the whole file; nil for a pipe.
    var byteCount: Int? { get }
    /// Returns the next row, good or bad, or nil at the end.
    ///
    /// Throws when the file is broken as a whole; what came before is good, and nothing follows.
    mutating func next() throws(ImportError) -> Result<Row, BadRow>?
}
