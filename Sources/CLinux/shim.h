// What Swift's own module of glibc leaves out.
#include <sys/eventfd.h>

// Moves without ever replacing: rename(2) has no such thing.
extern int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
enum { wirecopy_no_replace = 1 };

// A read lease is granted only while nobody has the file open for writing.
enum { wirecopy_set_lease = 1024 };
