import Foundation

/// Moves the time of day of single processes: a library that is loaded before the C library and
/// adds what a file says, in milliseconds, to `clock_gettime(CLOCK_REALTIME)`.
///
/// It does what Debian's `faketime` does, and asks for nothing to be installed but a C compiler.
enum ClockShift {
    private static let source = #"""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <fcntl.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <time.h>
        #include <unistd.h>

        static const volatile long long *shift;

        __attribute__((constructor)) static void open_file(void) {
            const char *path = getenv("CLOCK_SHIFT_FILE");
            int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
            if (file < 0) return;
            void *map = mmap(0, 8, PROT_READ, MAP_SHARED, file, 0);
            if (map != MAP_FAILED) shift = map;
            close(file);
        }

        int clock_gettime(clockid_t clock, struct timespec *time) {
            static int (*real)(clockid_t, struct timespec *);
            if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
            int result = real(clock, time);
            if (result == 0 && clock == CLOCK_REALTIME && shift) time->tv_sec += *shift / 1000;
            return result;
        }

        """#

    /// Builds the library; nil where there is no compiler.
    static func build(in folder: String) -> String? {
        let library = "\(folder)/clockshift.so"
        let file = "\(folder)/clockshift.c"
        guard (try? source.write(toFile: file, atomically: false, encoding: .utf8)) != nil else {
            return nil
        }
        for compiler in ["cc", "clang", "gcc"] {
            // One of them is enough, and none is said in the run's first lines.
            let words = [compiler, "-shared", "-fPIC", "-O1", "-o", library, file, "-ldl"]
            if (try? Tool.run(words)) != nil { return library }
        }
        return nil
    }

    /// Sets how far a clock is moved; the process sees it at once.
    static func set(_ seconds: Int, file: String) {
        var milliseconds = Int64(seconds) * 1000
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        pwrite(descriptor, &milliseconds, 8, 0)
        close(descriptor)
    }
}
