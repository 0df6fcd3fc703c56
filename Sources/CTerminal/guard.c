// Gives the terminal back when the program crashes or exits without doing so.
//
// Everything a handler needs is prepared beforehand: it only calls write, tcsetattr, dup2,
// sigaction and raise, which POSIX allows in handlers. A crash handler then puts back what was
// installed before it (Swift's backtracer, or the default) and raises again, so that reports and
// core dumps stay as they were.
#include "CTerminal.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
enum { crash_count = sizeof crashes / sizeof crashes[0] };

static struct sigaction earlier[crash_count];
static struct termios saved_modes;
static char restore_bytes[512];
static char farewell_bytes[512];
static int guarded_tty = -1;
static int saved_error_output = -1;
// Taken by whoever restores first.
static atomic_int is_armed;

static void put(int descriptor, const char *bytes) {
    size_t left = strlen(bytes);
    while (left > 0) {
        ssize_t written = write(descriptor, bytes, left);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        left -= (size_t)written;
    }
}

// Returns whether this call was the one that gave the terminal back.
int terminal_guard_fire(void) {
    if (!atomic_exchange(&is_armed, 0)) return 0;
    // In the background tcsetattr would stop the process.
    signal(SIGTTOU, SIG_IGN);
    put(guarded_tty, restore_bytes);
    tcsetattr(guarded_tty, TCSANOW, &saved_modes);
    if (saved_error_output >= 0) dup2(saved_error_output, STDERR_FILENO);
    return 1;
}

static void at_exit(void) { terminal_guard_fire(); }

static void crashed(int number) {
    if (terminal_guard_fire()) put(guarded_tty, farewell_bytes);
    for (int index = 0; index < crash_count; index++) {
        if (crashes[index] == number) sigaction(number, &earlier[index], NULL);
    }
    raise(number);
}

static void copy(char *target, size_t size, const char *text) {
    strncpy(target, text ? text : "", size - 1);
    target[size - 1] = 0;
}

void terminal_guard_arm(
    int tty, const struct termios *saved, const char *bytes, int error_output,
    const char *farewell) {
    static int is_registered;
    guarded_tty = tty;
    saved_modes = *saved;
    saved_error_output = error_output;
    copy(restore_bytes, sizeof restore_bytes, bytes);
    copy(farewell_bytes, sizeof farewell_bytes, farewell);
    struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < crash_count; index++) {
        sigaction(crashes[index], &action, &earlier[index]);
    }
    if (!is_registered) atexit(at_exit);
    is_registered = 1;
    atomic_store(&is_armed, 1);
}

void terminal_guard_disarm(void) {
    if (!atomic_exchange(&is_armed, 0)) return;
    for (int index = 0; index < crash_count; index++) {
        sigaction(crashes[index], &earlier[index], NULL);
    }
}

int terminal_guard_stack(void) {
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && !(present.ss_flags & SS_DISABLE)) return 0;
    const size_t size = 64 * 1024;
    // Kept until the process ends: the thread that calls this lives as long.
    void *memory = malloc(size);
    if (!memory) return -1;
    stack_t stack = {.ss_sp = memory, .ss_size = size};
    return sigaltstack(&stack, NULL);
}
