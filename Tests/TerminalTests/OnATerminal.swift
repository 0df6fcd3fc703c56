import Testing

/// All tests that run a program on a pseudo terminal, one after the other: each blocks a thread
/// while it waits, and there are only as many as cores.
@Suite(.serialized)
enum OnATerminal {}
