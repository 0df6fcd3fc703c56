#include "CSpawn.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

int spawn_pipe(int ends[2]) {
#ifdef __linux__
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

static void set_actions(posix_spawn_file_actions_t *actions, const char *folder,
                        const int streams[3]) {
    for (int place = 0; place < 3; place++) {
        posix_spawn_file_actions_adddup2(actions, streams[place], place);
    }
    if (folder) posix_spawn_file_actions_addchdir_np(actions, folder);
#ifdef __linux__
    // What a library opened without close-on-exec would keep the caller's files and ports alive.
    posix_spawn_file_actions_addclosefrom_np(actions, 3);
#endif
}

static void set_attributes(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#ifdef __APPLE__
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setflags(attributes, flags);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
}

int spawn_program(pid_t *process, char *const arguments[], char *const environment[],
                  const char *folder, const int streams[3]) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    set_actions(&actions, folder, streams);
    set_attributes(&attributes);
    int failure = posix_spawnp(process, arguments[0], &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure;
}
