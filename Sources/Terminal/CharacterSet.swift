import Glibc

/// The encoding that this C library writes in.
@TerminalActor
enum CharacterSet {
    /// Sets the locale of characters; only that, since numbers must stay as programs read them.
    ///
    /// With no locale named at all, as in most containers, UTF-8 is the better guess than ASCII;
    /// LANG=C is a wish.
    ///
    /// - Parameter environment: whether a locale is named.
    /// - Returns: whether it is UTF-8.
    static func prepare(_ environment: TerminalEnvironment) -> Bool {
        setlocale(LC_CTYPE, environment.hasLocale ? "" : "C.UTF-8")
        guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
        return String(cString: codeset) == "UTF-8"
    }
}
