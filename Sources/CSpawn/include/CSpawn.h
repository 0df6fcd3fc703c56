#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

/// What Swift's view of the C library lacks (_GNU_SOURCE) for starting a program cleanly.

/// Makes a pipe whose ends no child process inherits; returns 0, or -1 and errno.
int spawn_pipe(int ends[2]);

/// Starts a program with three descriptors as its standard streams and no other one, in a process
/// group of its own, with no signal blocked or ignored.
///
/// `folder` is where it runs and where relative paths begin; NULL for the caller's own. Returns
/// 0, or the number of the error.
int spawn_program(pid_t *process, char *const arguments[], char *const environment[],
                  const char *folder, const int streams[3]);

#endif
