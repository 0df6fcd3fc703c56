#pragma once
// Starts a program on a terminal of its own, under a leader that stays when the program ends or
// stops, as a shell does.
#include <sys/types.h>
#include <termios.h>

enum { pty_started, pty_exited, pty_signalled, pty_stopped };

struct pty {
    int terminal;  // what the terminal's user sees and types
    int events;    // pairs of int: one of the kinds above and its pid, code or signal
    pid_t leader;
};

// Returns 0, or -1 with errno. `arguments` and `environment` end with NULL.
int pty_start(
    struct pty *pty, char *const arguments[], char *const environment[], int columns, int rows);
int pty_resize(int terminal, int columns, int rows);
