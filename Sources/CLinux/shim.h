// What Swift's own module of glibc leaves out, and what must be done in C: in the handler of a signal, and between
// fork(2) and exec(2), no code of Swift may run.
#ifndef WIRECOPY_CLINUX
#define WIRECOPY_CLINUX

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

// Moves without ever replacing: rename(2) has no such thing.
extern int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
enum { wirecopy_no_replace = 1 };

// A read lease is granted only while nobody has the file open for writing.
enum { wirecopy_set_lease = 1024 };

// The signals a fault of the program's own ends it with.
static const int wirecopy_faults[] = { SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT };
enum { wirecopy_fault_count = sizeof wirecopy_faults / sizeof wirecopy_faults[0] };

struct wirecopy_crash_marks {
    int descriptor;
    off_t place;
    struct sigaction former[wirecopy_fault_count];
};

/// Where the handler writes. One for the process, as its signals are: to be used from one source file alone, as every
/// one that includes this has its own.
static struct wirecopy_crash_marks wirecopy_marks = { .descriptor = -1 };

/// Writes the signal's number, gives the signal back to who had it before, and lets it end the program.
/// Only calls that are safe in a handler (signal-safety(7)).
static void wirecopy_mark_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    int failure = errno;
    char digits[3] = { '0', (char)('0' + number / 10), (char)('0' + number % 10) };
    if (wirecopy_marks.descriptor >= 0)
        (void)!pwrite(wirecopy_marks.descriptor, digits, sizeof digits, wirecopy_marks.place);
    for (int index = 0; index < wirecopy_fault_count; index++)
        if (wirecopy_faults[index] == number) sigaction(number, &wirecopy_marks.former[index], NULL);
    // A fault happens again when the handler returns; what somebody sent has to be sent again.
    if (info->si_code <= 0) raise(number);
    errno = failure;
}

/// From now on a fault leaves its number in three digits at `place` of a file; with -1 for the descriptor no more.
/// The calling thread gets a stack of its own for the handler, so that one that overflowed its stack leaves it too.
static inline void wirecopy_mark_crashes(int descriptor, off_t place) {
    int first = wirecopy_marks.descriptor < 0;
    wirecopy_marks.descriptor = descriptor;
    wirecopy_marks.place = place;
    if (descriptor < 0) {
        for (int index = 0; index < wirecopy_fault_count; index++)
            if (!first) sigaction(wirecopy_faults[index], &wirecopy_marks.former[index], NULL);
        return;
    }
    size_t size = 64 << 10;
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) {
        stack_t stack = { .ss_sp = memory, .ss_size = size };
        sigaltstack(&stack, NULL);
    }
    if (!first) return;
    struct sigaction action = { .sa_flags = SA_SIGINFO | SA_ONSTACK };
    action.sa_sigaction = wirecopy_mark_crash;
    sigemptyset(&action.sa_mask);
    for (int index = 0; index < wirecopy_fault_count; index++)
        sigaction(wirecopy_faults[index], &action, &wirecopy_marks.former[index]);
}

/// Starts a program in a process group of its own, with `input` as its standard input and standard error as its
/// standard output. It is sent SIGTERM when the calling thread ends, however that comes.
///
/// Returns its number, or -1 with errno set.
static inline pid_t wirecopy_spawn(const char *path, char *const arguments[], char *const environment[], int input) {
    sigset_t all, former;
    sigfillset(&all);
    // No handler of the parent may run in the child.
    pthread_sigmask(SIG_SETMASK, &all, &former);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child != 0) {
        int failure = errno;
        // Here as in the child, so that it is done whoever comes first.
        if (child > 0) setpgid(child, child);
        pthread_sigmask(SIG_SETMASK, &former, NULL);
        errno = failure;
        return child;
    }
    setpgid(0, 0);
    // What the parent ignores the child must not.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    // It may have ended before it was asked for.
    if (getppid() != parent) _exit(127);
    if (dup2(input, STDIN_FILENO) < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) _exit(127);
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    execve(path, arguments, environment);
    _exit(127);
}

#endif
