// Turns signals into bytes that the terminal's thread reads among its other input.
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const int told_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH};
enum { told_count = sizeof told_signals / sizeof told_signals[0] };

static struct sigaction earlier[told_count];
static int ends[2] = {-1, -1};
static atomic_int ending;

int terminal_guard_fire(void);

static void tell(int number) {
    int error = errno;
    int is_end = number == SIGINT || number == SIGTERM || number == SIGQUIT;
    if (is_end && atomic_exchange(&ending, 1)) {
        terminal_guard_fire();
        signal(number, SIG_DFL);
        raise(number);
    }
    unsigned char byte = (unsigned char)number;
    // A full pipe already holds enough to wake the reader.
    if (write(ends[1], &byte, 1) < 0) errno = error;
    errno = error;
}

int terminal_signals_open(void) {
    if (pipe(ends) != 0) return -1;
    for (int index = 0; index < 2; index++) {
        fcntl(ends[index], F_SETFD, FD_CLOEXEC);
        fcntl(ends[index], F_SETFL, O_NONBLOCK);
    }
    atomic_store(&ending, 0);
    struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < told_count; index++) {
        sigaction(told_signals[index], &action, &earlier[index]);
    }
    return ends[0];
}

void terminal_signals_close(void) {
    if (ends[0] < 0) return;
    for (int index = 0; index < told_count; index++) {
        sigaction(told_signals[index], &earlier[index], NULL);
    }
    for (int index = 0; index < 2; index++) {
        close(ends[index]);
        ends[index] = -1;
    }
}

void terminal_stop_group(void) {
    struct sigaction present;
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigemptyset(&standard.sa_mask);
    sigaction(SIGTSTP, &standard, &present);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &present, NULL);
}

int terminal_size(int tty, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(tty, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}
