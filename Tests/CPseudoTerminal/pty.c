#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(int descriptor, int kind, int value) {
    int pair[2] = {kind, value};
    if (write(descriptor, pair, sizeof pair) < 0) _exit(126);
}

// Runs the program in a process group of its own, so that it can be stopped and continued.
static void lead(int events, char *const arguments[], char *const environment[]) {
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t program = fork();
    if (program == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        execve(arguments[0], arguments, environment);
        _exit(127);
    }
    setpgid(program, program);
    tell(events, pty_started, program);
    int status;
    while (waitpid(program, &status, WUNTRACED) == program) {
        if (WIFSTOPPED(status)) {
            tell(events, pty_stopped, WSTOPSIG(status));
            continue;
        }
        if (WIFEXITED(status)) tell(events, pty_exited, WEXITSTATUS(status));
        if (WIFSIGNALED(status)) tell(events, pty_signalled, WTERMSIG(status));
        break;
    }
    // Stays, so that the terminal is not hung up before it was looked at.
    for (;;) pause();
}

int pty_start(
    struct pty *pty, char *const arguments[], char *const environment[], int columns, int rows) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    pid_t leader = forkpty(&pty->terminal, NULL, NULL, &size);
    if (leader < 0) return -1;
    if (leader == 0) {
        // Other terminals of the same tests, their files and locks must not stay open here.
        int events = dup2(ends[1], 3);
        close_range(4, ~0U, 0);
        fcntl(events, F_SETFD, FD_CLOEXEC);
        lead(events, arguments, environment);
    }
    close(ends[1]);
    pty->events = ends[0];
    pty->leader = leader;
    fcntl(pty->terminal, F_SETFD, FD_CLOEXEC);
    fcntl(pty->events, F_SETFD, FD_CLOEXEC);
    return 0;
}

int pty_resize(int terminal, int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    return ioctl(terminal, TIOCSWINSZ, &size);
}
