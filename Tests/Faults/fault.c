/* Loaded before the C library (LD_PRELOAD): lets one call of a kind on the files of a folder fail.

   FAULT_KIND    the kind: open, read, write, sync, cut, rename, unlink, link, mkdir, lock or stat
   FAULT_NUMBER  the number of the call that fails, from 1; 0 lets none fail and counts them
   FAULT_ERRNO   the error that it gives
   FAULT_LASTS   1 if every later call of the kind fails too
   FAULT_DONE    1 if the call is carried out all the same, and then said to have failed
   FAULT_UNDER   the folder whose files count
   FAULT_MARK    a file to which a byte is added for each call that fails, or that is counted */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int seen;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int is_under(const char *path) {
    const char *folder = setting("FAULT_UNDER");
    return *folder && path && !strncmp(path, folder, strlen(folder));
}

static int fails(const char *kind, const char *path) {
    if (strcmp(setting("FAULT_KIND"), kind) || !is_under(path)) return 0;
    int number = atomic_fetch_add(&seen, 1) + 1, wanted = atoi(setting("FAULT_NUMBER"));
    int counts = wanted == 0;
    if (!counts && (*setting("FAULT_LASTS") == '1' ? number < wanted : number != wanted)) return 0;
    int flags = O_CREAT | O_WRONLY | O_APPEND;
    long mark = syscall(SYS_openat, AT_FDCWD, setting("FAULT_MARK"), flags, 0600);
    if (mark >= 0) {
        syscall(SYS_write, mark, ".", 1);
        syscall(SYS_close, mark);
    }
    return !counts;
}

static int fails_on(const char *kind, int descriptor) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long count = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    path[count < 0 ? 0 : count] = 0;
    return fails(kind, path);
}

static int is_done(void) { return *setting("FAULT_DONE") == '1'; }

static int error(void) {
    errno = atoi(setting("FAULT_ERRNO"));
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* A function on a descriptor, with its parameters and their names. */
#define ON(type, name, kind, parameters, arguments)                                                \
    type name parameters {                                                                         \
        if (!fails_on(kind, descriptor)) return REAL(name) arguments;                              \
        if (is_done()) REAL(name) arguments;                                                       \
        return error();                                                                            \
    }

ON(ssize_t, read, "read", (int descriptor, void *to, size_t size), (descriptor, to, size))
ON(ssize_t, pread, "read", (int descriptor, void *to, size_t size, off_t at),
   (descriptor, to, size, at))
ON(ssize_t, pread64, "read", (int descriptor, void *to, size_t size, off64_t at),
   (descriptor, to, size, at))
ON(ssize_t, write, "write", (int descriptor, const void *from, size_t size),
   (descriptor, from, size))
ON(ssize_t, pwrite, "write", (int descriptor, const void *from, size_t size, off_t at),
   (descriptor, from, size, at))
ON(ssize_t, pwrite64, "write", (int descriptor, const void *from, size_t size, off64_t at),
   (descriptor, from, size, at))
ON(int, fsync, "sync", (int descriptor), (descriptor))
ON(int, fdatasync, "sync", (int descriptor), (descriptor))
ON(int, ftruncate, "cut", (int descriptor, off_t size), (descriptor, size))
ON(int, ftruncate64, "cut", (int descriptor, off64_t size), (descriptor, size))
ON(int, flock, "lock", (int descriptor, int operation), (descriptor, operation))
ON(int, fstat, "stat", (int descriptor, struct stat *status), (descriptor, status))

/* A function on a path. */
#define AT(name, kind, parameters, arguments)                                                      \
    int name parameters {                                                                          \
        if (!fails(kind, path)) return REAL(name) arguments;                                       \
        if (is_done()) REAL(name) arguments;                                                       \
        return error();                                                                            \
    }

AT(rename, "rename", (const char *path, const char *to), (path, to))
AT(unlink, "unlink", (const char *path), (path))
AT(link, "link", (const char *path, const char *to), (path, to))
AT(mkdir, "mkdir", (const char *path, mode_t mode), (path, mode))
AT(stat, "stat", (const char *path, struct stat *status), (path, status))

#define OPENING(name, parameters, arguments)                                                       \
    int name parameters {                                                                          \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                  \
        va_end(rest);                                                                              \
        return fails("open", path) ? error() : REAL(name) arguments;                               \
    }

OPENING(open, (const char *path, int flags, ...), (path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), (path, flags, mode))
OPENING(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPENING(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

/* SQLite's own locks are made with fcntl. */
#define LOCKING(name)                                                                              \
    int name(int descriptor, int command, ...) {                                                   \
        va_list rest;                                                                              \
        va_start(rest, command);                                                                   \
        void *argument = va_arg(rest, void *);                                                     \
        va_end(rest);                                                                              \
        int locks = command == F_SETLK && ((struct flock *)argument)->l_type != F_UNLCK;           \
        if (locks && fails_on("lock", descriptor)) return error();                                 \
        return REAL(name)(descriptor, command, argument);                                          \
    }

LOCKING(fcntl)
LOCKING(fcntl64)
