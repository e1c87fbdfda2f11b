// libarchive drops what it has decompressed of its last 64 KiB when a gzip
// file ends early; zlib itself does not.
#include <zlib.h>
