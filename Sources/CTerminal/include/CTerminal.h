#pragma once
// What must happen in signal handlers, where Swift code is not safe to run, and two calls that
// Swift does not import.
#include <stddef.h>
#include <termios.h>

// Arms the guard: from now on every crash and every exit() first gives the terminal back.
// `bytes` (copied, at most 511) is written to `tty`, then `saved` is set; `error_output` replaces
// standard error again, or is -1; `farewell` (copied, at most 511) is written after a crash only.
void terminal_guard_arm(
    int tty, const struct termios *saved, const char *bytes, int error_output,
    const char *farewell);
// The terminal has been given back in order.
void terminal_guard_disarm(void);

// Gives the calling thread a stack for signal handlers, so that an overflow of its own stack is
// handled too. Returns 0, or -1 without memory.
int terminal_guard_stack(void);

// From now on INT, TERM, HUP, QUIT, TSTP and WINCH are told as one byte each through a pipe.
// Returns its reading end, or -1. A second INT, TERM or QUIT ends the process at once, terminal
// given back, in case nobody reads.
int terminal_signals_open(void);
// Returns to what the signals did before.
void terminal_signals_close(void);

// Stops the process group as ctrl-z does and returns when it is continued; in a session that
// nobody could continue it returns at once.
void terminal_stop_group(void);

// Reads columns and rows: 0, or -1 when the terminal does not say. (ioctl is variadic.)
int terminal_size(int tty, int *columns, int *rows);
